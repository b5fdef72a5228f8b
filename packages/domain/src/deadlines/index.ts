/** Due dates: calendars, the legal clock, and what they tell people. Needs Temporal. */
export type * from './calendar/calendar.ts';
export { type CalendarWarning, calendarWarnings } from './calendar/calendar-warnings.ts';
export { type CalendarProblem, checkCalendar } from './calendar/check-calendar.ts';
export { type OrdinaryWeek, ordinaryWeek, shippedCalendar } from './calendar/shipped/index.ts';
export { acceptanceDueAt, addWorkingHours, type DueDate, dueAt } from './due-at.ts';
export { describeTimeLimit } from './explain.ts';
export { isTimeLimit } from './limits.ts';
export { DeadlineError, localDateAt } from './local-time.ts';
export { type ClockInput, type Happening, type ReplayedClock, replayClock } from './replay-clock.ts';
export * from './timing.ts';
export type * from './types.ts';
