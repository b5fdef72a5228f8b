import type { MetricsMark } from './backends.ts';

/** For how long the queue keeps its counts of ended jobs, by the minute. */
export const METRICS_MINUTES: number = 24 * 60;
export const MINUTE_MS = 60_000;

/**
 * BullMQ's points (newest first) by minute of the epoch. A point is written when a job ends in a later minute than the one before, so
 * the newest point is the minute before `prevTS`, and what ended in that minute stands in the two counts.
 */
export const endsByMinute = (
	count: number,
	mark: MetricsMark,
	data: readonly number[],
): ReadonlyMap<number, number> => {
	if (mark.prevTS === 0) return new Map();
	const newest = Math.floor(mark.prevTS / MINUTE_MS);
	return new Map([
		[newest, count - mark.prevCount],
		...data.map((ended, index): [number, number] => [newest - 1 - index, ended]),
	]);
};
