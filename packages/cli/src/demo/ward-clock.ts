import type { Clock } from '@motcua/server';

/** A clock that stands still until it is set: the demo's weeks pass in seconds. */
export interface SettableClock extends Clock {
	set(instant: Temporal.Instant): void;
}

export function createSettableClock(start: Temporal.Instant): SettableClock {
	let now = start;
	return {
		now: () => now,
		set(instant) {
			if (Temporal.Instant.compare(instant, now) < 0)
				throw new RangeError(`the clock can't go back from ${now} to ${instant}`);
			now = instant;
		},
	};
}
