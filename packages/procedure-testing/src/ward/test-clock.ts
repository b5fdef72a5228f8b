/** A clock that moves only when it is told to: a procedure of thirty days plays in milliseconds. */
export interface TestClock {
	/** ISO instant, UTC with milliseconds. */
	now(): string;
	/** Moves on by a duration: `{ days: 30 }`, `{ hours: 2 }`. */
	advance(by: Temporal.DurationLike): void;
	/** Moves on to an instant; an earlier one changes nothing, because records are never written into the past. */
	skipTo(instant: string): void;
}

/** @param start ISO instant with offset. */
export function createTestClock(start: string): TestClock {
	let now = Temporal.Instant.from(start);
	return {
		now: () => now.toString({ smallestUnit: 'millisecond' }),
		advance(by) {
			now = now.toZonedDateTimeISO('UTC').add(by).toInstant();
		},
		skipTo(instant) {
			const then = Temporal.Instant.from(instant);
			if (Temporal.Instant.compare(then, now) > 0) now = then;
		},
	};
}
