import type { Calendar } from '@motcua/domain';
import { classifyTiming } from '@motcua/domain/deadlines';
import type { ClockView } from '../views.ts';

/** The facts that timing is told from; a list row or a whole state has them. */
export interface TimingFacts {
	/** The deadline that runs now: acceptance before reception, due date while the clock runs; else null. */
	readonly deadlineAt: string | null;
	/** Promised date. */
	readonly dueAt: string | null;
	readonly resolvedAt: string | null;
}

/**
 * How a dossier stands against its deadline. Finished is measured when the result lies at the desk, not when it is
 * collected; before the due *date* is early, on it is on time.
 */
export function timingOf(facts: TimingFacts, now: string, calendar: Calendar): ClockView['timing'] {
	const { timeZone } = calendar;
	if (facts.resolvedAt !== null)
		return facts.dueAt === null ? null : classifyTiming(facts.resolvedAt, facts.dueAt, calendar);
	if (facts.deadlineAt === null) return null;
	if (instant(facts.deadlineAt) < instant(now)) return 'overdue';
	return dateOf(facts.deadlineAt, timeZone) === dateOf(now, timeZone) ? 'dueToday' : 'onTrack';
}

/** ISO date of an instant in a time zone. */
export const dateOf = (iso: string, timeZone: string): string =>
	Temporal.Instant.from(iso).toZonedDateTimeISO(timeZone).toPlainDate().toString();

/** The first instant of the next day in a time zone, ISO. */
export const endOfDay = (iso: string, timeZone: string): string =>
	Temporal.Instant.from(iso)
		.toZonedDateTimeISO(timeZone)
		.add({ days: 1 })
		.startOfDay()
		.toInstant()
		.toString({ smallestUnit: 'millisecond' });

const instant = (iso: string): number => Date.parse(iso);
