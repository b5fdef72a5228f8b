import { describe, expect, it } from 'vitest';
import {
	type Calendar,
	calendarWarnings,
	checkCalendar,
	DeadlineError,
	deskIsOpen,
	dueAt,
	isWorkingDay,
	ordinaryWeek,
	shippedCalendar,
} from '../../src/deadlines/index.ts';
import { sameInBoth } from '../../src/localised.ts';
import { clockEvent, hours, local, SAME_DAY, start, workingDays } from './clock.ts';
import { isOff } from './wall-calendar.ts';

const due = (timeLimit: Parameters<typeof dueAt>[0]['timeLimit'], at: string, calendar: Calendar) =>
	dueAt({ timeLimit, clockEvents: [start(at)], calendar });

describe('the shipped calendar', () => {
	it('has the days off of every day from 2024 to 2026', () => {
		for (let ms = Date.parse('2024-01-01'); ms <= Date.parse('2027-01-01'); ms += 86_400_000) {
			const date = new Date(ms).toISOString().slice(0, 10);
			expect(`${date} ${isWorkingDay(date, shippedCalendar)}`).toBe(`${date} ${!isOff(date)}`);
		}
	});
	it('is without problems, and says what was not verified', () => {
		expect(checkCalendar(shippedCalendar)).toEqual([]);
		expect(shippedCalendar.holidays.filter((holiday) => !holiday.verified).map((holiday) => holiday.date)).toContain(
			'2026-08-31',
		);
		expect(shippedCalendar.holidays.every((holiday) => !/[67]/.test(String(weekday(holiday.date))))).toBe(true);
	});
	it('opens the desk on Saturday mornings without counting them', () => {
		expect(deskIsOpen(local('2026-11-21 09:00'), shippedCalendar)).toBe(true);
		expect(deskIsOpen(local('2026-11-21 13:30'), shippedCalendar)).toBe(false);
		expect(deskIsOpen(local('2026-11-23 12:00'), shippedCalendar)).toBe(false);
		expect(deskIsOpen(local('2026-11-24 09:00'), shippedCalendar)).toBe(false);
		expect(isWorkingDay('2026-11-21', shippedCalendar)).toBe(false);
	});
	it('warns of a year it does not know, this one or after 1 December the next', () => {
		const years = (now: string) => calendarWarnings(shippedCalendar, local(now)).map((warning) => warning.year);
		expect(years('2026-11-30 23:59')).toEqual([]);
		expect(years('2026-12-01 12:00')).toEqual([]);
		expect(years('2026-12-02 00:00')).toEqual([2027]);
		expect(years('2027-06-01 08:00')).toEqual([2027]);
		expect(years('2027-12-02 08:00')).toEqual([2027, 2028]);
		const [warning] = calendarWarnings(shippedCalendar, local('2027-01-04 08:00'));
		expect(warning).toMatchObject({ code: 'calendar.yearMissing' });
		expect(warning?.message.vi).toContain('2027');
	});
});

const weekday = (date: string) => new Date(`${date}T00:00:00Z`).getUTCDay() || 7;

describe('an edited calendar', () => {
	it('closes for a storm by a local decision, also over a working Saturday', () => {
		const calendar: Calendar = {
			...shippedCalendar,
			version: 'ward-7',
			closures: [
				{ from: '2026-08-21', until: '2026-08-22', reason: sameInBoth('Nghỉ tránh bão'), document: 'QĐ 88/QĐ-UBND' },
			],
		};
		const { dueOn, explanation } = due(workingDays(3), '2026-08-20 09:00', calendar);
		expect(dueOn).toBe('2026-08-26');
		expect(
			explanation.some(({ vi }) => vi.includes('thứ Sáu, 21/08/2026 đến thứ Bảy, 22/08/2026 (Nghỉ tránh bão)')),
		).toBe(true);
	});

	it('has winter hours from a date on, inside the standing table', () => {
		const winter = ordinaryWeek({ morning: ['08:00', '12:00'], afternoon: ['13:30', '17:30'], saturdayMorning: false });
		const calendar: Calendar = {
			...shippedCalendar,
			sessionTables: [...shippedCalendar.sessionTables, { from: '2026-11-01', until: '2027-03-31', sessions: winter }],
		};
		expect(due(workingDays(2), '2026-10-28 09:00', calendar).dueAt).toBe(local('2026-10-30 17:00'));
		expect(due(workingDays(3), '2026-10-28 09:00', calendar).dueAt).toBe(local('2026-11-02 17:30'));
		expect(due(hours(2), '2026-11-02 07:00', calendar).dueAt).toBe(local('2026-11-02 10:00'));
		expect(deskIsOpen(local('2026-11-07 09:00'), calendar)).toBe(false);
		expect(due(workingDays(1), '2027-03-31 09:00', calendar).dueAt).toBe(local('2027-04-01 17:00'));
	});

	it('sets its own cut-off, and a half day ends it earlier', () => {
		const late: Calendar = { ...shippedCalendar, sameDayCutOff: '16:00' };
		expect(due(SAME_DAY, '2026-11-23 15:30', late).dueAt).toBe(local('2026-11-23 17:00'));
		const halfDays = shippedCalendar.sessionTables[0]?.sessions.filter((session) => session.from === '07:30') ?? [];
		const half: Calendar = { ...shippedCalendar, sessionTables: [{ from: '2024-01-01', sessions: halfDays }] };
		expect(due(SAME_DAY, '2026-11-23 11:30', half).dueAt).toBe(local('2026-11-23 11:30'));
		expect(due(SAME_DAY, '2026-11-23 14:00', half).dueAt).toBe(local('2026-11-25 11:30'));
	});

	it('can make up like another weekday', () => {
		const calendar: Calendar = {
			...shippedCalendar,
			makeUpDays: [{ date: '2026-11-28', name: sameInBoth('Làm bù'), likeWeekday: 6, verified: true }],
		};
		expect(isWorkingDay('2026-11-28', calendar)).toBe(false);
		expect(deskIsOpen(local('2026-11-28 09:00'), calendar)).toBe(true);
	});

	it('without any working day cannot count', () => {
		const none: Calendar = {
			...shippedCalendar,
			sessionTables: [{ from: '2024-01-01', until: '2026-06-30', sessions: [] }],
		};
		expect(() => due(workingDays(1), '2026-11-02 09:00', none)).toThrow(DeadlineError);
		const past: Calendar = {
			...shippedCalendar,
			sessionTables: shippedCalendar.sessionTables.map((table) => ({ ...table, until: '2026-06-30' })),
		};
		expect(() => due(workingDays(1), '2026-11-02 09:00', past)).toThrow(/deadline\.noWorkingDays/);
	});

	it('is told what is wrong, where', () => {
		const week = ordinaryWeek({ morning: ['07:30', '11:30'], afternoon: ['13:00', '17:00'], saturdayMorning: true });
		const [first] = week;
		if (first === undefined) throw new Error('no session');
		const day = { name: sameInBoth('Nghỉ'), verified: true };
		const wrong: Calendar = {
			version: ' ',
			timeZone: 'Asia/Hanoi2',
			sameDayCutOff: '3 giờ',
			sessionTables: [
				{ from: '2026-13-01', sessions: week },
				{ from: '2026-01-01', until: '2025-01-01', sessions: [{ ...first, countsAsWorkingDay: false }] },
				{
					from: '2026-01-01',
					until: 'x',
					sessions: [
						first,
						{ ...first, from: '11:00', to: '12:00' },
						{ ...first, weekday: 8 },
						{ ...first, from: '9h' },
						{ ...first, to: '25:00' },
						{ ...first, from: '17:00', to: '13:00' },
					],
				},
			],
			years: [2026],
			holidays: [
				{ ...day, date: '2026-11-24' },
				{ ...day, date: '2026-11-24' },
				{ ...day, date: '24/11/2026' },
				{ ...day, date: '2026-02-30', name: sameInBoth('') },
			],
			makeUpDays: [
				{ ...day, date: '2026-11-24' },
				{ ...day, date: '2026-11-28', likeWeekday: 9 },
			],
			closures: [{ from: '2026-11-05', until: '2026-11-04', reason: sameInBoth('Bão'), document: '' }],
		};
		expect(checkCalendar(wrong).map(({ code, path }) => `${code} ${path}`)).toEqual([
			'calendar.version version',
			'calendar.time sameDayCutOff',
			'calendar.timeZone timeZone',
			'calendar.date sessionTables[0].from',
			'calendar.order sessionTables[1]',
			'calendar.noWorkingDay sessionTables[1].sessions',
			'calendar.date sessionTables[2].until',
			'calendar.overlap sessionTables[2].sessions[1]',
			'calendar.weekday sessionTables[2].sessions[2].weekday',
			'calendar.time sessionTables[2].sessions[3].from',
			'calendar.time sessionTables[2].sessions[4].to',
			'calendar.order sessionTables[2].sessions[5]',
			'calendar.twice holidays[1].date',
			'calendar.date holidays[2].date',
			'calendar.date holidays[3].date',
			'calendar.name holidays[3].name',
			'calendar.twice makeUpDays[0].date',
			'calendar.weekday makeUpDays[1].likeWeekday',
			'calendar.order closures[0]',
			'calendar.document closures[0].document',
		]);
		expect(checkCalendar({ ...shippedCalendar, sessionTables: [] }).map((found) => found.code)).toEqual([
			'calendar.noSessions',
		]);
		for (const { message } of checkCalendar(wrong))
			expect(Math.min(message.vi.length, message.en.length)).toBeGreaterThan(10);
	});
});

describe('a wrong question', () => {
	const ask =
		(...clockEvents: Parameters<typeof dueAt>[0]['clockEvents']) =>
		() =>
			dueAt({ timeLimit: workingDays(3), clockEvents, calendar: shippedCalendar });
	const begun = start('2026-11-02 08:00');
	it.each<[string, () => unknown]>([
		['a pause before the start', ask(clockEvent('pause', '2026-11-02 08:00', 'law'))],
		['two starts', ask(begun, begun)],
		['a resume of a running clock', ask(begun, clockEvent('resume', '2026-11-03 08:00', 'law'))],
		[
			'two pauses',
			ask(begun, clockEvent('pause', '2026-11-03 08:00', 'law'), clockEvent('pause', '2026-11-03 09:00', 'law')),
		],
		['an extension without a date', ask(begun, clockEvent('extend', '2026-11-03 08:00', 'extension'))],
		[
			'an extension after the end',
			ask(
				begun,
				clockEvent('stop', '2026-11-03 08:00', 'resolved'),
				clockEvent('extend', '2026-11-03 08:00', 'extension', '2026-11-10'),
			),
		],
		[
			'a restart after the end',
			ask(
				begun,
				clockEvent('stop', '2026-11-03 08:00', 'resolved'),
				clockEvent('restart', '2026-11-03 08:00', 'supplement'),
			),
		],
		['an instant that is none', ask({ ...begun, at: '02/11/2026' })],
		['a limit of nothing', () => due(workingDays(0), '2026-11-02 08:00', shippedCalendar)],
		['a date that is none', () => isWorkingDay('2026-02-30', shippedCalendar)],
		['an extension to no date', ask(begun, clockEvent('extend', '2026-11-03 08:00', 'extension', 'mai'))],
	])('throws for %s', (_, question) => {
		expect(question).toThrow(DeadlineError);
	});
});
