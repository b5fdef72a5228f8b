import { posix } from 'node:path';
import type { CheckFinding, CheckRule } from '../check-finding.ts';
import { error, listed } from '../check-finding.ts';

/** What the core maps in beside the templates of the package: the data, its library and pictures. */
const PROVIDED = /^\/(data\.json$|motcua\/\d+\/|images\/)/;

/** Typst functions and keywords that read a file, with the path as their first text. */
const REFERENCE =
	/\b(import|include|image|read|json|csv|yaml|toml|xml|cbor|bibliography|plugin)\b\s*\(?\s*"([^"\n]+)"/g;

const present: CheckRule = {
	ids: ['template.result'],
	check: ({ manifest, templates }) =>
		Object.hasOwn(templates, manifest.result.template)
			? []
			: [
					error(
						'template.result',
						'manifest.json result.template',
						[
							`Gói không có mẫu “${manifest.result.template}”.`,
							`The package has no template "${manifest.result.template}".`,
						],
						[`Các mẫu: ${listed(Object.keys(templates))}.`, `Its templates: ${listed(Object.keys(templates))}.`],
					),
				],
};

const references: CheckRule = {
	ids: ['template.package', 'template.plugin', 'template.reference'],
	check: ({ templates }) =>
		Object.entries(templates)
			.filter(([path]) => path.endsWith('.typ'))
			.flatMap(([path, source]) =>
				source.split('\n').flatMap((line, index) => {
					const code = line.replace(/\/\/.*$/, '');
					return [...code.matchAll(REFERENCE)].flatMap(([, kind = '', target = '']) =>
						judge(kind, target, path, `${path}:${index + 1}`, templates),
					);
				}),
			),
};

function judge(
	kind: string,
	target: string,
	path: string,
	place: string,
	templates: Readonly<Record<string, string>>,
): readonly CheckFinding[] {
	if (target.startsWith('@')) {
		return [
			error(
				'template.package',
				place,
				[`Mẫu nạp “${target}” từ mạng.`, `The template loads "${target}" from the network.`],
				['Chép tệp vào templates/ và nạp từ đó.', 'Copy the file into templates/ and load it from there.'],
			),
		];
	}
	if (kind === 'plugin') {
		return [
			error(
				'template.plugin',
				place,
				['Mẫu nạp mã WebAssembly.', 'The template loads WebAssembly.'],
				['Viết bằng Typst, hoặc tính trong bước tự động.', 'Write it in Typst, or compute it in an automatic step.'],
			),
		];
	}
	if (PROVIDED.test(target)) return [];
	const resolved = target.startsWith('/') ? target.slice(1) : posix.join(posix.dirname(path), target);
	if (Object.hasOwn(templates, resolved)) return [];
	return [
		error(
			'template.reference',
			place,
			[`Không có tệp “${resolved}” trong gói.`, `There is no file "${resolved}" in the package.`],
			[`Các tệp: ${listed(Object.keys(templates))}.`, `Its files: ${listed(Object.keys(templates))}.`],
		),
	];
}

export const templateRules: readonly CheckRule[] = [present, references];
