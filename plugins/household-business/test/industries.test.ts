import { describe, expect, it } from 'vitest';
import { correctLines, isKnownDivision, permissionNeeded, repeatedLines } from '../src/industries.ts';

const line = (industryCode: string) => ({ industryCode, industryName: `Ngành ${industryCode}` });

describe('divisions', () => {
	it.each([
		['0111', true],
		['0411', false],
		['4711', true],
		['4411', false],
		['9900', true],
		['0011', false],
	])('%s is known: %s', (code, known) => {
		expect(isKnownDivision(code)).toBe(known);
	});
});

describe('lines', () => {
	it('are found when they repeat a code, wherever the first stands', () => {
		expect(repeatedLines([line('4711'), line('5610'), line('4711'), line('4711')])).toEqual([2, 3]);
	});

	it('say which permission they need', () => {
		expect(permissionNeeded('5610')?.vi).toBe('dịch vụ ăn uống');
		expect(permissionNeeded('4711')).toBeUndefined();
	});

	it('take the corrections of the officer and keep the rest', () => {
		const right = { lineNumber: 2, rightCode: '4690', rightName: 'Bán buôn tổng hợp' };
		expect(correctLines([line('4711'), { ...line('4649'), isMain: true }], [right])).toEqual([
			line('4711'),
			{ industryCode: '4690', industryName: 'Bán buôn tổng hợp', isMain: true },
		]);
	});

	it('take no correction of a line that is not there, or of one twice', () => {
		const right = { rightCode: '4690', rightName: 'Bán buôn tổng hợp' };
		expect(correctLines([line('4711')], [{ ...right, lineNumber: 2 }])).toBeNull();
		const twice = [1, 1].map((lineNumber) => ({ ...right, lineNumber }));
		expect(correctLines([line('4711')], twice)).toBeNull();
	});
});
