import type { ClockCause, ClockEvent, ClockEventType, TimeLimit } from '../../src/deadlines/index.ts';

/** ISO UTC instant of a local time `YYYY-MM-DD HH:mm` in Vietnam. */
export function local(text: string): string {
	return new Date(`${text.replace(' ', 'T')}:00+07:00`).toISOString();
}

export const SAME_DAY: TimeLimit = { amount: 0, unit: 'same-day' };
export const workingDays = (amount: number): TimeLimit => ({ amount, unit: 'working-days' });
export const days = (amount: number): TimeLimit => ({ amount, unit: 'days' });
export const months = (amount: number): TimeLimit => ({ amount, unit: 'months' });
export const years = (amount: number): TimeLimit => ({ amount, unit: 'years' });
export const hours = (amount: number): TimeLimit => ({ amount, unit: 'hours' });

export function clockEvent(type: ClockEventType, at: string, cause: ClockCause, until?: string): ClockEvent {
	return {
		type,
		at: at.includes('T') ? at : local(at),
		cause,
		reason: { vi: 'Lý do.', en: 'Reason.' },
		legalBasis: null,
		by: 'Trần Thị Hoa',
		...(until === undefined ? {} : { until }),
	};
}
export const start = (at: string): ClockEvent => clockEvent('start', at, 'reception');
