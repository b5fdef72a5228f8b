import type { Calendar } from '@motcua/domain';
import { checkCalendar, shippedCalendar } from '@motcua/domain/deadlines';
import { describe, expect, test } from 'vitest';
import {
	placeOf,
	sessionsOn,
	withClosure,
	withDay,
	withoutTable,
	withSessionsOn,
	withTableFrom,
	withYear,
	yearsOf,
} from '../src/calendar/draft.ts';
import { weekdayOf } from '../src/calendar/weekday.ts';

const storm = { from: '2026-09-08', until: '2026-09-09', reason: { vi: 'Bão', en: 'Storm' }, document: '12/QĐ-UBND' };

describe('hours of the week', () => {
	const [week] = shippedCalendar.sessionTables;
	if (!week) throw new Error('the shipped calendar has no week');

	test('other sessions on one day leave the other days alone', () => {
		const session = { weekday: 6, from: '08:00', to: '11:00', acceptsDossiers: true, countsAsWorkingDay: false };
		const changed = withSessionsOn(week, 6, [session]);
		expect(sessionsOn(changed, 6)).toEqual([session]);
		expect(sessionsOn(changed, 2)).toEqual(sessionsOn(week, 2));
	});

	test('a new table ends the one before it the day before, also over a month', () => {
		const tables = withTableFrom([{ from: '2024-01-01', sessions: week.sessions }], '2026-11-01');
		expect(tables.map(({ from, until }) => [from, until])).toEqual([
			['2024-01-01', '2026-10-31'],
			['2026-11-01', undefined],
		]);
		expect(tables[1]?.sessions).toEqual(week.sessions);
	});

	test('taking the last table away lets the one before go on without end', () => {
		const tables = withTableFrom([{ from: '2024-01-01', sessions: week.sessions }], '2026-11-01');
		expect(withoutTable(tables, 1)).toEqual([{ from: '2024-01-01', sessions: week.sessions }]);
	});

	test('taking an earlier table away changes no other', () => {
		const tables = withTableFrom([{ from: '2024-01-01', sessions: week.sessions }], '2026-11-01');
		expect(withoutTable(tables, 0)).toEqual([{ from: '2026-11-01', sessions: week.sessions }]);
	});
});

describe('days off', () => {
	const day = { date: '2026-03-02', name: { vi: 'Ngày lễ', en: 'Holiday' }, verified: false, kind: 'public' as const };

	test('a new day stands where its date belongs, and the calendar stays sound', () => {
		const changed = withDay(shippedCalendar, 'holidays', null, day);
		const dates = changed.holidays.map(({ date }) => date);
		expect(dates).toEqual(dates.toSorted());
		expect(dates).toContain('2026-03-02');
		expect(checkCalendar(changed)).toEqual([]);
	});

	test('changing and taking away touch that entry alone', () => {
		const added = withDay(shippedCalendar, 'holidays', null, day);
		const index = added.holidays.findIndex(({ date }) => date === day.date);
		const changed = withDay(added, 'holidays', index, { ...day, verified: true });
		expect(changed.holidays.length).toBe(added.holidays.length);
		expect(changed.holidays[index]?.verified).toBe(true);
		expect(withDay(changed, 'holidays', index, null).holidays).toEqual(shippedCalendar.holidays);
		expect(changed.makeUpDays).toBe(shippedCalendar.makeUpDays);
	});

	test('a year is marked as known once, and unmarked', () => {
		const known = withYear(withYear(shippedCalendar, 2028, true), 2028, true);
		expect(known.years.filter((year) => year === 2028)).toEqual([2028]);
		expect(withYear(known, 2028, false).years).toEqual(shippedCalendar.years);
	});

	test('the years on offer hold the present one even when nothing is known of it', () => {
		const empty: Calendar = { ...shippedCalendar, years: [], holidays: [], makeUpDays: [] };
		expect(yearsOf(empty, '2031-05-06')).toEqual([2031]);
	});
});

test('closures stand newest first', () => {
	const later = { ...storm, from: '2026-10-01', until: '2026-10-01' };
	const calendar = withClosure(withClosure(shippedCalendar, null, storm), null, later);
	expect(calendar.closures.map(({ from }) => from)).toEqual(['2026-10-01', '2026-09-08']);
	expect(withClosure(calendar, 0, null).closures).toEqual([storm]);
});

test.each([
	['holidays[3].date', { list: 'holidays', index: 3 }],
	['calendar.makeUpDays.0.name.vi', { list: 'makeUpDays', index: 0 }],
	['calendar.sameDayCutOff', { list: 'sameDayCutOff', index: null }],
])('a refusal at %s is found again', (field, place) => {
	expect(placeOf(field)).toEqual(place);
});

test.each([
	['2026-11-23', 1],
	['2026-11-29', 7],
])('%s is weekday %i', (date, weekday) => {
	expect(weekdayOf(date)).toBe(weekday);
});
