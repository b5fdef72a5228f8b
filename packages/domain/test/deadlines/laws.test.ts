import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	type Calendar,
	type ClockEvent,
	type ClockInput,
	dueAt,
	isWorkingDay,
	replayClock,
	shippedCalendar,
	type TimeLimit,
} from '../../src/deadlines/index.ts';
import { clockEvent } from './clock.ts';
import { isOff, naiveWorkingDay } from './wall-calendar.ts';

const MINUTE = 60_000;
const FROM = Date.parse('2024-01-02T00:00:00Z');
const UNTIL = Date.parse('2026-06-30T00:00:00Z');

const limit: fc.Arbitrary<TimeLimit> = fc.oneof(
	fc.constant<TimeLimit>({ amount: 0, unit: 'same-day' }),
	fc.integer({ min: 1, max: 60 }).map((amount): TimeLimit => ({ amount, unit: 'working-days' })),
	fc.integer({ min: 1, max: 90 }).map((amount): TimeLimit => ({ amount, unit: 'days' })),
	fc.integer({ min: 1, max: 6 }).map((amount): TimeLimit => ({ amount, unit: 'months' })),
	fc.constant<TimeLimit>({ amount: 1, unit: 'years' }),
	fc.integer({ min: 1, max: 80 }).map((amount): TimeLimit => ({ amount, unit: 'hours' })),
);
const startMs = fc.integer({ min: FROM / MINUTE, max: UNTIL / MINUTE }).map((minutes) => minutes * MINUTE);

/** What may follow on each state of the clock; the gaps are in minutes, up to about six weeks. */
type Turn = 'supplement' | 'payment' | 'otherBody' | 'restart' | 'reopened' | 'extension';
const turns = fc.array(
	fc.record({
		turn: fc.constantFrom<Turn>('supplement', 'payment', 'otherBody', 'restart', 'reopened', 'extension'),
		before: fc.integer({ min: 0, max: 20_000 }),
		during: fc.integer({ min: 0, max: 60_000 }),
	}),
	{ maxLength: 4 },
);

function history(start: number, story: readonly { turn: Turn; before: number; during: number }[]): ClockEvent[] {
	let now = start;
	const at = (minutes: number) => {
		now += minutes * MINUTE;
		return new Date(now).toISOString();
	};
	const events = [clockEvent('start', at(0), 'reception')];
	for (const { turn, before, during } of story) {
		if (turn === 'extension') {
			const until = new Date(now + (before + during) * MINUTE).toISOString().slice(0, 10);
			events.push(clockEvent('extend', at(before), turn, until));
		} else if (turn === 'reopened') {
			events.push(clockEvent('stop', at(before), 'resolved'), clockEvent('resume', at(during), turn));
		} else {
			const cause = turn === 'restart' ? 'supplement' : turn;
			events.push(clockEvent('pause', at(before), cause));
			events.push(clockEvent(turn === 'restart' ? 'restart' : 'resume', at(during), cause));
		}
	}
	return events;
}
const clock = fc
	.record({ timeLimit: limit, start: startMs, story: turns })
	.map(({ timeLimit, start, story }) => ({ timeLimit, clockEvents: history(start, story), calendar: shippedCalendar }));

const dueOf = (
	timeLimit: TimeLimit,
	clockEvents: readonly ClockEvent[],
	calendar: Calendar = shippedCalendar,
): string => replayClock({ timeLimit, clockEvents, calendar }).dueAt ?? 'no date';

const display = (dueOn: string): string => dueOn.split('-').reverse().join('/');

describe('the laws of the clock', () => {
	it('never due on a day off, and never outside working time', () => {
		fc.assert(
			fc.property(clock, (input) => {
				const { dueAt: at, dueOn } = dueAt(input);
				if (at === null || dueOn === null) throw new Error('no date');
				expect(isOff(dueOn)).toBe(false);
				const time = new Date(Date.parse(at) + 7 * 3_600_000).toISOString().slice(11, 16);
				if (input.timeLimit.unit !== 'hours') expect(time).toBe('17:00');
				else expect((time > '07:30' && time <= '11:30') || (time > '13:00' && time <= '17:00')).toBe(true);
			}),
		);
	});

	it('a pause, a supplement, a restart or an extension never brings the date forward', () => {
		fc.assert(
			fc.property(clock, ({ timeLimit, clockEvents }) => {
				let latest = '';
				for (let count = 1; count <= clockEvents.length; count++) {
					const due = dueOf(timeLimit, clockEvents.slice(0, count));
					expect(due >= latest).toBe(true);
					latest = due;
				}
			}),
		);
	});

	it('an open dossier that goes on in time has time left', () => {
		fc.assert(
			fc.property(
				limit,
				startMs,
				fc.constantFrom('supplement', 'payment'),
				fc.nat({ max: 20_000 }),
				fc.nat({ max: 60_000 }),
				(timeLimit, start, turn, before, during) => {
					const events = history(start, [{ turn: turn as Turn, before, during }]);
					const [, pause, resume] = events;
					if (pause === undefined || resume === undefined) throw new Error('no pause');
					fc.pre(pause.at <= dueOf(timeLimit, events.slice(0, 1)));
					const due = dueOf(timeLimit, events);
					// Hours can have been used up to the last minute.
					if (timeLimit.unit === 'hours') expect(due >= resume.at).toBe(true);
					else expect(due > resume.at).toBe(true);
				},
			),
		);
	});

	it('waiting longer never gives an earlier date', () => {
		fc.assert(
			fc.property(
				limit,
				startMs,
				fc.constantFrom('supplement', 'payment', 'restart'),
				fc.nat({ max: 20_000 }),
				fc.nat({ max: 30_000 }),
				fc.nat({ max: 30_000 }),
				(timeLimit, start, turn, before, during, more) => {
					const story = (length: number) => history(start, [{ turn: turn as Turn, before, during: length }]);
					expect(dueOf(timeLimit, story(during)) <= dueOf(timeLimit, story(during + more))).toBe(true);
				},
			),
		);
	});

	it('received later is never due earlier', () => {
		fc.assert(
			fc.property(limit, startMs, fc.nat({ max: 20_000 }), (timeLimit, start, later) => {
				const due = (at: number) => dueOf(timeLimit, history(at, []));
				expect(due(start) <= due(start + later * MINUTE)).toBe(true);
			}),
		);
	});

	it('replay is stable: the same events give the same date, through JSON, a fresh calendar and any remembered days', () => {
		fc.assert(
			fc.property(clock, ({ timeLimit, clockEvents, calendar }) => {
				const first = dueAt({ timeLimit, clockEvents, calendar });
				const copy: ClockInput = JSON.parse(JSON.stringify({ timeLimit, clockEvents, calendar }));
				expect(dueAt(copy)).toEqual(first);
				expect(dueAt({ timeLimit, clockEvents, calendar })).toEqual(first);
			}),
		);
	});

	it('explanation and date agree: the last sentence names it in both languages', () => {
		fc.assert(
			fc.property(clock, (input) => {
				const { dueAt: at, dueOn, explanation } = dueAt(input);
				if (at === null || dueOn === null) throw new Error('no date');
				const time = new Date(Date.parse(at) + 7 * 3_600_000).toISOString().slice(11, 16);
				for (const text of [explanation.at(-1)?.vi, explanation.at(-1)?.en]) {
					expect(text).toContain(display(dueOn));
					expect(text).toContain(time);
				}
				for (const { vi, en } of explanation) expect(`${vi}${en}`).not.toMatch(/undefined|null|NaN|\{/);
			}),
		);
	});

	it('explanation and count agree: the sentence on days off names exactly the weekdays that were passed over', () => {
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 40 }), startMs, (amount, start) => {
				const [received] = history(start, []);
				if (received === undefined) throw new Error('no start');
				const { explanation, dueOn } = dueAt({
					timeLimit: { amount, unit: 'working-days' },
					clockEvents: [received],
					calendar: shippedCalendar,
				});
				const receivedOn = new Date(start + 7 * 3_600_000).toISOString().slice(0, 10);
				const expected = naiveWorkingDay(receivedOn, amount);
				expect(dueOn).toBe(expected.date);
				const sentence = explanation.find(({ vi }) => vi.startsWith('Không tính'))?.vi ?? '';
				for (const day of expected.namedDaysOff) expect(named(sentence)).toContain(day);
				for (const day of named(sentence)) expect(isWorkingDay(day, shippedCalendar)).toBe(false);
				expect(sentence.includes('ngày nghỉ hằng tuần')).toBe(expected.weekends > 0);
				const worked = explanation.filter(({ vi }) => vi.startsWith('Có tính'));
				expect(worked).toHaveLength(expected.makeUpDays);
			}),
		);
	});

	it('explanation and shift agree: the days that it says are added lead from the old date to the new one', () => {
		fc.assert(
			fc.property(
				startMs,
				fc.integer({ min: 1, max: 20 }),
				fc.nat({ max: 20_000 }),
				fc.nat({ max: 30_000 }),
				(start, amount, before, during) => {
					const timeLimit: TimeLimit = { amount, unit: 'working-days' };
					const events = history(start, [{ turn: 'payment', before, during }]);
					const old = dueAt({ timeLimit, clockEvents: events.slice(0, 1), calendar: shippedCalendar });
					const { dueOn, explanation } = dueAt({ timeLimit, clockEvents: events, calendar: shippedCalendar });
					const said = explanation
						.map(({ vi }) => /lùi thêm (\d+) ngày/.exec(vi)?.[1])
						.find((found) => found !== undefined);
					fc.pre(said !== undefined && old.dueOn !== null);
					expect(dueOn).toBe(naiveWorkingDay(old.dueOn ?? '', Number(said)).date);
				},
			),
		);
	});
});

/** All days that a sentence names, spans filled in. */
function named(sentence: string): string[] {
	return [...sentence.matchAll(/(\d\d)\/(\d\d)\/(\d{4})(?: đến [^\d]*(\d\d)\/(\d\d)\/(\d{4}))?/g)].flatMap((match) => {
		const [, d1, m1, y1, d2 = d1, m2 = m1, y2 = y1] = match;
		const last = `${y2}-${m2}-${d2}`;
		const days: string[] = [];
		for (let ms = Date.parse(`${y1}-${m1}-${d1}`); ms <= Date.parse(last); ms += 86_400_000) {
			days.push(new Date(ms).toISOString().slice(0, 10));
		}
		return days;
	});
}
