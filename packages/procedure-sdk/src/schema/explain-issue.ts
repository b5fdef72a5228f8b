import type { Localised } from '@motcua/forms';
import type { z } from 'zod';

/** A place that is not as the schema wants it. */
export interface ShapeProblem {
	/** `steps[3].outcomes.approve.to` */
	readonly path: string;
	readonly message: Localised;
}

/** Message of a rule in both languages; taken apart again by {@link explainIssue}. */
export const says = (vi: string, en: string): string => `${vi} | ${en}`;

const KINDS: Readonly<Record<string, Localised>> = {
	string: { vi: 'chuỗi ký tự', en: 'a text' },
	number: { vi: 'số', en: 'a number' },
	int: { vi: 'số nguyên', en: 'a whole number' },
	boolean: { vi: 'true hoặc false', en: 'true or false' },
	array: { vi: 'danh sách', en: 'a list' },
	object: { vi: 'đối tượng', en: 'an object' },
	record: { vi: 'đối tượng', en: 'an object' },
};

const FORMATS: Readonly<Record<string, Localised>> = {
	uuid: { vi: 'mã định danh UUID', en: 'a UUID' },
	email: { vi: 'địa chỉ thư điện tử', en: 'an e-mail address' },
	url: { vi: 'địa chỉ trang web', en: 'a web address' },
	datetime: { vi: 'thời điểm theo ISO 8601', en: 'an ISO 8601 instant' },
	date: { vi: 'ngày theo ISO 8601 (năm-tháng-ngày)', en: 'an ISO 8601 date' },
};

/** What is wrong, in both languages, with the place. */
export function explainIssue(issue: z.core.$ZodIssue): ShapeProblem {
	const path = issue.path.reduce<string>(
		(so, step) => (typeof step === 'number' ? `${so}[${step}]` : `${so}${so && '.'}${String(step)}`),
		'',
	);
	return { path, message: messageOf(issue) };
}

function messageOf(issue: z.core.$ZodIssue): Localised {
	const [vi, en] = issue.message.split(' | ');
	if (vi !== undefined && en !== undefined) return { vi, en };
	switch (issue.code) {
		case 'invalid_type': {
			const kind = KINDS[issue.expected] ?? { vi: issue.expected, en: issue.expected };
			return { vi: `thiếu hoặc sai kiểu, cần ${kind.vi}`, en: `missing or of the wrong type, expected ${kind.en}` };
		}
		case 'invalid_value': {
			const values = issue.values.map(String).join(', ');
			return { vi: `chỉ nhận: ${values}`, en: `expected one of: ${values}` };
		}
		case 'unrecognized_keys': {
			const keys = issue.keys.slice(0, 5).join(', ');
			return { vi: `không có thuộc tính ${keys}`, en: `there is no property ${keys}` };
		}
		case 'too_small':
			return {
				vi: `quá nhỏ hoặc quá ngắn, ít nhất ${issue.minimum}`,
				en: `too small or too short, at least ${issue.minimum}`,
			};
		case 'too_big':
			return {
				vi: `quá lớn hoặc quá dài, nhiều nhất ${issue.maximum}`,
				en: `too large or too long, at most ${issue.maximum}`,
			};
		case 'invalid_format': {
			const pattern = issue.pattern === undefined ? issue.format : issue.pattern;
			const wanted = FORMATS[issue.format] ?? { vi: `mẫu ${pattern}`, en: `the pattern ${pattern}` };
			return { vi: `không đúng dạng, cần ${wanted.vi}`, en: `not of the expected form: ${wanted.en}` };
		}
		default:
			return { vi: `giá trị không hợp lệ (${issue.message})`, en: `the value is not valid (${issue.message})` };
	}
}
