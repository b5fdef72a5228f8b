import type { EndedJob, MinuteCount } from '@motcua/jobs';
import type { Services } from '../../services.ts';
import type { JobFigures, ThroughputSlot, WaitFigures } from './job-views.ts';
import { knowQueues } from './known-queues.ts';

const windows = {
	hour: { minutes: 60, slotMinutes: 5 },
	day: { minutes: 24 * 60, slotMinutes: 60 },
} as const;

/** Kept jobs that are measured, per queue and outcome; no more are kept of most types anyway. */
const SAMPLE = 200;
const BUCKETS_MS = [100, 1_000, 10_000, 60_000, 300_000] as const;

/**
 * What ended when, by the queue's own counts, and how long the kept jobs waited and ran. Of one queue, or of all.
 * Counts go back a day at most; times are those of the last jobs, whose window is told.
 */
export async function readFigures(
	{ jobs }: Pick<Services, 'jobs'>,
	query: { readonly queue: string | null; readonly window: keyof typeof windows },
): Promise<JobFigures> {
	knowQueues(jobs);
	const { minutes, slotMinutes } = windows[query.window];
	const types = query.queue === null ? (await jobs.counts()).map(({ type }) => type) : [query.queue];
	const [counts, ended] = await Promise.all([
		Promise.all(types.map((type) => jobs.endsPerMinute(type, minutes))),
		Promise.all(types.map((type) => jobs.ended(type, SAMPLE))),
	]);
	const all = ended.flat();
	return {
		window: query.window,
		slotMinutes,
		slots: slotsOf(counts.flat(), slotMinutes),
		waits: figuresOf(all, ({ waitedMs }) => waitedMs),
		durations: figuresOf(all, ({ tookMs }) => tookMs),
		sample: SAMPLE,
	};
}

/** Minutes added up to slots that begin at round times. */
export function slotsOf(counts: readonly MinuteCount[], slotMinutes: number): ThroughputSlot[] {
	const slotMs = slotMinutes * 60_000;
	const bySlot = Map.groupBy(counts, ({ at }) => Math.floor(Date.parse(at) / slotMs) * slotMs);
	return [...bySlot]
		.sort(([a], [b]) => a - b)
		.map(([at, minutes]) => ({
			at: new Date(at).toISOString(),
			completed: minutes.reduce((sum, { completed }) => sum + completed, 0),
			failed: minutes.reduce((sum, { failed }) => sum + failed, 0),
		}));
}

/** Median, 95th percentile (nearest rank) and spread of a time that some jobs have. */
export function figuresOf(jobs: readonly EndedJob[], timeOf: (job: EndedJob) => number | null): WaitFigures {
	const measured = jobs.flatMap((job) => {
		const ms = timeOf(job);
		return ms === null ? [] : [{ ms, endedAt: job.endedAt }];
	});
	const times = measured.map(({ ms }) => ms).sort((a, b) => a - b);
	const ends = measured.map(({ endedAt }) => endedAt).sort();
	const rank = (share: number): number => times[Math.max(0, Math.ceil(share * times.length) - 1)] ?? 0;
	const limits = [...BUCKETS_MS, null];
	return {
		count: times.length,
		from: ends[0] ?? null,
		until: ends.at(-1) ?? null,
		medianMs: rank(0.5),
		p95Ms: rank(0.95),
		longestMs: times.at(-1) ?? 0,
		buckets: limits.map((upToMs, index) => {
			const above = limits[index - 1] ?? -1;
			return { upToMs, count: times.filter((ms) => ms > above && ms <= (upToMs ?? Number.POSITIVE_INFINITY)).length };
		}),
	};
}
