import type { Clock } from '../../../services.ts';

/** The clock of a rehearsal: it stands still until it is told to go on. */
export interface VirtualClock extends Clock {
	/** ISO instant, with milliseconds, as events carry it. */
	iso(): string;
	/** Goes forward to an instant; one that has passed changes nothing. */
	advanceTo(instant: string): void;
}

export function createVirtualClock(startsAt: string): VirtualClock {
	let now = Temporal.Instant.from(startsAt);
	return {
		now: () => now,
		iso: () => new Date(now.epochMilliseconds).toISOString(),
		advanceTo(instant) {
			const next = Temporal.Instant.from(instant);
			if (Temporal.Instant.compare(next, now) > 0) now = next;
		},
	};
}
