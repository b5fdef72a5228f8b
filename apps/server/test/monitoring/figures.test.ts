import { expect, it } from 'vitest';
import { figuresOf, slotsOf } from '../../src/monitoring/jobs/read-figures.ts';

const minute = (at: string, completed: number, failed = 0) => ({ at: `2026-11-02T${at}:00.000Z`, completed, failed });

it('adds minutes of several queues up to slots that begin at round times', () => {
	const counts = [
		minute('02:04', 1),
		minute('02:05', 2, 1),
		minute('02:09', 3),
		minute('02:05', 10),
		minute('02:10', 0),
	];
	expect(slotsOf(counts, 5)).toEqual([
		{ at: '2026-11-02T02:00:00.000Z', completed: 1, failed: 0 },
		{ at: '2026-11-02T02:05:00.000Z', completed: 15, failed: 1 },
		{ at: '2026-11-02T02:10:00.000Z', completed: 0, failed: 0 },
	]);
});

const ended = (waitedMs: number | null, endedAt = '2026-11-02T02:00:00.000Z') => ({
	endedAt,
	failed: false,
	waitedMs,
	tookMs: 1,
});

it('gives the median, what 95 of 100 stay under, the longest, and how many are in each bucket', () => {
	const jobs = [
		...Array.from({ length: 100 }, (_, index) => ended(index + 1)),
		ended(null),
		ended(400_000, '2026-11-02T03:00:00.000Z'),
	];
	expect(figuresOf(jobs, ({ waitedMs }) => waitedMs)).toEqual({
		count: 101,
		from: '2026-11-02T02:00:00.000Z',
		until: '2026-11-02T03:00:00.000Z',
		medianMs: 51,
		p95Ms: 96,
		longestMs: 400_000,
		buckets: [
			{ upToMs: 100, count: 100 },
			{ upToMs: 1_000, count: 0 },
			{ upToMs: 10_000, count: 0 },
			{ upToMs: 60_000, count: 0 },
			{ upToMs: 300_000, count: 0 },
			{ upToMs: null, count: 1 },
		],
	});
});

it('has nothing to say of no jobs', () => {
	expect(figuresOf([], ({ tookMs }) => tookMs)).toMatchObject({ count: 0, from: null, until: null, longestMs: 0 });
});
