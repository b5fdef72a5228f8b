import { describe, expect, it } from 'vitest';
import { copyFeeVnd } from '../src/copy-fee.ts';

/** Circular 226/2016/TT-BTC. */
const amounts = { firstPages: 2000, laterPages: 1000, maxPerCopy: 200_000 };

describe('the fee of one copy', () => {
	it.each([
		[1, 2000],
		[2, 4000],
		[3, 5000],
		[4, 6000],
		[12, 14_000],
		[100, 102_000],
		[197, 199_000],
		[198, 200_000],
		[199, 200_000],
		[2000, 200_000],
	])('of an original with %i pages is %i VND', (pages, fee) => {
		expect(copyFeeVnd(pages, amounts)).toBe(fee);
	});

	it('never falls when pages are added, and never passes the ceiling', () => {
		const fees = Array.from({ length: 400 }, (_, index) => copyFeeVnd(index + 1, amounts));
		expect(fees.every((fee, index) => fee >= (fees[index - 1] ?? 0) && fee <= 200_000)).toBe(true);
	});

	it('follows the amounts of the ward', () => {
		expect(copyFeeVnd(3, { firstPages: 1500, laterPages: 500, maxPerCopy: 3000 })).toBe(3000);
		expect(copyFeeVnd(3, { firstPages: 0, laterPages: 0, maxPerCopy: 200_000 })).toBe(0);
	});

	it.each([0, -1, 1.5, Number.NaN])('refuses %d pages', (pages) => {
		expect(() => copyFeeVnd(pages, amounts)).toThrow(RangeError);
	});
});
