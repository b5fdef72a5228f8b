import type { Weekday } from './draft.ts';

/** ISO weekday of a calendar date: 1 Monday … 7 Sunday. */
export function weekdayOf(date: string): Weekday {
	const day = new Date(`${date}T00:00:00Z`).getUTCDay();
	return (day === 0 ? 7 : day) as Weekday;
}
