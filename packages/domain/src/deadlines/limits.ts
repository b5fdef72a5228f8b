import type { Calendar } from './calendar/calendar.ts';
import { type DayPlan, planDay, workingDayFrom } from './calendar/day-plan.ts';
import { addMonths, type Day, DeadlineError, type LocalTime, MINUTE, minutesOf } from './local-time.ts';
import type { TimeLimit } from './types.ts';
import { addWorkingDays, addWorkingTime } from './working-time.ts';

/** The end of a time limit. */
export interface LimitEnd {
	/** When working time of the last day ends, or the very moment for a limit in hours. */
	readonly due: LocalTime;
	/** The last day by the law, before it was moved off a day off. */
	readonly lastDay: Day;
}

/** Thrown bad limits are a procedure's mistake, found when it is packed; here they would make a silent wrong date. */
export function isTimeLimit({ amount, unit }: TimeLimit): boolean {
	if (unit === 'same-day') return amount === 0;
	return Number.isInteger(amount) && amount > 0 && ['working-days', 'days', 'months', 'years', 'hours'].includes(unit);
}

function endOf(plan: DayPlan): LocalTime {
	return { day: plan.day, ms: plan.closes };
}

/**
 * The end of a limit that starts at a moment: the day of the start is not counted (Civil Code 2015 art. 147), a last day that
 * is off moves to the next working day (art. 148.5). Throws {@link DeadlineError} `deadline.timeLimit`.
 */
export function limitFrom(calendar: Calendar, limit: TimeLimit, start: LocalTime): LimitEnd {
	if (!isTimeLimit(limit))
		throw new DeadlineError('deadline.timeLimit', `${limit.amount} ${limit.unit} is not a time limit`);
	switch (limit.unit) {
		case 'same-day':
			return onWorkingDay(calendar, sameDayOf(calendar, start).day);
		case 'working-days':
			return onWorkingDay(calendar, addWorkingDays(calendar, start.day, limit.amount).day);
		case 'days':
			return onWorkingDay(calendar, start.day + limit.amount);
		case 'months':
			return onWorkingDay(calendar, addMonths(start.day, limit.amount));
		case 'years':
			return onWorkingDay(calendar, addMonths(start.day, limit.amount * 12));
		case 'hours': {
			const due = addWorkingTime(calendar, start, limit.amount * 60 * MINUTE);
			return { due, lastDay: due.day };
		}
	}
}

/** The end of a limit whose last day by the law is known. */
export function onWorkingDay(calendar: Calendar, lastDay: Day): LimitEnd {
	return { due: endOf(workingDayFrom(calendar, lastDay)), lastDay };
}

/** The day on which a same-day dossier is due: today up to the cut-off (15:00 exactly is not after it), else the next one. */
export function sameDayOf(calendar: Calendar, start: LocalTime): DayPlan {
	const today = planDay(calendar, start.day);
	const cutOff = minutesOf(calendar.sameDayCutOff) * MINUTE;
	if (today.counts && start.ms <= Math.min(cutOff, today.closes)) return today;
	return workingDayFrom(calendar, start.day + 1);
}
