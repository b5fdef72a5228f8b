import type { Calendar, Session } from '../calendar.ts';
import { year2024 } from './2024.ts';
import { year2025 } from './2025.ts';
import { year2026 } from './2026.ts';
import { year2027 } from './2027.ts';

const YEARS = [year2024, year2025, year2026, year2027];

export interface OrdinaryWeek {
	/** `HH:mm` pairs. */
	readonly morning: readonly [from: string, to: string];
	readonly afternoon: readonly [from: string, to: string];
	/** A Saturday-morning desk accepts and returns dossiers but does not count as a working day. */
	readonly saturdayMorning: boolean;
}

/** Hours of a week from Monday to Friday, with or without a Saturday-morning desk. */
export function ordinaryWeek({ morning, afternoon, saturdayMorning }: OrdinaryWeek): Session[] {
	const sessions = [1, 2, 3, 4, 5].flatMap((weekday) =>
		[morning, afternoon].map(([from, to]) => ({ weekday, from, to, acceptsDossiers: true, countsAsWorkingDay: true })),
	);
	if (!saturdayMorning) return sessions;
	const [from, to] = morning;
	return [...sessions, { weekday: 6, from, to, acceptsDossiers: true, countsAsWorkingDay: false }];
}

/**
 * The national days off 2024 to 2026 and New Year 2027, with the hours of a HCMC ward: 07:30 to 11:30 and 13:00 to 17:00, a
 * Saturday-morning desk. A ward starts from it and edits hours, local closures and later years.
 */
export const shippedCalendar: Calendar = {
	version: 'shipped-2026.1',
	timeZone: 'Asia/Ho_Chi_Minh',
	sameDayCutOff: '15:00',
	sessionTables: [
		{
			from: '2024-01-01',
			sessions: ordinaryWeek({ morning: ['07:30', '11:30'], afternoon: ['13:00', '17:00'], saturdayMorning: true }),
		},
	],
	years: YEARS.filter((year) => year.complete).map((year) => year.year),
	holidays: YEARS.flatMap((year) => year.holidays),
	makeUpDays: YEARS.flatMap((year) => year.makeUpDays),
	closures: [],
};
