import { describe, expect, it } from 'vitest';
import type { ChoiceOption, FormField } from '../src/index.ts';
import { formOf, label, readOne, run, TODAY } from './factories.ts';

type Row = readonly [input: unknown, answer: unknown, ...codes: string[]];

/** Every row: an input, what becomes of it, and what is said about it. */
function table(title: string, field: FormField, rows: readonly Row[]): void {
	describe(title, () => {
		it.each(rows)('%j becomes %j', (input, answer, ...expected) => {
			const read = readOne(field, input);
			expect(read.codes).toEqual(expected);
			expect(read.answer).toEqual(answer);
		});
	});
}

const f = { key: 'f', label: label('Mục') } as const;

table('a text', { ...f, type: 'text', minLength: 2, maxLength: 5 }, [
	['abc', 'abc'],
	['  abc  ', 'abc'],
	['Hoà\u0300'.slice(0, 3), 'Hoà'],
	['Ho\u0061\u0300', 'Hoà'],
	['a\u0000\u202eb\u200d', 'ab\u200d'],
	['a\u0001\u0301bc', 'ábc'],
	['a\r\nb', 'a b'],
	['a\tb', 'a b'],
	['\ud800abc', '\ufffdabc'],
	['😀😀😀😀😀', '😀😀😀😀😀'],
	['😀😀😀😀😀😀', '😀😀😀😀😀😀', 'f: maxLength'],
	['abcdef', 'abcdef', 'f: maxLength'],
	['a', 'a', 'f: minLength'],
	['😀', '😀', 'f: minLength'],
	['', undefined],
	['   ', undefined],
	[null, undefined],
	[undefined, undefined],
	[12, undefined, 'f: type'],
	[['abc'], undefined, 'f: type'],
	[{}, undefined, 'f: type'],
	['x'.repeat(20_001), undefined, 'f: maxLength'],
]);

table('a text of several lines', { ...f, type: 'text', multiline: true }, [
	['a\r\nb\u2028c', 'a\nb\nc'],
	['x'.repeat(4_000), 'x'.repeat(4_000)],
	['x'.repeat(4_001), 'x'.repeat(4_001), 'f: maxLength'],
]);

table('a text with a pattern', { ...f, type: 'text', pattern: '\\d{3}/[A-ZĐ]+' }, [
	['123/QĐ', '123/QĐ'],
	['12/QĐ', '12/QĐ', 'f: pattern'],
	['x123/QĐ', 'x123/QĐ', 'f: pattern'],
]);

table('a whole number', { ...f, type: 'number', min: -5, max: 5_000 }, [
	[12, 12],
	['12', 12],
	[' 12 ', 12],
	['1.234', 1_234],
	['1 234', 1_234],
	['-3', -3],
	[-0, 0],
	['-0', 0],
	[0, 0],
	[1.5, undefined, 'f: type'],
	['1,5', undefined, 'f: type'],
	['12a', undefined, 'f: type'],
	['1e3', undefined, 'f: type'],
	[Number.NaN, undefined, 'f: type'],
	[Number.POSITIVE_INFINITY, undefined, 'f: type'],
	[2 ** 53, undefined, 'f: type'],
	['9'.repeat(30), undefined, 'f: type'],
	[true, undefined, 'f: type'],
	[-6, -6, 'f: min'],
	[5_001, 5_001, 'f: max'],
	['', undefined],
	['  ', undefined],
]);

table('a decimal number', { ...f, type: 'number', integer: false, min: 0.5, max: 9 }, [
	[2.5, 2.5],
	['2,5', 2.5],
	['2.5', 2.5],
	['3', 3],
	[0.25, 0.25, 'f: min'],
	[9.1, 9.1, 'f: max'],
	['2,5,5', undefined, 'f: type'],
]);

table('an amount of money', { ...f, type: 'money', max: 1_000_000 }, [
	[50_000, 50_000],
	['50.000 đồng', 50_000],
	['50000', 50_000],
	['1.000.000 ₫', 1_000_000],
	['', undefined],
	['  ', undefined],
	[-1, -1, 'f: min'],
	[1_000_001, 1_000_001, 'f: max'],
	[0.5, undefined, 'f: type'],
	['50,5', undefined, 'f: money.format'],
	['9'.repeat(40), undefined, 'f: money.range'],
]);

table('a date', { ...f, type: 'date', min: '2020-02-28', max: 'today' }, [
	['2026-11-23', '2026-11-23'],
	['23/11/2026', '2026-11-23'],
	['1/3/2024', '2024-03-01'],
	['29/02/2024', '2024-02-29'],
	['29/02/2023', undefined, 'f: date.notInCalendar'],
	['2026-13-01', undefined, 'f: date.notInCalendar'],
	['hôm qua', undefined, 'f: date.format'],
	[20_261_123, undefined, 'f: type'],
	['2026', '2026', 'f: date.incomplete'],
	['2026-11-24', '2026-11-24', 'f: max'],
	['2020-02-27', '2020-02-27', 'f: min'],
	['', undefined],
]);

table('a partial date', { ...f, type: 'date', partial: true, min: '1930-06-15', max: '2000-01-01' }, [
	['1956', '1956'],
	['03/1956', '1956-03'],
	['1956-03', '1956-03'],
	['1930', '1930'],
	['1930-06', '1930-06'],
	['1930-05', '1930-05', 'f: min'],
	['1929', '1929', 'f: min'],
	['2000', '2000'],
	['2000-02', '2000-02', 'f: max'],
	['2001', '2001', 'f: max'],
]);

const options: readonly ChoiceOption[] = ['a', 'b', 'c'].map((value) => ({ value, label: label(value) }));

table('a choice', { ...f, type: 'choice', options }, [
	['a', 'a'],
	['', undefined],
	['d', undefined, 'f: option'],
	['__proto__', undefined, 'f: option'],
	[['a'], undefined, 'f: option'],
	[0, undefined, 'f: option'],
]);

table('several choices', { ...f, type: 'multiChoice', options, minItems: 2, maxItems: 2 }, [
	[
		['b', 'a'],
		['a', 'b'],
	],
	[
		['b', 'a', 'b'],
		['a', 'b'],
	],
	[['a'], ['a'], 'f: minItems'],
	[['a', 'b', 'c'], ['a', 'b', 'c'], 'f: maxItems'],
	[['a', 'b', 'x'], ['a', 'b'], 'f: option'],
	[[], undefined],
	['a', undefined, 'f: type'],
	[Array.from({ length: 201 }, () => 'a'), undefined, 'f: type'],
]);

table('a tick', { ...f, type: 'boolean' }, [
	[true, true],
	[false, false],
	['true', undefined, 'f: type'],
	[1, undefined, 'f: type'],
	[null, undefined],
]);

table('files', { ...f, type: 'file', accept: ['pdf', 'jpeg'], maxFiles: 2, maxBytes: 1_000_000 }, [
	[['u-1'], ['u-1']],
	[['u-1', 'u-1'], ['u-1']],
	[[], undefined],
	[['u-1', 'u-2', 'u-3'], ['u-1', 'u-2', 'u-3'], 'f: maxFiles'],
	['u-1', undefined, 'f: type'],
	[['../etc/passwd'], undefined, 'f: type'],
	[[1], undefined, 'f: type'],
	[Array.from({ length: 201 }, () => 'a'), undefined, 'f: type'],
]);

describe('files whose uploads are known', () => {
	const field: FormField = { ...f, type: 'file', accept: ['pdf', 'jpeg'], maxBytes: 1_048_576 };
	const uploads = {
		good: { name: 'a.pdf', mime: 'application/pdf', bytes: 10 },
		heavy: { name: 'b.jpg', mime: 'image/jpeg', bytes: 1_572_864 },
		other: { name: 'c\u0000.png', mime: 'image/png', bytes: 10 },
	};

	it.each([
		['good', []],
		['heavy', ['f: file.size']],
		['other', ['f: file.kind']],
		['lost', ['f: file.unknown']],
		['constructor', ['f: file.unknown']],
	])('%s: %j', (id, expected) => {
		const read = readOne(field, [id], { uploads });
		expect(read.codes).toEqual(expected);
		expect(read.answer).toEqual([id]);
	});

	it('says how heavy the file is and how heavy it may be', () => {
		const { findings } = runOne(field, ['heavy'], uploads);
		expect(findings[0]?.message.vi).toBe('“Mục”: tệp “b.jpg” nặng 1,5 MB, vượt quá 1 MB.');
	});
});

function runOne(
	field: FormField,
	input: unknown,
	uploads: Readonly<Record<string, { name: string; mime: string; bytes: number }>>,
) {
	return run(formOf([field]), { [field.key]: input }, { uploads });
}

describe('messages', () => {
	it.each([
		[{ ...f, type: 'number', max: 5_000 }, 12_000, '“Mục” là 12.000, lớn hơn mức tối đa 5.000.'],
		[{ ...f, type: 'number', integer: false, min: 1.5 }, -0.25, '“Mục” là -0,25, nhỏ hơn mức tối thiểu 1,5.'],
		[{ ...f, type: 'number', integer: false, max: 1 }, 1e21, '“Mục” là 1e+21, lớn hơn mức tối đa 1.'],
		[{ ...f, type: 'date', max: 'today' }, '2026-12-01', '“Mục” là 01/12/2026, sau ngày hôm nay (23/11/2026).'],
		[{ ...f, type: 'date', max: '2026-01-01' }, TODAY, '“Mục” là 23/11/2026, muộn hơn ngày cho phép 01/01/2026.'],
		[{ ...f, type: 'text', maxLength: 2 }, 'abc', '“Mục” dài 3 ký tự, vượt quá mức cho phép là 2 ký tự.'],
		[{ ...f, type: 'text', pattern: 'a' }, 'b', '“Mục” chưa đúng mẫu quy định (a).'],
		[{ ...f, type: 'text', pattern: 'a', patternMessage: label('Chỉ nhập a.') }, 'b', 'Chỉ nhập a.'],
		[
			{ ...f, type: 'choice', options },
			'z',
			'“Mục”: lựa chọn “z” không có trong danh sách. Vui lòng chọn một mục đang được hiển thị.',
		],
	] as const)('of %j', (field, input, expected) => {
		const { findings } = run(formOf([field]), { f: input });
		expect(findings.map((finding) => finding.message.vi)).toEqual([expected]);
		expect(findings[0]?.message.en).not.toBe('');
	});
});
