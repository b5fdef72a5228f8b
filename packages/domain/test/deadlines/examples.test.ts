import { describe, expect, it } from 'vitest';
import { type ClockEvent, dueAt, latestApologyAt, shippedCalendar, type TimeLimit } from '../../src/deadlines/index.ts';
import { clockEvent, days, hours, local, SAME_DAY, start, workingDays } from './clock.ts';

const due = (timeLimit: TimeLimit, ...clockEvents: ClockEvent[]) =>
	dueAt({ timeLimit, clockEvents, calendar: shippedCalendar });

describe('the worked examples', () => {
	it.each<[number, string, TimeLimit, string]>([
		[1, '2026-11-23 10:15', SAME_DAY, '2026-11-23 17:00'],
		[2, '2026-11-23 15:00', SAME_DAY, '2026-11-23 17:00'],
		[3, '2026-11-23 15:01', SAME_DAY, '2026-11-25 17:00'],
		[4, '2026-11-20 16:20', SAME_DAY, '2026-11-23 17:00'],
		[5, '2026-11-20 09:00', workingDays(3), '2026-11-26 17:00'],
		[6, '2026-08-20 09:00', workingDays(3), '2026-08-24 17:00'],
		[7, '2026-08-28 09:00', workingDays(2), '2026-09-04 17:00'],
		[8, '2025-04-24 14:00', workingDays(5), '2025-05-05 17:00'],
		[9, '2024-04-25 09:00', workingDays(5), '2024-05-06 17:00'],
		[10, '2026-08-03 08:30', days(30), '2026-09-03 17:00'],
		[11, '2026-02-02 08:30', days(15), '2026-02-23 17:00'],
		[12, '2026-02-12 16:45', workingDays(2), '2026-02-23 17:00'],
		[13, '2026-11-23 16:00', hours(4), '2026-11-25 10:30'],
		[14, '2026-01-09 15:00', hours(8), '2026-01-10 15:00'],
		[15, '2026-11-21 09:00', SAME_DAY, '2026-11-23 17:00'],
		[16, '2026-12-30 09:00', workingDays(5), '2027-01-07 17:00'],
		[17, '2026-08-10 09:00', workingDays(25), '2026-09-16 17:00'],
	])('%i: received %s', (_, received, timeLimit, expected) => {
		expect(due(timeLimit, start(received)).dueAt).toBe(local(expected));
	});

	it('16 warns that the days off of 2027 are not known', () => {
		expect(due(workingDays(5), start('2026-12-30 09:00')).warnings.map((warning) => warning.year)).toEqual([2027]);
	});

	const supplement = [start('2026-11-02 08:00'), clockEvent('pause', '2026-11-04 10:00', 'supplement')];
	it('18: a supplement in mode restart', () => {
		const events = [...supplement, clockEvent('restart', '2026-11-12 09:00', 'supplement')];
		expect(due(workingDays(5), ...events).dueAt).toBe(local('2026-11-19 17:00'));
	});
	it('19: a supplement in mode pause', () => {
		const events = [...supplement, clockEvent('resume', '2026-11-12 09:00', 'supplement')];
		expect(due(workingDays(5), ...events).dueAt).toBe(local('2026-11-18 17:00'));
	});
	it('20: a pause for payment', () => {
		const received = start('2026-11-30 09:00');
		expect(due(workingDays(9), received).dueAt).toBe(local('2026-12-11 17:00'));
		const events = [
			received,
			clockEvent('pause', '2026-12-03 15:00', 'payment'),
			clockEvent('resume', '2026-12-08 09:00', 'payment'),
		];
		expect(due(workingDays(9), ...events).dueAt).toBe(local('2026-12-16 17:00'));
	});
	it('21: the apology is due by the end of the day before (the one extension: see the decider)', () => {
		expect(latestApologyAt(local('2026-12-11 17:00'), shippedCalendar)).toBe(local('2026-12-10 17:00'));
	});
});
