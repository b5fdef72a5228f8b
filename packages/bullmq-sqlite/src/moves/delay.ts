import { ErrorCode } from 'bullmq';
import { hasChild, hasChildren, isPending } from '../flow/children.ts';
import { checkLock, releaseLock } from '../job/locks.ts';
import { findJob } from '../job/row.ts';
import { delayedScore, makeReady, place } from '../queue/ready.ts';
import type { QueueRecord } from '../store/queue-record.ts';
import { ACTIVE, DELAYED, FAILED_CHILD, PENDING_CHILD, WAITING_CHILDREN } from '../store/schema.ts';
import { sql } from '../store/sql.ts';
import { type ClaimOptions, claimNext, type NextJob } from './claim.ts';
import { type JobFields, updateFields } from './update.ts';

const DELAY = sql<[number, number, number, number]>(
	`UPDATE bullmq_job SET state = ${DELAYED}, score = ?, delay = ?, attempts_made = attempts_made + ?, lock_token = NULL,
	 lock_until = NULL, maybe_stalled = 0 WHERE seq = ?`,
);
const CHANGE_DELAY = sql<[number, number, number]>('UPDATE bullmq_job SET score = ?, delay = ? WHERE seq = ?');
const CLEAR_DELAY = sql<[number]>('UPDATE bullmq_job SET delay = 0 WHERE seq = ?');

/** An active job that is to run again later. */
export interface DelayedRetry {
	timestamp: number;
	/** Milliseconds from `timestamp`. */
	delay: number;
	/** The move does not count as an attempt. */
	skipAttempt: boolean;
	fields?: JobFields | undefined;
	claim: ClaimOptions;
	fetchNext: boolean;
}

/** @returns the next job, or a negative BullMQ error code. */
export const moveToDelayed = (queue: QueueRecord, id: string, retry: DelayedRetry): NextJob | number => {
	const job = findJob(queue, id);
	if (job === undefined) return ErrorCode.JobNotExist;
	const refusal = checkLock(job, retry.claim.token);
	if (refusal < 0) return refusal;
	if (job.state !== ACTIVE) return ErrorCode.JobNotInState;
	if (retry.fields !== undefined) updateFields(queue, job, retry.fields);
	const { score, at } = delayedScore(queue, retry.timestamp, retry.delay);
	queue.store.sql.run(DELAY, score, Math.floor(retry.delay), retry.skipAttempt ? 0 : 1, job.seq);
	queue.emit('event', 'delayed', 'jobId', id, 'delay', String(at));
	if (!retry.fetchNext) return [];
	const next = claimNext(queue, retry.timestamp, retry.claim);
	return next !== undefined && next[0] !== null && next.length > 0 ? next : [];
};

/** Gives a delayed job another delay, counted from now. @returns 0 or a negative BullMQ error code. */
export const changeDelay = (queue: QueueRecord, id: string, timestamp: number, delay: number): number => {
	const job = findJob(queue, id);
	if (job === undefined) return ErrorCode.JobNotExist;
	if (job.state !== DELAYED) return ErrorCode.JobNotInState;
	const { score, at } = delayedScore(queue, timestamp, delay);
	queue.store.sql.run(CHANGE_DELAY, score, Math.floor(delay), job.seq);
	queue.emit('event', 'delayed', 'jobId', id, 'delay', String(at));
	return 0;
};

/** Makes a delayed job ready now. @returns 0, or -3 when it is not delayed. */
export const promote = (queue: QueueRecord, id: string): number => {
	const job = findJob(queue, id);
	if (job?.state !== DELAYED) return ErrorCode.JobNotInState;
	makeReady(queue, job, 'back');
	queue.store.sql.run(CLEAR_DELAY, job.seq);
	queue.emit('event', 'waiting', 'jobId', id, 'prev', 'delayed');
	return 0;
};

/**
 * Parks an active parent until its children (or the named one) are done.
 *
 * @returns 0 when parked, 1 when there is nothing to wait for, or a negative BullMQ error code.
 */
export const moveToWaitingChildren = (
	queue: QueueRecord,
	id: string,
	token: string,
	childKey: string | undefined,
	timestamp: number,
): number => {
	const { store } = queue;
	const job = findJob(queue, id);
	if (job === undefined) return ErrorCode.JobNotExist;
	if (hasChildren(store, job.seq, FAILED_CHILD)) return ErrorCode.JobHasFailedChildren;
	const waits = childKey ? hasChild(store, job.seq, PENDING_CHILD, childKey) : isPending(store, job.seq);
	if (!waits) return 1;
	const refusal = checkLock(job, token);
	if (refusal < 0) return refusal;
	if (job.state !== ACTIVE) return ErrorCode.JobNotInState;
	releaseLock(queue, job);
	place(queue, job, WAITING_CHILDREN, timestamp);
	queue.emit('event', 'waiting-children', 'jobId', id, 'prev', 'active');
	if (queue.globalConcurrency !== undefined) queue.wakeWorkers();
	return 0;
};
