import type { Localised } from '../../localised.ts';
import { type Day, DeadlineError, dateOf, dayOf, MINUTE, minutesOf, weekdayOf } from '../local-time.ts';
import type { Calendar, SessionTable } from './calendar.ts';

/** A span of working time on one day, in milliseconds since midnight. */
export interface Span {
	readonly from: number;
	readonly to: number;
}

/** What one day is to a ward. */
export interface DayPlan {
	readonly day: Day;
	/** Counts in time limits. */
	readonly counts: boolean;
	/** Working time that counts, in order; empty on a day that does not count. */
	readonly spans: readonly Span[];
	/** Time in which the desk is open. */
	readonly desk: readonly Span[];
	/** End of working time; 0 on a day that does not count. */
	readonly closes: number;
	/** Why the day is off, when it has a name of its own (not a plain weekend). */
	readonly off: Localised | null;
	/** Name of the swap that makes a weekend day a working day. */
	readonly makeUp: Localised | null;
}

/** A calendar is plain data and replaced as a whole: what was worked out about it lives as long as it does. */
const known = new WeakMap<Calendar, { readonly plans: Map<Day, DayPlan>; readonly index: CalendarIndex }>();

interface CalendarIndex {
	readonly holidays: ReadonlyMap<Day, Localised>;
	readonly makeUps: ReadonlyMap<Day, { readonly name: Localised; readonly like: number }>;
	readonly closures: readonly { readonly from: Day; readonly until: Day; readonly reason: Localised }[];
	readonly tables: readonly { readonly from: Day; readonly until: Day; readonly table: SessionTable }[];
}

function indexOf(calendar: Calendar): CalendarIndex {
	return {
		holidays: new Map(calendar.holidays.map(({ date, name }) => [dayOf(date), name])),
		makeUps: new Map(
			calendar.makeUpDays.map(({ date, name, likeWeekday }) => [dayOf(date), { name, like: likeWeekday ?? 5 }]),
		),
		closures: calendar.closures.map(({ from, until, reason }) => ({ from: dayOf(from), until: dayOf(until), reason })),
		tables: calendar.sessionTables.map((table) => ({
			from: dayOf(table.from),
			until: table.until === undefined ? Number.POSITIVE_INFINITY : dayOf(table.until),
			table,
		})),
	};
}

/** The plan of a day. A closure goes before a make-up day, that before a holiday, that before the weekly table. */
export function planDay(calendar: Calendar, day: Day): DayPlan {
	let entry = known.get(calendar);
	if (entry === undefined) {
		entry = { plans: new Map(), index: indexOf(calendar) };
		known.set(calendar, entry);
	}
	let plan = entry.plans.get(day);
	if (plan === undefined) {
		plan = makePlan(entry.index, day);
		entry.plans.set(day, plan);
	}
	return plan;
}

function makePlan(index: CalendarIndex, day: Day): DayPlan {
	const closure = index.closures.find(({ from, until }) => from <= day && day <= until);
	if (closure !== undefined) return dayOff(day, closure.reason);
	const makeUp = index.makeUps.get(day);
	const holiday = index.holidays.get(day);
	if (makeUp === undefined && holiday !== undefined) return dayOff(day, holiday);
	const weekday = makeUp?.like ?? weekdayOf(day);
	const sessions = sessionsOn(index, day).filter((session) => session.weekday === weekday);
	const spans = inOrder(sessions.filter((session) => session.countsAsWorkingDay));
	return {
		day,
		counts: spans.length > 0,
		spans,
		desk: inOrder(sessions.filter((session) => session.acceptsDossiers)),
		closes: spans.at(-1)?.to ?? 0,
		off: null,
		makeUp: makeUp?.name ?? null,
	};
}

function dayOff(day: Day, off: Localised): DayPlan {
	return { day, counts: false, spans: [], desk: [], closes: 0, off, makeUp: null };
}

/** Of several tables in force the one that begins last holds: a summer table inside a standing one. */
function sessionsOn(index: CalendarIndex, day: Day): SessionTable['sessions'] {
	const inForce = index.tables.filter(({ from, until }) => from <= day && day <= until);
	const latest = inForce.reduce<(typeof inForce)[number] | null>(
		(best, table) => (best === null || table.from > best.from ? table : best),
		null,
	);
	return latest?.table.sessions ?? [];
}

function inOrder(sessions: SessionTable['sessions']): Span[] {
	return sessions
		.map(({ from, to }) => ({ from: minutesOf(from) * MINUTE, to: minutesOf(to) * MINUTE }))
		.sort((a, b) => a.from - b.from);
}

/** Longest run of days off that a calendar may have: beyond it the calendar is taken to be wrong. */
const LONGEST_BREAK = 366;

/** The first working day on or after `day`. Throws {@link DeadlineError} `deadline.noWorkingDays` when a year has none. */
export function workingDayFrom(calendar: Calendar, day: Day): DayPlan {
	for (let at = day; at <= day + LONGEST_BREAK; at++) {
		const plan = planDay(calendar, at);
		if (plan.counts) return plan;
	}
	throw new DeadlineError(
		'deadline.noWorkingDays',
		`calendar ${calendar.version} has no working day in the year after ${dateOf(day)}`,
	);
}

/** The last working day on or before `day`. Throws likewise. */
export function workingDayBefore(calendar: Calendar, day: Day): DayPlan {
	for (let at = day; at >= day - LONGEST_BREAK; at--) {
		const plan = planDay(calendar, at);
		if (plan.counts) return plan;
	}
	throw new DeadlineError(
		'deadline.noWorkingDays',
		`calendar ${calendar.version} has no working day in the year before ${dateOf(day)}`,
	);
}
