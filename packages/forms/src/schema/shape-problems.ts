import type { z } from 'zod';
import { quoteShort } from '../names.ts';
import { at, type Problems } from './problem.ts';

type Issue = z.core.$ZodIssue;

const KINDS: Readonly<Record<string, readonly [vi: string, en: string]>> = {
	string: ['một chuỗi ký tự', 'a string'],
	number: ['một số', 'a number'],
	int: ['một số nguyên', 'a whole number'],
	boolean: ['true hoặc false', 'true or false'],
	array: ['một danh sách', 'a list'],
	object: ['một đối tượng', 'an object'],
};

/** The issues of zod as problems of the form, in both languages, each naming its path. */
export function shapeProblems(issues: readonly Issue[], problems: Problems): void {
	for (const issue of issues) {
		const path = issue.path.reduce<string>((so, step) => at(so, typeof step === 'number' ? step : String(step)), '');
		const [code, vi, en] = explain(issue);
		problems.add(path, code, vi, en);
	}
}

function explain(issue: Issue): readonly [code: string, vi: string, en: string] {
	switch (issue.code) {
		case 'invalid_type': {
			const [vi, en] = KINDS[issue.expected] ?? [issue.expected, issue.expected];
			const missing = issue.message.endsWith('received undefined');
			if (missing) return ['shape.missing', `Thiếu mục này; cần ${vi}.`, `This is missing; ${en} is expected.`];
			return ['shape.type', `Sai kiểu dữ liệu; cần ${vi}.`, `Wrong type; ${en} is expected.`];
		}
		case 'unrecognized_keys': {
			const keys = issue.keys.slice(0, 5).map(quoteShort).join(', ');
			return ['shape.unknownKey', `Không có thuộc tính tên ${keys} ở đây.`, `There is no property named ${keys} here.`];
		}
		case 'invalid_value': {
			const values = issue.values.map(String).join(', ');
			return [
				'shape.value',
				`Giá trị không hợp lệ; chỉ nhận: ${values}.`,
				`Wrong value; one of these is expected: ${values}.`,
			];
		}
		case 'too_small':
			return sizeProblem(issue.origin, 'min', issue.minimum);
		case 'too_big':
			return sizeProblem(issue.origin, 'max', issue.maximum);
		case 'invalid_format': {
			const form = issue.pattern ?? issue.format;
			return ['shape.format', `Không đúng dạng ${form}.`, `Not of the form ${form}.`];
		}
		case 'invalid_union': {
			const known = 'options' in issue && Array.isArray(issue.options) ? issue.options.join(', ') : '';
			if (known === '') return ['shape.value', 'Giá trị không hợp lệ.', 'The value is none of the allowed forms.'];
			return ['shape.value', `Không có loại này; chỉ có: ${known}.`, `There is no such type; the types are: ${known}.`];
		}
		default:
			return ['shape.value', `Giá trị không hợp lệ (${issue.message}).`, issue.message];
	}
}

function sizeProblem(origin: string, side: 'min' | 'max', bound: number | bigint): readonly [string, string, string] {
	const [viUnit, enUnit] =
		origin === 'string' ? [' ký tự', ' characters'] : origin === 'array' ? [' phần tử', ' elements'] : ['', ''];
	return side === 'min'
		? ['shape.min', `Quá ít; tối thiểu ${bound}${viUnit}.`, `Too little; at least ${bound}${enUnit}.`]
		: ['shape.max', `Quá nhiều; tối đa ${bound}${viUnit}.`, `Too much; at most ${bound}${enUnit}.`];
}
