import type { KeepJobs } from 'bullmq';
import { ErrorCode } from 'bullmq';
import { takeChild, unfinishedKind } from '../flow/children.ts';
import { childCompleted, childFailed, detachFromParent, findParent } from '../flow/parents.ts';
import { deleteJob } from '../job/delete.ts';
import { checkLock } from '../job/locks.ts';
import type { JobHead } from '../job/row.ts';
import { findJob, jobKey } from '../job/row.ts';
import { collectMetrics, type MetricsKind } from '../queue/metrics.ts';
import { hasAny } from '../queue/ready.ts';
import type { QueueRecord } from '../store/queue-record.ts';
import { ACTIVE, COMPLETED, FAILED, PENDING_CHILD, PRIORITIZED, WAIT } from '../store/schema.ts';
import { sql } from '../store/sql.ts';
import { addKeptJob } from './add.ts';
import { type ClaimOptions, claimNext, type NextJob } from './claim.ts';
import { releaseDedupOnFinish } from './dedup.ts';
import { removeFinishedByAge, removeFinishedByCount } from './retention.ts';
import { type JobFields, updateFields } from './update.ts';

/** How a job ends. */
export interface Finish {
	kind: MetricsKind;
	timestamp: number;
	/** Result as JSON text, or the reason of the failure. */
	value: string;
	keep: Partial<{ count: number; age: number; limit: number }>;
	/** Number of attempts the job has in all. */
	attempts: number;
	/** Number of per-minute points to keep; 0 collects none. */
	maxMetrics: number;
	fields?: JobFields | undefined;
	claim: ClaimOptions;
	/** Also take the next job. */
	fetchNext: boolean;
}

const END = sql<[number, number, string | null, string | null, number, number]>(
	`UPDATE bullmq_job SET state = ?, score = ?, returnvalue = coalesce(?, returnvalue),
	 failed_reason = coalesce(?, failed_reason), finished_on = ?, attempts_made = attempts_made + 1, lock_token = NULL,
	 lock_until = NULL, maybe_stalled = 0 WHERE seq = ?`,
);
const CLEAR_DEFERRED = sql<[number]>('UPDATE bullmq_job SET deferred_failure = NULL WHERE seq = ?');

/** Retention of a finished job: the job's own option, else the worker's, else keep it. */
export const keepOf = (own: boolean | number | KeepJobs | undefined, worker: KeepJobs | undefined): Finish['keep'] => {
	if (own === undefined) return worker ?? {};
	if (typeof own === 'object') return own;
	if (typeof own === 'number') return { count: own };
	return own ? { count: 0 } : {};
};

/**
 * Moves an active job to its end and, when asked, takes the next one in the same commit.
 *
 * @returns the next job (see {@link NextJob}), or a negative BullMQ error code.
 */
export const finishJob = (queue: QueueRecord, id: string, finish: Finish): NextJob | number => {
	const job = findJob(queue, id);
	if (job === undefined) return ErrorCode.JobNotExist;
	const refusal = checkFinish(queue, job, finish);
	if (refusal < 0) return refusal;
	if (finish.fields !== undefined) updateFields(queue, job, finish.fields);
	if (job.dedup_id !== null) {
		releaseDedupOnFinish(queue, job.dedup_id, id);
		addKeptJob(queue, job.dedup_id, finish.timestamp);
	}
	tellParent(queue, job, finish);
	end(queue, job, finish);
	if (finish.maxMetrics > 0) collectMetrics(queue, finish.kind, finish.maxMetrics, finish.timestamp);
	// One job fewer is active: with a limit on the whole queue, a worker that waits may have its turn.
	if (queue.globalConcurrency !== undefined) queue.wakeWorkers();
	const next = finish.fetchNext ? claimNext(queue, finish.timestamp, finish.claim) : undefined;
	if (next !== undefined) return next;
	if (!hasAny(queue, WAIT) && !hasAny(queue, ACTIVE) && !hasAny(queue, PRIORITIZED)) queue.emit('event', 'drained');
	return [];
};

const checkFinish = (queue: QueueRecord, job: JobHead, finish: Finish): number => {
	if (finish.kind === 'completed') {
		const kind = unfinishedKind(queue.store, job.seq);
		if (kind === PENDING_CHILD) return ErrorCode.JobPendingChildren;
		if (kind !== undefined) return ErrorCode.JobHasFailedChildren;
	}
	const refusal = checkLock(job, finish.claim.token);
	if (refusal < 0) return refusal;
	return job.state === ACTIVE ? 0 : ErrorCode.JobNotInState;
};

const tellParent = (queue: QueueRecord, job: JobHead, finish: Finish): void => {
	const { store } = queue;
	const key = jobKey(queue, job.id);
	if (finish.kind === 'failed') {
		if (job.parent !== null) childFailed(store, job.parent, key, finish.value, finish.timestamp);
		return;
	}
	const parent = findParent(store, job.parent_key);
	if (parent !== undefined && takeChild(store, parent.job.seq, PENDING_CHILD, key)) {
		childCompleted(parent, key, finish.value, finish.timestamp);
	}
};

const end = (queue: QueueRecord, job: JobHead, finish: Finish): void => {
	const { kind, timestamp, value, keep } = finish;
	const isFailure = kind === 'failed';
	if (keep.count === 0) {
		deleteJob(queue, job);
		detachFromParent(queue.store, jobKey(queue, job.id), job.parent_key);
	} else {
		const state = isFailure ? FAILED : COMPLETED;
		queue.store.sql.run(END, state, timestamp, isFailure ? null : value, isFailure ? value : null, timestamp, job.seq);
		if (isFailure) queue.store.sql.run(CLEAR_DEFERRED, job.seq);
		if (keep.age !== undefined) removeFinishedByAge(queue, state, timestamp - keep.age * 1000, keep.limit ?? 1000);
		if (keep.count !== undefined && keep.count > 0) removeFinishedByCount(queue, state, keep.count);
	}
	queue.emit('event', kind, 'jobId', job.id, isFailure ? 'failedReason' : 'returnvalue', value, 'prev', 'active');
	const attemptsMade = job.attempts_made + 1;
	if (isFailure && attemptsMade >= finish.attempts) {
		queue.emit('event', 'retries-exhausted', 'jobId', job.id, 'attemptsMade', String(attemptsMade));
	}
};
