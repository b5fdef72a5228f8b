import { describe, expect, it } from 'vitest';
import { correctPapers, numberPapers } from '../src/certified-papers.ts';
import { contract, diploma } from './samples.ts';

describe('correctPapers', () => {
	it('takes the numbers of the officer for the papers that are named', () => {
		const corrected = correctPapers([diploma, contract], [{ paperNumber: 2, pageCount: 13, copyCount: 2 }]);
		expect(corrected).toEqual([diploma, { ...contract, pageCount: 13, copyCount: 2 }]);
	});

	it('refuses a paper that is not there, and one that is named twice', () => {
		const row = { pageCount: 1, copyCount: 1 };
		expect(correctPapers([diploma], [{ paperNumber: 2, ...row }])).toBeNull();
		expect(
			correctPapers(
				[diploma],
				[
					{ paperNumber: 1, ...row },
					{ paperNumber: 1, ...row },
				],
			),
		).toBeNull();
	});
});

describe('numberPapers', () => {
	const numbersOf = (numbers: Parameters<typeof numberPapers>[1]): number[] | undefined =>
		numberPapers([diploma, contract, diploma], numbers)?.map((paper) => paper.certificationNumber);

	it('lets the numbers run on, one per original', () => {
		expect(numbersOf({ firstCertificationNumber: 41 })).toEqual([41, 42, 43]);
	});

	it('gives a paper named apart its own number and uses none of the run for it', () => {
		const otherNumbers = [{ paperNumber: 2, certificationNumber: 90 }];
		expect(numbersOf({ firstCertificationNumber: 41, otherNumbers })).toEqual([41, 90, 42]);
	});

	it('refuses one number for two originals, and a paper that is not there', () => {
		expect(
			numbersOf({ firstCertificationNumber: 41, otherNumbers: [{ paperNumber: 3, certificationNumber: 41 }] }),
		).toBeUndefined();
		expect(
			numbersOf({ firstCertificationNumber: 41, otherNumbers: [{ paperNumber: 4, certificationNumber: 99 }] }),
		).toBeUndefined();
	});
});
