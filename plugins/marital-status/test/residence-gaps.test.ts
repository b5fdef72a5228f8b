import { describe, expect, it } from 'vitest';
import { dateOfAge, firstGap } from '../src/residence-gaps.ts';

describe('firstGap', () => {
	const until = '2026-11-23';

	it('finds none when one period covers everything', () => {
		expect(firstGap('2017-12-03', until, [{ from: '2010-01-01', to: '2026-11-23' }])).toBeNull();
	});

	it('finds the years before the first period', () => {
		const periods = [{ from: '2022-05-10', to: '2026-11-23' }];
		expect(firstGap('2017-12-03', until, periods)).toEqual({ from: '2017-12-03', to: '2022-05-10' });
	});

	it('finds the years between two periods, whatever their order', () => {
		const periods = [
			{ from: '2022-05-10', to: '2026-11-23' },
			{ from: '2015-01-01', to: '2019-03-31' },
		];
		expect(firstGap('2017-12-03', until, periods)).toEqual({ from: '2019-03-31', to: '2022-05-10' });
	});

	it('takes up to a month for a move', () => {
		const periods = [
			{ from: '2015-01-01', to: '2019-03-31' },
			{ from: '2019-05-01', to: '2026-11-23' },
		];
		expect(firstGap('2017-12-03', until, periods)).toBeNull();
	});

	it('gives dates without a day or month the benefit of the doubt', () => {
		const periods = [
			{ from: '2005', to: '2014-12' },
			{ from: '2015-01-05', to: '2026-11-20' },
		];
		expect(firstGap('2005-08-15', until, periods)).toBeNull();
	});

	it('counts a short period inside a long one once', () => {
		const periods = [
			{ from: '2010', to: '2025-12-31' },
			{ from: '2012', to: '2013' },
		];
		expect(firstGap('2017-12-03', until, periods)).toEqual({ from: '2025-12-31', to: until });
	});
});

describe('dateOfAge', () => {
	it.each([
		['1999-12-03', 18, '2017-12-03'],
		['2004-02-29', 20, '2024-02-29'],
		['2004-02-29', 18, '2022-02-28'],
		['1985', 20, '2005-12-31'],
		['1985-02', 20, '2005-02-28'],
	])('of %s at %i is %s', (birth, years, date) => {
		expect(dateOfAge(birth, years)).toBe(date);
	});
});
