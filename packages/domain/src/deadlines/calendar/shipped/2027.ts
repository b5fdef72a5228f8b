import { type CalendarYear, NEW_YEAR, off } from './year.ts';

/** Only the day that the Labour Code fixes: the notice for 2027 is not out, so the year is not complete and warns. */
export const year2027: CalendarYear = {
	year: 2027,
	complete: false,
	holidays: off(NEW_YEAR, ['2027-01-01'], { verified: true, source: 'Bộ luật Lao động 2019, Điều 112' }),
	makeUpDays: [],
};
