import { machineNow } from '../store/clock.ts';
import type { QueueRecord } from '../store/queue-record.ts';

/** A limit of jobs per time. */
export interface RateLimit {
	max: number;
	/** Milliseconds. */
	duration: number;
}

/** The queue's own limit (`queue.setGlobalRateLimit`), which goes before a worker's. */
const globalMax = (queue: QueueRecord): number | undefined => {
	const max = queue.meta.get('max');
	return max === undefined ? undefined : Number(max);
};

/** The limit that counts for this worker; a part that nobody set stays undefined. */
export const effectiveLimit = (queue: QueueRecord, worker: RateLimit | undefined): Partial<RateLimit> => {
	const max = globalMax(queue) ?? worker?.max;
	const globalDuration = queue.meta.get('duration');
	const duration = worker?.duration ?? (globalDuration === undefined ? undefined : Number(globalDuration));
	return { ...(max === undefined ? {} : { max }), ...(duration === undefined ? {} : { duration }) };
};

/** Milliseconds until the window ends when `max` jobs have started in it, else 0. */
export const limitedFor = (queue: QueueRecord, max: number | undefined): number => {
	if (max === undefined) return 0;
	const { limiterCount, limiterUntil } = queue.counters;
	const left = limiterUntil - machineNow();
	return left > 0 && limiterCount >= max ? left : 0;
};

/** Counts a started job; the first of a window opens it. */
export const countStart = (queue: QueueRecord, duration: number): void => {
	const counters = queue.touch();
	const now = machineNow();
	if (counters.limiterUntil <= now) {
		counters.limiterCount = 0;
		counters.limiterUntil = now + Math.floor(Math.abs(duration));
	}
	counters.limiterCount += 1;
};

/**
 * Stops every start for `ms` milliseconds from now.
 *
 * @throws {RangeError} when that is not a number of milliseconds.
 */
export const limitNow = (queue: QueueRecord, ms: number): void => {
	if (!Number.isFinite(ms)) throw new RangeError(`A rate limit needs a number of milliseconds, not ${ms}.`);
	const counters = queue.touch();
	counters.limiterCount = Number.MAX_SAFE_INTEGER;
	counters.limiterUntil = machineNow() + Math.floor(ms);
};

/** Ends the window; says how many there were (0 or 1). */
export const endLimit = (queue: QueueRecord): number => {
	const open = queue.counters.limiterUntil > machineNow() ? 1 : 0;
	const counters = queue.touch();
	counters.limiterCount = 0;
	counters.limiterUntil = 0;
	queue.wakeWorkers();
	return open;
};

/**
 * Milliseconds the queue is limited for. With `max` (or a limit of the queue itself) 0 unless that many have started;
 * without any, the rest of the window whatever its count, and -2 when there is no window, as Redis's `PTTL` says it.
 */
export const rateLimitTtl = (queue: QueueRecord, max: number | undefined): number => {
	const limit = max === undefined || max === 0 ? globalMax(queue) : max;
	if (limit !== undefined) return limitedFor(queue, limit);
	const left = queue.counters.limiterUntil - machineNow();
	return left > 0 ? left : -2;
};

/** Milliseconds left of the open window, else 0. */
export const windowLeft = (queue: QueueRecord): number => Math.max(queue.counters.limiterUntil - machineNow(), 0);
