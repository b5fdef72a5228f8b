/** Due dates: calendars, the legal clock, and what they tell people. Needs Temporal. */
export type * from './calendar.ts';
export { type CalendarWarning, calendarWarnings } from './calendar-warnings.ts';
export { type CalendarProblem, checkCalendar } from './check-calendar.ts';
export { acceptanceDueAt, addWorkingHours, type DueDate, dueAt } from './due-at.ts';
export { describeTimeLimit } from './explain.ts';
export { isTimeLimit } from './limits.ts';
export { DeadlineError } from './local-time.ts';
export { type ClockInput, type Happening, type ReplayedClock, replayClock } from './replay-clock.ts';
export { type OrdinaryWeek, ordinaryWeek, shippedCalendar } from './shipped/index.ts';
export * from './timing.ts';
export type * from './types.ts';
