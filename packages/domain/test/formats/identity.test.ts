import { describe, expect, it } from 'vitest';
import {
	BIRTH_PROVINCES,
	maskIdentityNumber,
	PROVINCES,
	parseOldId,
	parsePassport,
	parsePersonalId,
	parseTaxCode,
	provinceName,
} from '../../src/formats/index.ts';
import { accepted, problemCode, warningCodes } from './parsed.ts';

describe('personal id number', () => {
	it.each([
		['001085012345', 'Hà Nội', 'male', 1985],
		['079199000056', 'TP. Hồ Chí Minh', 'female', 1999],
		['038204123456', 'Thanh Hóa', 'male', 2004],
		['046300654321', 'Thừa Thiên Huế', 'female', 2000],
		['092219000001', 'Cần Thơ', 'male', 2019],
		['001 085 012345', 'Hà Nội', 'male', 1985],
	])('%s: %s, %s, %i', (input, birthProvince, gender, birthYear) => {
		expect(accepted(parsePersonalId(input))).toEqual({
			number: input.replaceAll(' ', ''),
			birthPlaceCode: input.slice(0, 3),
			birthProvince,
			gender,
			birthYear,
		});
		expect(warningCodes(parsePersonalId(input))).toEqual([]);
	});

	it('refuses 11 digits and a letter O', () => {
		expect(problemCode(parsePersonalId('00108501234'))).toBe('personalId.length');
		expect(problemCode(parsePersonalId('00108501234O'))).toBe('personalId.characters');
		expect(problemCode(parsePersonalId(''))).toBe('personalId.length');
	});

	it('says how many digits it found, in both languages', () => {
		const parsed = parsePersonalId('00108501234');
		expect(parsed).toMatchObject({
			problem: { message: { vi: expect.stringContaining('hiện có 11'), en: expect.stringContaining('has 11') } },
		});
	});

	it('warns of a place that is no province, but not of 000', () => {
		expect(warningCodes(parsePersonalId('003085012345'))).toEqual(['personalId.birthPlace']);
		expect(warningCodes(parsePersonalId('000085012345'))).toEqual([]);
		expect(accepted(parsePersonalId('000085012345')).birthProvince).toBeNull();
	});

	it('warns of another declared gender or birth year, and never blocks', () => {
		const parsed = parsePersonalId('001085012345', { gender: 'female', birthYear: 1986 });
		expect(warningCodes(parsed)).toEqual(['personalId.gender', 'personalId.birthYear']);
		expect(warningCodes(parsePersonalId('079199000056', { gender: 'male' }))).toEqual(['personalId.gender']);
	});

	it('reads the centuries to the 2300s', () => {
		expect(accepted(parsePersonalId('001901000000'))).toMatchObject({ gender: 'female', birthYear: 2301 });
		expect(accepted(parsePersonalId('001499000000'))).toMatchObject({ gender: 'male', birthYear: 2199 });
	});
});

describe('other identity numbers', () => {
	it('takes nine digits as an old id', () => {
		expect(accepted(parseOldId('012 345 678'))).toBe('012345678');
		expect(problemCode(parseOldId('0123456789'))).toBe('oldId.format');
	});

	it('takes Vietnamese passports silently and foreign ones with a warning', () => {
		expect(accepted(parsePassport('c1234567'))).toBe('C1234567');
		expect(warningCodes(parsePassport('C12345678'))).toEqual([]);
		expect(warningCodes(parsePassport('X4RTBPFW4'))).toEqual(['passport.foreign']);
		expect(problemCode(parsePassport('C-1234567'))).toBe('passport.format');
		expect(problemCode(parsePassport('A'.repeat(21)))).toBe('passport.format');
	});

	it.each(['0101234567', '0101234567-001', '001085012345'])('takes tax code %s', (code) => {
		expect(accepted(parseTaxCode(code))).toBe(code);
	});
	it.each(['010123456', '0101234567-01', '01012345678', 'ABC'])('refuses tax code %s', (code) => {
		expect(problemCode(parseTaxCode(code))).toBe('taxCode.format');
	});

	it('masks the middle of a number', () => {
		expect(maskIdentityNumber('001085012345')).toBe('001••••••345');
		expect(maskIdentityNumber('B12')).toBe('•••');
	});
});

describe('provinces', () => {
	it('has the 63 codes of birth places and the 34 of today', () => {
		expect(Object.keys(BIRTH_PROVINCES)).toHaveLength(63);
		expect(Object.keys(PROVINCES)).toHaveLength(34);
		expect(provinceName('46')).toBe('Huế');
		expect(provinceName('02')).toBeNull();
	});
});
