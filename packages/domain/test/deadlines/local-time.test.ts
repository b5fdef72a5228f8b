import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DeadlineError, localDateAt, toInstant, toLocal } from '../../src/deadlines/local-time.ts';

const ZONES = ['Asia/Ho_Chi_Minh', 'Europe/Berlin', 'America/St_Johns', 'Australia/Lord_Howe', 'UTC', '+07:00'];
const zone = fc.constantFrom(...ZONES);
const ANY = { min: Date.UTC(1990, 0, 1), max: Date.UTC(2060, 0, 1) };
const NEAR_MS = 26 * 3_600_000;

/** Anywhere, and around the changes of the clocks, where it is easy to be wrong. */
const instant = (timeZone: string): fc.Arbitrary<number> => {
	const around = fc.tuple(fc.integer(ANY), fc.integer({ min: -NEAR_MS, max: NEAR_MS })).map(([start, off]) => {
		const change = Temporal.Instant.fromEpochMilliseconds(start)
			.toZonedDateTimeISO(timeZone)
			.getTimeZoneTransition('next');
		return (change?.epochMilliseconds ?? start) + off;
	});
	return fc.oneof(fc.integer(ANY), around);
};
const zoned = zone.chain((timeZone) => instant(timeZone).map((ms) => ({ timeZone, ms })));
const iso = (ms: number): string => new Date(ms).toISOString();

describe('local time', () => {
	it('of an instant is that of Temporal', () => {
		fc.assert(
			fc.property(zoned, ({ timeZone, ms }) => {
				const wanted = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(timeZone);
				const { ms: sinceMidnight } = toLocal(iso(ms), timeZone);
				expect(localDateAt(iso(ms), timeZone)).toBe(wanted.toPlainDate().toString());
				const wantedMs = wanted.hour * 3_600_000 + wanted.minute * 60_000 + wanted.second * 1_000 + wanted.millisecond;
				expect(sinceMidnight).toBe(wantedMs);
			}),
			{ numRuns: 2_000 },
		);
	});

	it('becomes the instant that Temporal gives, also where the clocks change', () => {
		fc.assert(
			fc.property(zoned, ({ timeZone, ms }) => {
				const local = { day: Math.floor(ms / 86_400_000), ms: ((ms % 86_400_000) + 86_400_000) % 86_400_000 };
				const wanted = Temporal.PlainDateTime.from(iso(ms).slice(0, -1)).toZonedDateTime(timeZone);
				expect(toInstant(local, timeZone)).toBe(iso(wanted.epochMilliseconds));
			}),
			{ numRuns: 2_000 },
		);
	});

	it('is read from every form of an instant', () => {
		const wanted = toLocal('2026-11-23T09:05:00.000Z', 'Asia/Ho_Chi_Minh');
		expect(wanted.ms).toBe((16 * 60 + 5) * 60_000);
		for (const text of [
			'2026-11-23T09:05:00Z',
			'2026-11-23T16:05:00+07:00',
			'2026-11-23T09:05Z',
			'2026-11-23T09:05:00.0000Z',
		])
			expect(toLocal(text, 'Asia/Ho_Chi_Minh')).toEqual(wanted);
	});

	it('is refused for what is no instant, or no time zone', () => {
		const wrong = ['', '2026-11-23', '2026-11-23T09:05:00', '2026-02-31T09:05:00Z', '2026-11-23T24:00:00Z', 'now'];
		for (const text of wrong) expect(() => toLocal(text, 'Asia/Ho_Chi_Minh')).toThrow(DeadlineError);
		expect(() => toLocal('2026-11-23T09:05:00Z', 'Asia/Atlantis')).toThrow(DeadlineError);
	});
});
