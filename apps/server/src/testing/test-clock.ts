import type { Clock } from '../services.ts';

/** A clock that stands still until it is moved. */
export interface TestClock extends Clock {
	/** Moves to an instant, ISO with offset. */
	set(iso: string): void;
	advance(duration: Temporal.DurationLike): void;
}

/** Monday, a working day, nine in the morning, unless told otherwise. */
export function createTestClock(iso = '2026-11-02T09:00:00+07:00'): TestClock {
	let now = Temporal.Instant.from(iso);
	return {
		now: () => now,
		set(next) {
			now = Temporal.Instant.from(next);
		},
		advance(duration) {
			now = now.add(duration);
		},
	};
}
