import type { JobJson } from 'bullmq';
import type { JobRow } from '../job/row.ts';
import { toJobJson } from '../job/row.ts';
import { countStart, effectiveLimit, limitedFor, type RateLimit } from '../queue/limiter.ts';
import { isPausedOrMaxed, nextDelayedAt, promoteDue } from '../queue/ready.ts';
import { machineNow } from '../store/clock.ts';
import type { QueueRecord } from '../store/queue-record.ts';
import { ACTIVE, PRIORITIZED, WAIT } from '../store/schema.ts';
import { sql } from '../store/sql.ts';

/** What a worker asks with. */
export interface ClaimOptions {
	/** Lock token; `0` takes the job without a lock. */
	token: string;
	/** Milliseconds the lock holds. */
	lockDuration: number;
	limiter?: RateLimit | undefined;
	/** Name of the worker, kept as `processedBy`. */
	name?: string | undefined;
}

/** BullMQ's answer to "next job": the job and its id, or how long the queue is limited, or when the next one is due. */
export type NextJob = [job: JobJson | null, id: string | 0, limitedFor: number, nextDelayedAt: number] | [];

const FIRST_WAITING = sql<[number], JobRow>(
	`SELECT * FROM bullmq_job WHERE queue = ? AND state = ${WAIT} ORDER BY score, id LIMIT 1`,
);
const FIRST_PRIORITIZED = sql<[number], JobRow>(
	`SELECT * FROM bullmq_job WHERE queue = ? AND state = ${PRIORITIZED} ORDER BY score, id LIMIT 1`,
);
const ACTIVATE = sql<[number, string | null, number | null, number, string | null, number]>(
	`UPDATE bullmq_job SET state = ${ACTIVE}, score = ?, lock_token = ?, lock_until = ?, maybe_stalled = 0, processed_on = ?,
	 processed_by = ?, attempts_started = attempts_started + 1 WHERE seq = ?`,
);

/**
 * Takes the next job for a worker.
 *
 * @returns undefined when there is nothing to do and nothing to wait for.
 */
export const claimNext = (queue: QueueRecord, timestamp: number, options: ClaimOptions): NextJob | undefined => {
	promoteDue(queue, timestamp);
	const limit = effectiveLimit(queue, options.limiter);
	const limited = limitedFor(queue, limit.max);
	if (limited > 0) return [null, 0, limited, 0];
	if (isPausedOrMaxed(queue)) return [null, 0, 0, 0];
	const job = queue.store.sql.get(FIRST_WAITING, queue.id) ?? firstPrioritized(queue);
	if (job !== undefined) return activate(queue, job, timestamp, options, limit);
	const next = nextDelayedAt(queue);
	return next === undefined ? undefined : [null, 0, 0, next];
};

const firstPrioritized = (queue: QueueRecord): JobRow | undefined => {
	const first = queue.store.sql.get(FIRST_PRIORITIZED, queue.id);
	// With none left the order of arrival may start over, long before its 32 bits are used up.
	if (first === undefined && queue.counters.priorityCounter !== 0) queue.touch().priorityCounter = 0;
	return first;
};

const activate = (
	queue: QueueRecord,
	job: JobRow,
	timestamp: number,
	options: ClaimOptions,
	limit: Partial<RateLimit>,
): NextJob => {
	if (limit.max !== undefined && job.deferred_failure === null) countStart(queue, limit.duration ?? 0);
	const locks = options.token !== '0';
	const processedBy = options.name ?? job.processed_by;
	queue.store.sql.run(
		ACTIVATE,
		queue.rankAtEnd(),
		locks ? options.token : job.lock_token,
		locks ? machineNow() + options.lockDuration : job.lock_until,
		timestamp,
		processedBy,
		job.seq,
	);
	queue.emit('event', 'active', 'jobId', job.id, 'prev', 'waiting');
	const started = {
		...job,
		processed_on: timestamp,
		processed_by: processedBy,
		attempts_started: job.attempts_started + 1,
	};
	return [toJobJson(started), job.id, 0, 0];
};
