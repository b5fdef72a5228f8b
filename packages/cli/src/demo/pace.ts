import { addWorkingHours, type Calendar, remainingWorkingTime } from '@motcua/domain/deadlines';
import type { Random } from '../play/random.ts';
import type { Thread } from './threads.ts';

const HOURS_BETWEEN_ACTS: readonly [number, number] = [1, 5];
/** Staff hurry so that there is time for as many acts again before the deadline: a copy is due on the day it is asked for. */
const ACTS_TO_COME = 5;

/** When somebody acts on the dossier next: within working hours, and early enough for its deadline; milliseconds since 1970. */
export function nextActAt({ known, fate }: Thread, at: Temporal.Instant, calendar: Calendar, random: Random): number {
	const usual = random.integer(...HOURS_BETWEEN_ACTS) + random.integer(0, 25) / 60;
	const due = fate.kind === 'late' ? null : deadlineOf(known);
	const hours = due === null ? usual : Math.min(usual, hoursLeft(at, due, calendar) / ACTS_TO_COME);
	return Temporal.Instant.from(addWorkingHours(at.toString(), hours, calendar)).epochMilliseconds;
}

/** Whether a dossier may be left where it stands until `end`: not when its deadline passes before that. */
export function mayRest({ known, fate }: Thread, end: Temporal.Instant): boolean {
	const due = deadlineOf(known);
	return fate.kind === 'late' || due === null || Temporal.Instant.compare(due, end) > 0;
}

/** The deadline that can still be missed, as staff saw it last. */
function deadlineOf(known: Thread['known']): string | null {
	if (known === null) return null;
	const { acceptanceDueAt, state, dueAt } = known.clock;
	return acceptanceDueAt ?? (state === 'running' ? dueAt : null);
}

function hoursLeft(at: Temporal.Instant, due: string, calendar: Calendar): number {
	const { overdue, workingMinutes } = remainingWorkingTime(at.toString(), due, calendar);
	return overdue ? 0 : workingMinutes / 60;
}
