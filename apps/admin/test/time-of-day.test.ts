import { expect, test } from 'vitest';
import { isTime, timeOf } from '../src/shell/time-of-day.ts';

test.each([
	['7:30', '07:30'],
	['730', '07:30'],
	['7h30', '07:30'],
	['07.30', '07:30'],
	['7', '07:00'],
	['1500', '15:00'],
	['23:59', '23:59'],
])('%s is read as %s', (typed, time) => {
	expect(timeOf(typed)).toBe(time);
	expect(isTime(time)).toBe(true);
});

test.each(['24:00', '7:60', 'sáng', '', '7:3', '12345'])('%s is no time and stays as it was typed', (typed) => {
	expect(timeOf(typed)).toBe(typed);
	expect(isTime(typed)).toBe(false);
});
