import type { DueDossier } from '@motcua/database';
import { endOfWorkingDayAfter } from '@motcua/domain/deadlines';
import type { WardContext } from '../../procedures/catalogue.ts';
import { endOfDay } from '../../worklist/timing.ts';

/** What is due, most urgent first in each part. */
export interface ByUrgency {
	readonly overdue: readonly DueDossier[];
	readonly today: readonly DueDossier[];
	/** By the end of the next working day. */
	readonly soon: readonly DueDossier[];
}

/** The instant until which a reminder looks ahead: the end of the next working day. */
export const horizonOf = ({ calendar }: WardContext, now: string): string =>
	endOfDay(endOfWorkingDayAfter(now, 1, calendar), calendar.timeZone);

export function byUrgency(due: readonly DueDossier[], now: string, { calendar }: WardContext): ByUrgency {
	const tonight = Date.parse(endOfDay(now, calendar.timeZone));
	const endsBefore = (one: DueDossier, instant: number): boolean => Date.parse(one.deadlineAt) < instant;
	return {
		overdue: due.filter((one) => endsBefore(one, Date.parse(now))),
		today: due.filter((one) => !endsBefore(one, Date.parse(now)) && endsBefore(one, tonight)),
		soon: due.filter((one) => !endsBefore(one, tonight)),
	};
}

export const nothingDue = ({ overdue, today, soon }: ByUrgency): boolean =>
	overdue.length + today.length + soon.length === 0;
