import { describe, expect, it } from 'vitest';
import { decreeOn, supportFor } from '../src/support.ts';

const amounts = { monthlyAllowance: 10_800_000, singleParentChild: 9_000_000, elderlyOtherPension: 12_000_000 };

describe('the support', () => {
	it.each([
		['monthlyAllowance', [], 10_800_000],
		['singleParentChild', [0], 9_000_000],
		['elderlyOtherPension', [0, 0], 12_000_000],
	] as const)('of %s is the amount of the group', (group, others, supportVnd) => {
		expect(supportFor(group, amounts, others)).toEqual({ kind: 'paid', supportVnd, hasOther: false });
	});

	it('is paid whole when another is lower, and not at all when another is as high', () => {
		expect(supportFor('monthlyAllowance', amounts, [10_799_999])).toMatchObject({ kind: 'paid', hasOther: true });
		expect(supportFor('monthlyAllowance', amounts, [0, 10_800_000])).toEqual({
			kind: 'higherElsewhere',
			supportVnd: 10_800_000,
			otherVnd: 10_800_000,
		});
	});
});

describe('the decree', () => {
	it.each([
		['2026-10-04', '20/2021'],
		['2026-10-05', '335/2026'],
	])('on %s is %s', (day, decree) => {
		expect(decreeOn(day)).toContain(decree);
	});
});
