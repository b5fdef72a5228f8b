import type { Calendar } from './calendar/calendar.ts';
import { type DayPlan, planDay, workingDayFrom } from './calendar/day-plan.ts';
import type { Day, LocalTime } from './local-time.ts';

/** The `n`-th working day after `day`; `day` itself is not counted. For 0: the first working day on or after `day`. */
export function addWorkingDays(calendar: Calendar, day: Day, n: number): DayPlan {
	if (n <= 0) return workingDayFrom(calendar, day);
	let plan = workingDayFrom(calendar, day + 1);
	for (let counted = 1; counted < n; counted++) plan = workingDayFrom(calendar, plan.day + 1);
	return plan;
}

/** How many working days there are after `from` up to and including `to`; 0 when `to` is not later. */
export function countWorkingDays(calendar: Calendar, from: Day, to: Day): number {
	let count = 0;
	for (let day = from + 1; day <= to; day++) if (planDay(calendar, day).counts) count++;
	return count;
}

/** The moment at which `ms` of working time have passed since `from`; waiting outside of sessions costs nothing. */
export function addWorkingTime(calendar: Calendar, from: LocalTime, ms: number): LocalTime {
	let left = ms;
	let plan = workingDayFrom(calendar, from.day);
	let notBefore = plan.day === from.day ? from.ms : 0;
	for (;;) {
		for (const span of plan.spans) {
			const start = Math.max(span.from, notBefore);
			if (start > span.to || (start === span.to && left > 0)) continue;
			if (start + left <= span.to) return { day: plan.day, ms: start + left };
			left -= span.to - start;
		}
		plan = workingDayFrom(calendar, plan.day + 1);
		notBefore = 0;
	}
}

/** Milliseconds of working time from one moment to a later one; 0 when it is not later. */
export function workingTimeBetween(calendar: Calendar, from: LocalTime, to: LocalTime): number {
	let total = 0;
	for (let day = from.day; day <= to.day; day++) {
		for (const span of planDay(calendar, day).spans) {
			const start = day === from.day ? Math.max(span.from, from.ms) : span.from;
			const end = day === to.day ? Math.min(span.to, to.ms) : span.to;
			if (end > start) total += end - start;
		}
	}
	return total;
}
