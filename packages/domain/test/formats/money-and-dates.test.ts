import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	dateInWords,
	daysInMonth,
	FormatError,
	formatDate,
	formatDocumentDate,
	formatInstant,
	formatNumber,
	formatVnd,
	formatVndForDocument,
	localDateOf,
	numberInWords,
	parseDate,
	parseVnd,
	toIsoDate,
	vndInWords,
} from '../../src/formats/index.ts';
import { accepted, problemCode } from './parsed.ts';

describe('money', () => {
	it('groups with dots', () => {
		expect(formatNumber(1234567)).toBe('1.234.567');
		expect(formatVnd(1234567)).toBe('1.234.567\u00a0₫');
		expect(formatVndForDocument(1234567)).toBe('1.234.567\u00a0đồng');
	});

	it.each([
		['1234567', 1234567],
		['1.234.567', 1234567],
		['1 234 567 đ', 1234567],
		['50.000 đồng', 50000],
		['8000 VND', 8000],
		['0', 0],
	])('reads %s', (typed, amount) => {
		expect(accepted(parseVnd(typed))).toBe(amount);
	});
	it('refuses fractions, signs and wrong grouping', () => {
		for (const typed of ['', '-5', '5,5', '1.23', '12.3456', 'năm']) {
			expect(problemCode(parseVnd(typed))).toBe('money.format');
		}
		expect(problemCode(parseVnd('99999999999999999'))).toBe('money.range');
	});

	it.each([
		[0, 'Không đồng'],
		[5_000, 'Năm nghìn đồng'],
		[10_000, 'Mười nghìn đồng'],
		[21_000, 'Hai mươi mốt nghìn đồng'],
		[24_000, 'Hai mươi tư nghìn đồng'],
		[84_231, 'Tám mươi tư nghìn hai trăm ba mươi mốt đồng'],
		[105_000, 'Một trăm linh năm nghìn đồng'],
		[115_000, 'Một trăm mười lăm nghìn đồng'],
		[540_000, 'Năm trăm bốn mươi nghìn đồng'],
		[1_000_001, 'Một triệu không trăm linh một đồng'],
		[1_204_054, 'Một triệu hai trăm linh bốn nghìn không trăm năm mươi tư đồng'],
		[2_015_000, 'Hai triệu không trăm mười lăm nghìn đồng'],
		[10_405_021, 'Mười triệu bốn trăm linh năm nghìn không trăm hai mươi mốt đồng'],
		[123_456_789, 'Một trăm hai mươi ba triệu bốn trăm năm mươi sáu nghìn bảy trăm tám mươi chín đồng'],
		[1_000_000_005, 'Một tỷ không trăm linh năm đồng'],
		[20_000_000_000, 'Hai mươi tỷ đồng'],
		[1_000_000_000_000, 'Một nghìn tỷ đồng'],
		[1_000_005_000_000_000, 'Một triệu không trăm linh năm tỷ đồng'],
		[-14_000, 'Âm mười bốn nghìn đồng'],
	])('%i in words', (amount, words) => {
		expect(vndInWords(amount)).toBe(words);
	});

	it('refuses what is not a whole number', () => {
		expect(() => numberInWords(1.5)).toThrow(FormatError);
		expect(() => numberInWords(Number.NaN)).toThrow(/number\.range/);
	});

	it('reads every number in words of its own', () => {
		fc.assert(
			fc.property(fc.nat({ max: 2_000_000_000 }), fc.nat({ max: 2_000_000_000 }), (a, b) => {
				expect(numberInWords(a) === numberInWords(b)).toBe(a === b);
			}),
		);
	});
});

describe('dates', () => {
	it.each([
		['1985-08-15', '1985-08-15'],
		['15/08/1985', '1985-08-15'],
		['5/8/1985', '1985-08-05'],
		['15.08.1985', '1985-08-15'],
		['29/02/2004', '2004-02-29'],
		['8/1985', '1985-08'],
		['1985-08', '1985-08'],
		['1985', '1985'],
	])('%s is stored as %s', (typed, iso) => {
		expect(toIsoDate(accepted(parseDate(typed, { partial: true })))).toBe(iso);
	});

	it('names what is wrong', () => {
		expect(problemCode(parseDate('31/02/2026'))).toBe('date.notInCalendar');
		expect(problemCode(parseDate('29/02/2025'))).toBe('date.notInCalendar');
		expect(problemCode(parseDate('01/13/2025'))).toBe('date.notInCalendar');
		expect(problemCode(parseDate('00/01/2025'))).toBe('date.notInCalendar');
		expect(problemCode(parseDate('0000', { partial: true }))).toBe('date.notInCalendar');
		expect(problemCode(parseDate('1985-08'))).toBe('date.incomplete');
		expect(problemCode(parseDate('ngày mai'))).toBe('date.format');
		expect(problemCode(parseDate('85-08-15'))).toBe('date.format');
	});

	it('agrees with the Gregorian calendar', () => {
		fc.assert(
			fc.property(fc.integer({ min: 1600, max: 2400 }), fc.integer({ min: 1, max: 12 }), (year, month) => {
				expect(daysInMonth(year, month)).toBe(new Date(Date.UTC(year, month, 0)).getUTCDate());
			}),
		);
	});

	it('shows whole and partial dates', () => {
		expect(formatDate('2026-11-05')).toBe('05/11/2026');
		expect(formatDate('2026-11')).toBe('11/2026');
		expect(formatDate('1930')).toBe('1930');
		expect(formatDate('khoảng 1930')).toBe('khoảng 1930');
	});

	it.each([
		['2026-01-05', 'ngày 05 tháng 01 năm 2026'],
		['2026-02-15', 'ngày 15 tháng 02 năm 2026'],
		['2026-03-05', 'ngày 05 tháng 3 năm 2026'],
		['2026-11-23', 'ngày 23 tháng 11 năm 2026'],
		['1930-03', 'tháng 3 năm 1930'],
		['1930', 'năm 1930'],
		['?', '?'],
	])('documents write %s as %s', (iso, text) => {
		expect(formatDocumentDate(iso)).toBe(text);
	});

	it.each([
		['1985-08-15', 'Ngày mười lăm, tháng tám, năm một nghìn chín trăm tám mươi lăm'],
		['2004-04-24', 'Ngày hai mươi tư, tháng tư, năm hai nghìn không trăm linh bốn'],
		['1931-01', 'Tháng một, năm một nghìn chín trăm ba mươi mốt'],
		['2000', 'Năm hai nghìn'],
		['?', '?'],
	])('%s in words', (iso, words) => {
		expect(dateInWords(iso)).toBe(words);
	});

	it('shows instants in the time of the ward', () => {
		expect(formatInstant('2026-11-23T09:05:00.000Z')).toBe('16:05, 23/11/2026');
		expect(formatInstant('2026-11-23T17:00:00Z')).toBe('00:00, 24/11/2026');
		expect(localDateOf('2026-11-23T17:00:00Z')).toBe('2026-11-24');
		expect(localDateOf('2026-11-23T17:00:00Z', 'UTC')).toBe('2026-11-23');
		expect(formatInstant('hôm nay')).toBe('hôm nay');
		expect(localDateOf('hôm nay')).toBe('hôm nay');
	});
});
