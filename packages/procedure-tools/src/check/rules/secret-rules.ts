import type { ProcedurePackage } from '@motcua/procedure-sdk';
import type { CheckRule } from '../check-finding.ts';
import { error } from '../check-finding.ts';

/** Texts that open something, by what they are called. A package is read by every ward that installs it. */
const SECRETS: readonly { readonly vi: string; readonly en: string; readonly pattern: RegExp }[] = [
	{ vi: 'khóa bí mật', en: 'private key', pattern: /-----BEGIN [A-Z ]*PRIVATE KEY-----/ },
	{ vi: 'mã truy cập GitHub', en: 'GitHub token', pattern: /\bgh[pousr]_[A-Za-z0-9]{36}\b/ },
	{ vi: 'khóa truy cập AWS', en: 'AWS access key', pattern: /\bAKIA[0-9A-Z]{16}\b/ },
	{ vi: 'mã truy cập Slack', en: 'Slack token', pattern: /\bxox[abprs]-[A-Za-z0-9-]{20,}\b/ },
	{ vi: 'JWT', en: 'JWT', pattern: /\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}/ },
	{
		vi: 'mật khẩu trong địa chỉ',
		en: 'password in an address',
		pattern: /\b[a-z][a-z0-9+.-]*:\/\/[^\s/:@'"]+:[^\s/@'"]{3,}@/,
	},
	{
		vi: 'mật khẩu hoặc mã truy cập',
		en: 'password or token',
		pattern: /\b(?:password|passwd|secret|api_?key|access_?token|auth_?token)["']?\s*[:=]\s*["'][^\s"'{}]{8,}["']/i,
	},
];

const secrets: CheckRule = {
	ids: ['package.secret'],
	check: (pkg) =>
		filesOf(pkg).flatMap(([path, text]) =>
			SECRETS.filter(({ pattern }) => pattern.test(text)).map(({ vi, en }) =>
				error(
					'package.secret',
					path,
					[`Tệp chứa ${vi}.`, `The file holds a ${en}.`],
					[
						'Gỡ ra và thay cái mới: cái này coi như đã lộ. Mã truy cập dịch vụ ngoài do bộ phận CNTT của phường giữ.',
						'Remove it and replace it: it counts as known. Access codes of outside services are kept by ward IT.',
					],
				),
			),
		),
};

const filesOf = (pkg: ProcedurePackage): readonly (readonly [string, string])[] => [
	['code/steps.js', pkg.code ?? ''],
	['code/steps.js.map', pkg.codeMap ?? ''],
	...Object.entries(pkg.templates),
	['manifest.json', JSON.stringify(pkg.manifest)],
	['messages.json', JSON.stringify(pkg.messages)],
	...Object.entries(pkg.forms).map(([id, form]) => [`forms/${id}.json`, JSON.stringify(form)] as const),
	...pkg.fixtures.map((fixture) => [`fixtures ${fixture.name}`, JSON.stringify(fixture)] as const),
];

export const secretRules: readonly CheckRule[] = [secrets];
