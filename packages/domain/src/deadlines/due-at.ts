import type { Localised } from '../localised.ts';
import type { Calendar } from './calendar/calendar.ts';
import { type CalendarWarning, yearWarnings } from './calendar/calendar-warnings.ts';
import { explainClock } from './explain.ts';
import { dateOf, toInstant, toLocal, yearOf } from './local-time.ts';
import { type ClockInput, replayClock } from './replay-clock.ts';
import type { ClockState } from './types.ts';
import { addWorkingTime } from './working-time.ts';

/** A due date with how it came about. */
export interface DueDate {
	readonly state: ClockState;
	/** ISO instant, UTC; `null` before the start. While paused: as promised before the pause. */
	readonly dueAt: string | null;
	/** Local date of it, `YYYY-MM-DD`. */
	readonly dueOn: string | null;
	/** Sentences in order; the last one names the date. */
	readonly explanation: readonly Localised[];
	/** Years whose days off are not known: the date may move when their notice comes. */
	readonly warnings: readonly CalendarWarning[];
}

/**
 * The due date of a dossier, by replay of its clock events, with an explanation that a person understands.
 *
 * @throws DeadlineError for events in an impossible order or a calendar without working days.
 */
export function dueAt(input: ClockInput): DueDate {
	const clock = replayClock(input);
	const first = clock.happenings[0];
	const warnings =
		first === undefined || clock.due === null
			? []
			: yearWarnings(input.calendar, yearOf(first.at.day), yearOf(clock.due.day));
	return {
		state: clock.state,
		dueAt: clock.dueAt,
		dueOn: clock.due === null ? null : dateOf(clock.due.day),
		explanation: explainClock(clock, input.timeLimit, input.calendar),
		warnings,
	};
}

/**
 * By when the desk must answer a filing (accept, ask for a supplement, refuse): working hours from the moment the system
 * received it. 8 by decree 45/2020 art. 11 (unverified).
 */
export function acceptanceDueAt(submittedAt: string, calendar: Calendar, workingHours = 8): string {
	return addWorkingHours(submittedAt, workingHours, calendar);
}

/** The instant at which so many working hours have passed, rounded up to the minute. */
export function addWorkingHours(from: string, workingHours: number, calendar: Calendar): string {
	const due = addWorkingTime(calendar, toLocal(from, calendar.timeZone), workingHours * 3_600_000);
	return toInstant({ day: due.day, ms: Math.ceil(due.ms / 60_000) * 60_000 }, calendar.timeZone);
}
