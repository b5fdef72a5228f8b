import type { Calendar } from './calendar/calendar.ts';
import { planDay, type Span, workingDayBefore, workingDayFrom } from './calendar/day-plan.ts';
import { compareLocal, dateOf, dayOf, toInstant, toLocal } from './local-time.ts';
import { addWorkingDays, countWorkingDays, workingTimeBetween } from './working-time.ts';

/** `trước hạn`, `đúng hạn`, `quá hạn`. */
export type Timing = 'early' | 'onTime' | 'late';

/**
 * How a finished dossier kept its promise. Done means that the result is available at the desk (status 9), not that it was
 * collected: early before the due date, on time on that date up to the due moment, late after it.
 */
export function classifyTiming(doneAt: string, dueAt: string, calendar: Calendar): Timing {
	const done = toLocal(doneAt, calendar.timeZone);
	const due = toLocal(dueAt, calendar.timeZone);
	if (done.day < due.day) return 'early';
	return compareLocal(done, due) <= 0 ? 'onTime' : 'late';
}

/**
 * The last moment for the written apology that an extension needs: closing time at least one day before the due date (decree
 * 61/2018 art. 19.9); on the working day before, when that day is off.
 */
export function latestApologyAt(dueAt: string, calendar: Calendar): string {
	const due = toLocal(dueAt, calendar.timeZone);
	const plan = workingDayBefore(calendar, due.day - 1);
	return toInstant({ day: plan.day, ms: plan.closes }, calendar.timeZone);
}

export interface RemainingTime {
	readonly overdue: boolean;
	/** Working minutes left, or passed since the due moment; rounded down. */
	readonly workingMinutes: number;
	/** Working days after today up to the due date, or after the due date up to today. */
	readonly workingDays: number;
}

/** How much working time there is until a due moment, or has been since. */
export function remainingWorkingTime(now: string, dueAt: string, calendar: Calendar): RemainingTime {
	const at = toLocal(now, calendar.timeZone);
	const due = toLocal(dueAt, calendar.timeZone);
	const overdue = compareLocal(at, due) > 0;
	const [from, to] = overdue ? [due, at] : [at, due];
	return {
		overdue,
		workingMinutes: Math.floor(workingTimeBetween(calendar, from, to) / 60_000),
		workingDays: countWorkingDays(calendar, from.day, to.day),
	};
}

/** Closing time of the `n`-th working day after an instant; the day of the instant is not counted. */
export function endOfWorkingDayAfter(from: string, workingDays: number, calendar: Calendar): string {
	const plan = addWorkingDays(calendar, toLocal(from, calendar.timeZone).day, workingDays);
	return toInstant({ day: plan.day, ms: plan.closes }, calendar.timeZone);
}

/** Closing time on a date (`YYYY-MM-DD`), or on the next working day when it is off. */
export function closingOf(date: string, calendar: Calendar): string {
	const plan = workingDayFrom(calendar, dayOf(date));
	return toInstant({ day: plan.day, ms: plan.closes }, calendar.timeZone);
}

/** Whether a date (`YYYY-MM-DD`) counts in time limits. */
export function isWorkingDay(date: string, calendar: Calendar): boolean {
	return planDay(calendar, dayOf(date)).counts;
}

/** The first working day on or after a date (`YYYY-MM-DD`). */
export function workingDateFrom(date: string, calendar: Calendar): string {
	return dateOf(workingDayFrom(calendar, dayOf(date)).day);
}

/** Whether the desk takes dossiers at an instant: Saturday mornings too, where the ward opens then. */
export function deskIsOpen(at: string, calendar: Calendar): boolean {
	const { day, ms } = toLocal(at, calendar.timeZone);
	return planDay(calendar, day).desk.some((span: Span) => span.from <= ms && ms <= span.to);
}
