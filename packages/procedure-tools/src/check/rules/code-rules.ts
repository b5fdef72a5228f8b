import type { ProcedurePackage } from '@motcua/procedure-sdk';
import { findInvisible } from '../../archive/invisible.ts';
import { CODE, LIMITS } from '../../archive/layout.ts';
import type { CodeFacts } from '../../code/read-code.ts';
import { readCode } from '../../code/read-code.ts';
import { sourcePlaces } from '../../code/source-place.ts';
import type { CheckFinding, CheckRule } from '../check-finding.ts';
import { error, warning } from '../check-finding.ts';

/** Above this a step spends more time being compiled than working. */
const CODE_BUDGET = 128 * 1024;

/** Names that make code out of text, or reach for modules. */
const FORBIDDEN: Readonly<Record<string, string>> = {
	eval: 'code.eval',
	Function: 'code.eval',
	require: 'code.import',
	module: 'code.import',
	WebAssembly: 'code.global',
};
/** What the sandbox has besides the language itself; everything else that is not declared in the bundle is missing there. */
const KNOWN = new Set([
	...[
		'undefined',
		'NaN',
		'Infinity',
		'globalThis',
		'Object',
		'Array',
		'Number',
		'String',
		'Boolean',
		'Symbol',
		'BigInt',
		'Date',
		'Math',
	],
	...[
		'Promise',
		'RegExp',
		'JSON',
		'Intl',
		'Temporal',
		'Map',
		'Set',
		'WeakMap',
		'WeakSet',
		'Proxy',
		'Reflect',
		'Iterator',
		'ArrayBuffer',
	],
	...[
		'DataView',
		'Int8Array',
		'Uint8Array',
		'Uint8ClampedArray',
		'Int16Array',
		'Uint16Array',
		'Int32Array',
		'Uint32Array',
	],
	...[
		'Float16Array',
		'Float32Array',
		'Float64Array',
		'BigInt64Array',
		'BigUint64Array',
		'Error',
		'AggregateError',
		'EvalError',
	],
	...['RangeError', 'ReferenceError', 'SyntaxError', 'TypeError', 'URIError', 'SuppressedError', 'DisposableStack'],
	...[
		'AsyncDisposableStack',
		'parseInt',
		'parseFloat',
		'isNaN',
		'isFinite',
		'encodeURI',
		'encodeURIComponent',
		'decodeURI',
	],
	...['decodeURIComponent', 'escape', 'unescape', 'exports'],
]);
const CALL_RULES: Readonly<Record<string, string>> = { 'import()': 'code.import', 'Math.random()': 'code.random' };

const size: CheckRule = {
	ids: ['code.size', 'code.budget'],
	check: ({ code = '' }) => {
		const bytes = Buffer.byteLength(code);
		if (bytes > LIMITS.codeBytes) {
			return [
				error(
					'code.size',
					CODE,
					[
						`Mã có ${bytes} byte, tối đa ${LIMITS.codeBytes}.`,
						`The code has ${bytes} bytes, at most ${LIMITS.codeBytes}.`,
					],
					['Bỏ bớt thư viện.', 'Leave libraries out.'],
				),
			];
		}
		if (bytes > CODE_BUDGET) {
			return [
				warning(
					'code.budget',
					CODE,
					[
						`Mã có ${bytes} byte; trên ${CODE_BUDGET} mỗi lần chạy đều chậm.`,
						`The code has ${bytes} bytes; above ${CODE_BUDGET} every run is slow.`,
					],
					['Nhập từng phần của thư viện thay vì cả thư viện.', 'Import parts of a library instead of the whole.'],
				),
			];
		}
		return [];
	},
};

const invisible: CheckRule = {
	ids: ['code.invisible'],
	check: ({ code = '', templates }) =>
		[[CODE, code] as const, ...Object.entries(templates)].flatMap(([path, text]) => {
			const hidden = findInvisible(text);
			if (!hidden) return [];
			return [
				error(
					'code.invisible',
					`${path}:${hidden.line}:${hidden.column}`,
					[`Có ký tự vô hình ${hidden.codePoint}.`, `There is the invisible character ${hidden.codePoint}.`],
					['Xóa ký tự này hoặc viết dưới dạng mã thoát.', 'Remove it, or write it as an escape.'],
				),
			];
		}),
};

const content: CheckRule = {
	ids: ['code.syntax', 'code.import', 'code.eval', 'code.clock', 'code.random', 'code.localTime', 'code.global'],
	check: (pkg) => (pkg.code === undefined ? [] : judge(pkg, readCode(pkg.code))),
};

function judge(pkg: ProcedurePackage, facts: CodeFacts): readonly CheckFinding[] {
	const placeOf = sourcePlaces(pkg.codeMap);
	const place = ({ line, column }: { readonly line: number; readonly column: number }) => {
		const source = placeOf(line, column);
		return source ? `${source.file}:${source.line}:${source.column}` : `${CODE}:${line}:${column}`;
	};
	if (facts.syntaxError) {
		const { message } = facts.syntaxError;
		return [
			error(
				'code.syntax',
				place(facts.syntaxError),
				[`Mã không phải là script ES2022: ${message}`, `The code is no ES2022 script: ${message}`],
				['Dựng gói bằng motcua-procedure build.', 'Build the package with motcua-procedure build.'],
			),
		];
	}
	const calls = facts.calls.map((call) => {
		if (/^[gs]et/.test(call.what)) return localTime(place(call), call.what);
		const instead =
			call.what === 'Math.random()'
				? 'context.random'
				: call.what === 'import()'
					? 'import'
					: 'context.now, context.today';
		return error(
			CALL_RULES[call.what] ?? 'code.clock',
			place(call),
			[`${call.what} không dùng được trong bước xử lý.`, `${call.what} is not available in a step.`],
			[`Dùng ${instead}.`, `Use ${instead}.`],
		);
	});
	const globals = facts.globals
		.filter(({ what }) => !KNOWN.has(what))
		.map((name) =>
			error(
				FORBIDDEN[name.what] ?? 'code.global',
				place(name),
				[`“${name.what}” không có trong vùng cách ly.`, `"${name.what}" does not exist in the sandbox.`],
				name.what === 'console'
					? ['Dùng context.log.', 'Use context.log.']
					: ['Chỉ dùng ngôn ngữ và những gì context đưa ra.', 'Use the language and what the context offers.'],
			),
		);
	return [...calls, ...globals];
}

const localTime = (place: string, what: string) =>
	warning(
		'code.localTime',
		place,
		[
			`${what} dùng múi giờ của máy, trong vùng cách ly là UTC.`,
			`${what} uses the machine's time zone, which is UTC in the sandbox.`,
		],
		[
			'Dùng Temporal với context.timeZone, hoặc context.today.',
			'Use Temporal with context.timeZone, or context.today.',
		],
	);

export const codeRules: readonly CheckRule[] = [size, invisible, content];
