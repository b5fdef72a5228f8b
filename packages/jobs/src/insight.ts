import type { Job } from 'bullmq';
import type { OpenBackend } from './backends.ts';
import type { Lane } from './lane.ts';
import { endsByMinute, METRICS_MINUTES, MINUTE_MS } from './metrics.ts';
import { Monitor } from './monitor.ts';

/** How many jobs of a type are in each of the queue's own states. */
export interface QueueCounts {
	readonly type: string;
	/** Without a priority; only foreign producers make such jobs. */
	readonly waiting: number;
	/** Waiting in the order of urgency and wards: all jobs of this product. */
	readonly prioritized: number;
	readonly active: number;
	readonly delayed: number;
	readonly completed: number;
	readonly failed: number;
	/** Nobody takes what waits; jobs are still accepted. */
	readonly isPaused: boolean;
}

/** A worker of one job type, in whichever process it is. */
export interface WorkerView {
	readonly type: string;
	/** Who answers for the type. */
	readonly owner: string;
	/** The process, as `workerName` of its configuration: host name and process number by default. */
	readonly process: string;
	/** Milliseconds since it connected; null where the backend (PostgreSQL) does not tell. */
	readonly ageMs: number | null;
}

/** What ended in one minute. */
export interface MinuteCount {
	/** ISO instant of the minute's start, in UTC. */
	readonly at: string;
	readonly completed: number;
	readonly failed: number;
}

/** A job that has ended and is still kept. */
export interface EndedJob {
	/** ISO instant in UTC. */
	readonly endedAt: string;
	readonly failed: boolean;
	/** Milliseconds in the queue before its first start; null for a job that was begun more than once. */
	readonly waitedMs: number | null;
	/** Milliseconds of its last attempt. */
	readonly tookMs: number;
}

/** What the monitor reads beyond single jobs. The same on every backend, and of all processes. */
export interface JobInsight {
	/** One entry per known type, in the order they became known. */
	counts(): Promise<QueueCounts[]>;
	/** Workers that are connected now. */
	workers(): Promise<WorkerView[]>;
	/** Ends of the type's jobs in each of the last `minutes` minutes (at most {@link METRICS_MINUTES}), oldest first. */
	endsPerMinute(type: string, minutes: number): Promise<MinuteCount[]>;
	/** The kept jobs of a type that ended last, at most `limit` of each outcome: `keep` of the type says how many there are. */
	ended(type: string, limit: number): Promise<EndedJob[]>;
}

/** {@link Monitor} with the figures over many jobs. */
export abstract class Insight extends Monitor implements JobInsight {
	/** See {@link OpenBackend.metricsMark}. */
	protected abstract readonly metricsMark: OpenBackend['metricsMark'];

	counts(): Promise<QueueCounts[]> {
		return Promise.all(this.lanes.map(countsOf));
	}

	async workers(): Promise<WorkerView[]> {
		return (await Promise.all(this.lanes.map(workersOf))).flat();
	}

	async endsPerMinute(type: string, minutes: number): Promise<MinuteCount[]> {
		const { queue } = this.lane(type);
		const wanted = Math.min(Math.max(Math.trunc(minutes), 1), METRICS_MINUTES);
		const series = async (kind: 'completed' | 'failed'): Promise<ReadonlyMap<number, number>> => {
			const [{ meta, data }, mark] = await Promise.all([
				queue.getMetrics(kind, 0, wanted - 1),
				this.metricsMark?.(queue.name, kind),
			]);
			return endsByMinute(meta.count, mark ?? meta, data);
		};
		const [done, lost] = await Promise.all([series('completed'), series('failed')]);
		const now = Math.floor(Date.now() / MINUTE_MS);
		return Array.from({ length: wanted }, (_, index) => {
			const minute = now - wanted + 1 + index;
			return {
				at: new Date(minute * MINUTE_MS).toISOString(),
				completed: done.get(minute) ?? 0,
				failed: lost.get(minute) ?? 0,
			};
		});
	}

	async ended(type: string, limit: number): Promise<EndedJob[]> {
		const { queue } = this.lane(type);
		const [completed, failed] = await Promise.all([
			queue.getJobs(['completed'], 0, limit - 1),
			queue.getJobs(['failed'], 0, limit - 1),
		]);
		return [...completed.flatMap((job) => endOf(job, false)), ...failed.flatMap((job) => endOf(job, true))];
	}
}

const countsOf = async ({ type, queue }: Lane): Promise<QueueCounts> => {
	const [counts, isPaused] = await Promise.all([
		queue.getJobCounts('waiting', 'prioritized', 'active', 'delayed', 'completed', 'failed'),
		queue.isPaused(),
	]);
	const count = (state: string): number => counts[state] ?? 0;
	return {
		type: type.id,
		waiting: count('waiting'),
		prioritized: count('prioritized'),
		active: count('active'),
		delayed: count('delayed'),
		completed: count('completed'),
		failed: count('failed'),
		isPaused,
	};
};

/** BullMQ names a worker's connection `<queue>:w:<worker>`. */
const NAME_MARK = ':w:';

const workersOf = async ({ type, queue }: Lane): Promise<WorkerView[]> =>
	(await queue.getWorkers()).flatMap(({ rawname = '', age }) => {
		const at = rawname.indexOf(NAME_MARK);
		// A backend that may not list its clients answers with a sentence in the place of a name.
		if (at < 0) return [];
		return [
			{
				type: type.id,
				owner: type.owner,
				process: rawname.slice(at + NAME_MARK.length),
				ageMs: age === undefined ? null : Number(age) * 1000,
			},
		];
	});

const endOf = (job: Job<unknown, unknown>, failed: boolean): EndedJob[] => {
	const { processedOn, finishedOn, timestamp, attemptsMade } = job;
	// The option, as the job's own delay is set to 0 when it becomes due.
	const delay = job.opts.delay ?? 0;
	if (processedOn === undefined || finishedOn === undefined) return [];
	return [
		{
			endedAt: new Date(finishedOn).toISOString(),
			failed,
			waitedMs: attemptsMade > 1 ? null : Math.max(processedOn - timestamp - delay, 0),
			tookMs: Math.max(finishedOn - processedOn, 0),
		},
	];
};
