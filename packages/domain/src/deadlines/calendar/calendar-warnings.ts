import type { Localised } from '../../localised.ts';
import { toLocal, yearOf } from '../local-time.ts';
import type { Calendar } from './calendar.ts';

export interface CalendarWarning {
	readonly code: 'calendar.yearMissing';
	readonly year: number;
	readonly message: Localised;
}

/** One warning for each year of a span whose days off the calendar does not know. */
export function yearWarnings(calendar: Calendar, fromYear: number, toYear: number): CalendarWarning[] {
	const warnings: CalendarWarning[] = [];
	for (let year = fromYear; year <= toYear; year++) {
		if (!calendar.years.includes(year)) warnings.push(yearMissing(year));
	}
	return warnings;
}

/**
 * What an administrator must be told today: this year's days off are missing, or, after 1 December, next year's (the notice
 * comes about October and is sometimes changed in December).
 */
export function calendarWarnings(calendar: Calendar, now: string): CalendarWarning[] {
	const { day } = toLocal(now, calendar.timeZone);
	const year = yearOf(day);
	const lastDay = Date.UTC(year, 11, 1) / 86_400_000;
	return yearWarnings(calendar, year, day > lastDay ? year + 1 : year);
}

function yearMissing(year: number): CalendarWarning {
	return {
		code: 'calendar.yearMissing',
		year,
		message: {
			vi: `Lịch làm việc chưa có ngày nghỉ năm ${year}. Xin nhập theo thông báo nghỉ lễ, Tết của năm ${year}; các ngày hẹn rơi vào năm này có thể thay đổi.`,
			en: `The working calendar does not know the days off of ${year}. Enter them from the yearly notice; due dates in ${year} may move.`,
		},
	};
}
