import type { ProcedureSummary } from '@motcua/server/router';
import { describe, expect, it } from 'vitest';
import { categoriesOf, findProcedures } from '../src/catalogue/find-procedures.ts';

const summary = (code: string, vi: string, en: string, category: string): ProcedureSummary => ({
	code,
	name: { vi, en },
	summary: { vi: '', en: '' },
	category: { vi: category, en: category },
	timeLimit: { amount: 3, unit: 'working-days' },
	feeText: { vi: 'Miễn phí', en: 'Free' },
	onlineLevel: 'full',
});
const all = [
	summary('1.001193', 'Thủ tục đăng ký khai sinh', 'Register a birth', 'Hộ tịch'),
	summary('1.004873', 'Thủ tục cấp Giấy xác nhận tình trạng hôn nhân', 'Marital status', 'Hộ tịch'),
	summary('2.000815', 'Chứng thực bản sao từ bản chính', 'Certify a copy', 'Chứng thực'),
];
const codes = (text: string, category = '') => findProcedures(all, text, category).map((one) => one.code);

describe('the catalogue', () => {
	it.each([
		['khai sinh', ['1.001193']],
		['dang ky khai sinh', ['1.001193']],
		['ĐĂNG KÝ', ['1.001193']],
		['sinh khai', ['1.001193']],
		['hon nhan', ['1.004873']],
		['birth', ['1.001193']],
		['2.000815', ['2.000815']],
		['', ['1.001193', '1.004873', '2.000815']],
		['   ', ['1.001193', '1.004873', '2.000815']],
		['ly hôn', []],
	])('finds “%s” without regard to diacritics and order', (text, expected) => {
		expect(codes(text)).toEqual(expected);
	});
	it('narrows to a field', () => {
		expect(codes('', 'Hộ tịch')).toEqual(['1.001193', '1.004873']);
		expect(codes('khai sinh', 'Chứng thực')).toEqual([]);
	});
	it('names each field once', () => {
		expect(categoriesOf(all).map((one) => one.vi)).toEqual(['Hộ tịch', 'Chứng thực']);
	});
});
