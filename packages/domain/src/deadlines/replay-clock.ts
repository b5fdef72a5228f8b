import type { Calendar } from './calendar/calendar.ts';
import { type LimitEnd, limitFrom, onWorkingDay, sameDayOf } from './limits.ts';
import { compareLocal, type Day, DeadlineError, dayOf, type LocalTime, toInstant, toLocal } from './local-time.ts';
import type { ClockEvent, ClockState, TimeLimit } from './types.ts';
import { addWorkingDays, addWorkingTime, countWorkingDays, workingTimeBetween } from './working-time.ts';

export interface ClockInput {
	readonly timeLimit: TimeLimit;
	/** In the order in which they happened. */
	readonly clockEvents: readonly ClockEvent[];
	readonly calendar: Calendar;
}

/** How the waiting was made good. */
export type ContinuationRule =
	/** The working time that was left runs on (limits in hours). */
	| 'workingTime'
	/** Same-day: as if received when the waiting ended. */
	| 'sameDay'
	/** The days that were left are counted anew from the day on which the dossier is complete. */
	| 'remainder'
	/** The due date moves by the days that passed. */
	| 'shift'
	/** The waiting ended when the moved date had passed already, at night or on a day off. */
	| 'nextWorkingDay';

/** What one clock event did, for the explanation. */
export type Happening =
	| { readonly kind: 'start' | 'restart'; readonly event: ClockEvent; readonly at: LocalTime; readonly end: LimitEnd }
	| { readonly kind: 'pause' | 'stop' | 'reopen'; readonly event: ClockEvent; readonly at: LocalTime }
	/** The limit had run out before the pause: lateness is not undone by waiting. */
	| { readonly kind: 'tooLate'; readonly event: ClockEvent; readonly at: LocalTime }
	| {
			readonly kind: 'continue';
			readonly event: ClockEvent;
			readonly at: LocalTime;
			readonly rule: ContinuationRule;
			/** Days left (`remainder`) or added (`shift`); 0 for the other rules. */
			readonly days: number;
			readonly end: LimitEnd;
	  }
	| { readonly kind: 'extend'; readonly event: ClockEvent; readonly at: LocalTime; readonly end: LimitEnd };

export interface ReplayedClock {
	readonly state: ClockState;
	/** ISO instant, UTC; `null` before the start. While paused: as promised before the pause. */
	readonly dueAt: string | null;
	/** Local date of it. */
	readonly due: LocalTime | null;
	readonly happenings: readonly Happening[];
}

interface Running {
	state: ClockState;
	/** Day 0 of the count in force. */
	start: Day;
	end: LimitEnd;
	pausedAt: LocalTime | null;
	pauseCause: ClockEvent['cause'] | null;
	/** The pause began after the limit had run out. */
	late: boolean;
}

/**
 * The due date as the replay of clock events. Cheap: no text is made, see `dueAt` for that.
 *
 * @throws DeadlineError `deadline.clock` for events in an impossible order, and those of the calendar.
 */
export function replayClock({ timeLimit, clockEvents, calendar }: ClockInput): ReplayedClock {
	const happenings: Happening[] = [];
	let clock: Running | null = null;
	for (const event of clockEvents) {
		const at = toLocal(event.at, calendar.timeZone);
		if (event.type === 'start') {
			if (clock !== null) throw outOfOrder(event, 'the clock has started already');
			const end = limitFrom(calendar, timeLimit, at);
			clock = { state: 'running', start: at.day, end, pausedAt: null, pauseCause: null, late: false };
			happenings.push({ kind: 'start', event, at, end });
			continue;
		}
		if (clock === null) throw outOfOrder(event, 'the clock has not started');
		happenings.push(apply(clock, event, at, timeLimit, calendar));
	}
	const due = clock === null ? null : roundUpToMinute(clock.end.due);
	return {
		state: clock?.state ?? 'notStarted',
		dueAt: due === null ? null : toInstant(due, calendar.timeZone),
		due,
		happenings,
	};
}

/** Printed times have no seconds: a due moment never lies before what is printed. */
function roundUpToMinute({ day, ms }: LocalTime): LocalTime {
	return { day, ms: Math.ceil(ms / 60_000) * 60_000 };
}

function apply(clock: Running, event: ClockEvent, at: LocalTime, limit: TimeLimit, calendar: Calendar): Happening {
	switch (event.type) {
		case 'pause':
			return pause(clock, event, at);
		case 'resume':
			if (clock.state === 'stopped') return reopen(clock, event, at);
			return resume(clock, event, at, limit, calendar);
		case 'restart':
			return restart(clock, event, at, limit, calendar);
		case 'extend':
			return extend(clock, event, at, calendar);
		case 'stop':
			clock.state = 'stopped';
			return { kind: 'stop', event, at };
		default:
			throw outOfOrder(event, 'the clock has started already');
	}
}

function pause(clock: Running, event: ClockEvent, at: LocalTime): Happening {
	if (clock.state !== 'running') throw outOfOrder(event, 'the clock does not run');
	clock.state = 'paused';
	clock.pausedAt = at;
	clock.pauseCause = event.cause;
	clock.late = compareLocal(at, clock.end.due) > 0;
	return clock.late ? { kind: 'tooLate', event, at } : { kind: 'pause', event, at };
}

/** The office corrects its own error: the promise stays as it was. */
function reopen(clock: Running, event: ClockEvent, at: LocalTime): Happening {
	clock.state = 'running';
	clock.pausedAt = null;
	return { kind: 'reopen', event, at };
}

function resume(clock: Running, event: ClockEvent, at: LocalTime, limit: TimeLimit, calendar: Calendar): Happening {
	const { pausedAt } = clock;
	if (clock.state !== 'paused' || pausedAt === null) throw outOfOrder(event, 'the clock is not paused');
	clock.state = 'running';
	clock.pausedAt = null;
	if (clock.late) return { kind: 'tooLate', event, at };
	const { rule, days, end, start } = continuation(clock, pausedAt, at, limit, calendar);
	clock.start = start;
	clock.end = end;
	return { kind: 'continue', event, at, rule, days, end };
}

interface Continuation {
	readonly rule: ContinuationRule;
	readonly days: number;
	readonly start: Day;
	readonly end: LimitEnd;
}

function continuation(
	clock: Running,
	from: LocalTime,
	to: LocalTime,
	limit: TimeLimit,
	calendar: Calendar,
): Continuation {
	const { end, start } = clock;
	if (limit.unit === 'hours') {
		const due = addWorkingTime(calendar, to, workingTimeBetween(calendar, from, end.due));
		return { rule: 'workingTime', days: 0, start, end: later(end, { due, lastDay: due.day }) };
	}
	if (limit.unit === 'same-day') {
		return { rule: 'sameDay', days: 0, start, end: later(end, onWorkingDay(calendar, sameDayOf(calendar, to).day)) };
	}
	const count = limit.unit === 'working-days' ? workingDayCount(calendar) : calendarDayCount(calendar);
	// A day off after the last day belongs to the limit: paused on it, the moved date is what is left of.
	const lastDay = from.day > end.lastDay ? end.due.day : end.lastDay;
	if (clock.pauseCause === 'supplement') {
		const days = count.between(Math.max(start, from.day - 1), lastDay);
		return { rule: 'remainder', days, start: to.day, end: later(end, count.after(to.day, days)) };
	}
	const days = count.between(from.day, to.day);
	const shifted = days === 0 ? end : later(end, count.after(lastDay, days));
	// Paid online on a Sunday, or at night: a moment that has passed is no promise, the next working day is.
	if (compareLocal(shifted.due, to) > 0) return { rule: 'shift', days, start, end: shifted };
	return { rule: 'nextWorkingDay', days: 0, start, end: onWorkingDay(calendar, to.day + 1) };
}

interface DayCount {
	/** Days after `from` up to and including `to`. */
	between(from: Day, to: Day): number;
	after(day: Day, days: number): LimitEnd;
}
const workingDayCount = (calendar: Calendar): DayCount => ({
	between: (from, to) => countWorkingDays(calendar, from, to),
	after: (day, days) => onWorkingDay(calendar, addWorkingDays(calendar, day, days).day),
});
const calendarDayCount = (calendar: Calendar): DayCount => ({
	between: (from, to) => Math.max(0, to - from),
	after: (day, days) => onWorkingDay(calendar, day + days),
});

/** A pause, a supplement or a restart never brings a promised date forward. */
function later(a: LimitEnd, b: LimitEnd): LimitEnd {
	return compareLocal(b.due, a.due) < 0 ? a : b;
}

/** Decree 61/2018 art. 19.4: the limit starts anew when the complete dossier is received. */
function restart(clock: Running, event: ClockEvent, at: LocalTime, limit: TimeLimit, calendar: Calendar): Happening {
	if (clock.state === 'stopped') throw outOfOrder(event, 'the clock has been stopped');
	const late = clock.state === 'paused' ? clock.late : compareLocal(at, clock.end.due) > 0;
	clock.state = 'running';
	clock.pausedAt = null;
	if (late) return { kind: 'tooLate', event, at };
	clock.start = at.day;
	clock.end = later(clock.end, limitFrom(calendar, limit, at));
	return { kind: 'restart', event, at, end: clock.end };
}

function extend(clock: Running, event: ClockEvent, at: LocalTime, calendar: Calendar): Happening {
	if (clock.state === 'stopped') throw outOfOrder(event, 'the clock has been stopped');
	if (event.until === undefined) throw outOfOrder(event, 'an extension needs its new date');
	clock.end = later(clock.end, onWorkingDay(calendar, dayOf(event.until)));
	return { kind: 'extend', event, at, end: clock.end };
}

function outOfOrder(event: ClockEvent, why: string): DeadlineError {
	return new DeadlineError('deadline.clock', `clock event "${event.type}" of ${event.at}: ${why}`);
}
