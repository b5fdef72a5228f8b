import { type IQueueBackend, type Job, type JobProgress, Queue, Worker } from 'bullmq';
import type { OpenBackend } from './backends.ts';
import type { AnyJobType } from './job-type.ts';
import { METRICS_MINUTES } from './metrics.ts';

export type LaneQueue = Queue<unknown, unknown, string, unknown, unknown, string, IQueueBackend, unknown>;
export type LaneWorker = Worker<unknown, unknown, string, IQueueBackend, JobProgress, unknown>;

/** Keeps the product's queues apart from others on a shared Redis or PostgreSQL. */
export const JOBS_PREFIX = 'motcua';

/** After an error of the backend a worker asks again. */
const LOOK_AGAIN_MS = 1_000;

/** Everything one job type has open in this process: its queue and, when this process works on it, its worker. */
export interface Lane {
	readonly type: AnyJobType;
	readonly queue: LaneQueue;
	worker: LaneWorker | undefined;
	/** When its waiting jobs were last counted. */
	countedAt: number;
}

/** A job type's options in BullMQ's words. */
const jobOptions = (type: AnyJobType) => ({
	attempts: type.attempts,
	backoff: {
		type: type.backoff.kind,
		delay: type.backoff.delayMs,
		...(type.backoff.jitter === undefined ? {} : { jitter: type.backoff.jitter }),
	},
	removeOnComplete: { count: type.keep.completed },
	removeOnFail: { count: type.keep.failed },
});

export const openLane = (backend: OpenBackend, type: AnyJobType, onError: (error: Error) => void): Lane => {
	const queue: LaneQueue = new Queue(
		type.id,
		{ connection: backend.connection, prefix: JOBS_PREFIX, defaultJobOptions: jobOptions(type) },
		backend.factory,
	);
	queue.on('error', onError);
	return { type, queue, worker: undefined, countedAt: 0 };
};

/** How a lane's worker is run. */
export interface WorkerSettings {
	/** Name shown in the monitor. */
	name: string;
	concurrency: number;
	/** Milliseconds without a sign of life after which another worker takes a job up again. */
	lockDuration: number;
}

export const openWorker = (
	backend: OpenBackend,
	lane: Lane,
	settings: WorkerSettings,
	process: (job: Job<unknown, unknown>, token: string | undefined) => Promise<unknown>,
): LaneWorker => {
	const worker: LaneWorker = new Worker(
		lane.type.id,
		process,
		{
			connection: backend.connection,
			prefix: JOBS_PREFIX,
			name: settings.name,
			concurrency: settings.concurrency,
			lockDuration: settings.lockDuration,
			stalledInterval: settings.lockDuration,
			// BullMQ's own 15 s would be the longest part of a restart of PostgreSQL.
			runRetryDelay: LOOK_AGAIN_MS,
			// The product decides what to do with a job that keeps killing its worker; the queue must not drop it silently.
			maxStalledCount: 3,
			metrics: { maxDataPoints: METRICS_MINUTES },
		},
		backend.factory,
	);
	lane.worker = worker;
	return worker;
};
