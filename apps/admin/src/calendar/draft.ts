import type { Calendar, Closure, Holiday, MakeUpDay, Session, SessionTable } from '@motcua/domain';

/** A day that stands out of the week, as the page edits it: a holiday or a make-up day. */
export type DayOut = Omit<Holiday, 'kind'> & Pick<Holiday, 'kind'> & Pick<MakeUpDay, 'likeWeekday'>;
export type DayList = 'holidays' | 'makeUpDays';

export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;
export type Weekday = (typeof WEEKDAYS)[number];

const ISO_DATE = /^\d{4}-\d{2}-\d{2}$/;
/** Whether a date input holds a whole date; otherwise it holds the text as it was typed. */
export const isIsoDate = (text: string): boolean => ISO_DATE.test(text);

export const yearOfDate = (date: string): number => Number(date.slice(0, 4));

export const sessionsOn = (table: SessionTable, weekday: number): readonly Session[] =>
	table.sessions.filter((session) => session.weekday === weekday).sort((a, b) => a.from.localeCompare(b.from));

/** The table with other sessions on one weekday. */
export const withSessionsOn = (table: SessionTable, weekday: number, sessions: readonly Session[]): SessionTable => ({
	...table,
	sessions: [...table.sessions.filter((session) => session.weekday !== weekday), ...sessions],
});

/**
 * The tables with another one from a date on, starting as a copy of the last. The one that was open ends the day before,
 * so that each day has one table.
 */
export function withTableFrom(tables: readonly SessionTable[], from: string): SessionTable[] {
	const last = tables.at(-1);
	const closed = tables.map((table) =>
		table === last && table.until === undefined && table.from < from ? { ...table, until: dayBefore(from) } : table,
	);
	return [...closed, { from, sessions: last?.sessions ?? [] }];
}

/** The tables without one; where the last goes, the one before holds on without end. */
export function withoutTable(tables: readonly SessionTable[], index: number): SessionTable[] {
	const rest = tables.toSpliced(index, 1);
	const last = rest.at(-1);
	if (index !== tables.length - 1 || last === undefined) return rest;
	return [...rest.slice(0, -1), { from: last.from, sessions: last.sessions }];
}

function dayBefore(date: string): string {
	const day = new Date(`${date}T00:00:00Z`);
	day.setUTCDate(day.getUTCDate() - 1);
	return day.toISOString().slice(0, 10);
}

export const byDate = <T extends { readonly date: string }>(days: readonly T[]): T[] =>
	days.toSorted((a, b) => a.date.localeCompare(b.date));

/** Years that the page offers: those that are known, those with days, and the present one. */
export function yearsOf(calendar: Calendar, today: string): number[] {
	const dates = [...calendar.holidays, ...calendar.makeUpDays].map(({ date }) => yearOfDate(date));
	return [...new Set([...calendar.years, ...dates, yearOfDate(today)])].sort((a, b) => a - b);
}

export const withYear = (calendar: Calendar, year: number, known: boolean): Calendar => ({
	...calendar,
	years: known
		? [...new Set([...calendar.years, year])].sort((a, b) => a - b)
		: calendar.years.filter((one) => one !== year),
});

/** One list of days with an entry put in the place of another, added (`index` null), or taken away (`day` null). */
export function withDay(calendar: Calendar, list: DayList, index: number | null, day: DayOut | null): Calendar {
	const put = <T>(all: readonly T[], entry: T | null): T[] =>
		index === null
			? [...all, ...(entry === null ? [] : [entry])]
			: all.toSpliced(index, 1, ...(entry === null ? [] : [entry]));
	if (list === 'makeUpDays') return { ...calendar, makeUpDays: byDate(put<MakeUpDay>(calendar.makeUpDays, day)) };
	return { ...calendar, holidays: byDate(put<Holiday>(calendar.holidays, day)) };
}

export function withClosure(calendar: Calendar, index: number | null, closure: Closure | null): Calendar {
	const entry = closure === null ? [] : [closure];
	const all = index === null ? [...calendar.closures, ...entry] : calendar.closures.toSpliced(index, 1, ...entry);
	return { ...calendar, closures: all.toSorted((a, b) => b.from.localeCompare(a.from)) };
}

/** Where in the calendar a refusal points: `holidays[3].date` and `calendar.holidays.3.date` alike. */
export function placeOf(field: string): { readonly list: string; readonly index: number | null } | null {
	const found = /^(?:calendar\.)?(\w+)(?:[.[](\d+))?/.exec(field);
	if (!found?.[1]) return null;
	return { list: found[1], index: found[2] === undefined ? null : Number(found[2]) };
}
