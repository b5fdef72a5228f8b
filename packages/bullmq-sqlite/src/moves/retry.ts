import { ErrorCode } from 'bullmq';
import { childRunsAgain } from '../flow/parents.ts';
import { checkLock, releaseLock } from '../job/locks.ts';
import { findJob, HEAD_COLUMNS, type JobHead, jobKey } from '../job/row.ts';
import { stateName } from '../job/states.ts';
import { windowLeft } from '../queue/limiter.ts';
import { makeReady, makeReadyFirst, promoteDue } from '../queue/ready.ts';
import type { QueueRecord } from '../store/queue-record.ts';
import type { StoredState } from '../store/schema.ts';
import { ACTIVE, COMPLETED, DELAYED } from '../store/schema.ts';
import { sql } from '../store/sql.ts';
import { type JobFields, updateFields } from './update.ts';

const COUNT_ATTEMPT = sql<[number]>('UPDATE bullmq_job SET attempts_made = attempts_made + 1 WHERE seq = ?');
const FORGET_COMPLETION = sql<[number, number, number]>(
	`UPDATE bullmq_job SET finished_on = NULL, processed_on = NULL, returnvalue = NULL,
	 attempts_made = attempts_made * ?, attempts_started = attempts_started * ? WHERE seq = ?`,
);
const FORGET_FAILURE = sql<[number, number, number]>(
	`UPDATE bullmq_job SET finished_on = NULL, processed_on = NULL, failed_reason = NULL,
	 attempts_made = attempts_made * ?, attempts_started = attempts_started * ? WHERE seq = ?`,
);
const IN_STATE_UNTIL = sql<[number, StoredState, number, number], JobHead>(
	`SELECT ${HEAD_COLUMNS} FROM bullmq_job WHERE queue = ? AND state = ? AND score <= ? ORDER BY score, id LIMIT ?`,
);

/** Puts an active job back to run at once, counted as an attempt. @returns 0 or a negative BullMQ error code. */
export const retryActive = (
	queue: QueueRecord,
	id: string,
	token: string,
	lifo: boolean,
	timestamp: number,
	fields: JobFields | undefined,
): number => {
	promoteDue(queue, timestamp);
	const job = findJob(queue, id);
	if (job === undefined) return ErrorCode.JobNotExist;
	const refusal = checkLock(job, token);
	if (refusal < 0) return refusal;
	if (job.state !== ACTIVE) return ErrorCode.JobNotInState;
	if (fields !== undefined) updateFields(queue, job, fields);
	releaseLock(queue, job);
	makeReady(queue, job, lifo ? 'front' : 'back');
	queue.store.sql.run(COUNT_ATTEMPT, job.seq);
	queue.emit('event', 'waiting', 'jobId', id, 'prev', 'active');
	return 0;
};

/**
 * Gives an active job back (it was rate limited by hand), to be the next one.
 *
 * @returns milliseconds the queue is limited for, or a negative BullMQ error code.
 */
export const giveBack = (queue: QueueRecord, id: string, token: string): number => {
	const job = findJob(queue, id);
	if (job === undefined) return ErrorCode.JobNotExist;
	const refusal = checkLock(job, token);
	if (refusal < 0) return refusal;
	if (job.state === ACTIVE) {
		releaseLock(queue, job);
		makeReadyFirst(queue, job);
		queue.emit('event', 'waiting', 'jobId', id, 'prev', 'active');
	}
	return windowLeft(queue);
};

/** What a finished job forgets when it runs again. */
export interface RunAgain {
	lifo: boolean;
	resetAttemptsMade: boolean;
	resetAttemptsStarted: boolean;
}

/** Runs a finished job again. @returns 1 or a negative BullMQ error code. */
export const retryFinished = (queue: QueueRecord, id: string, from: StoredState, again: RunAgain): number => {
	const job = findJob(queue, id);
	if (job === undefined) return ErrorCode.JobNotExist;
	if (job.state !== from) return ErrorCode.JobNotInState;
	forgetEnd(queue, job, again);
	makeReady(queue, job, again.lifo ? 'front' : 'back');
	childRunsAgain(queue.store, jobKey(queue, id), job.parent_key, from);
	queue.emit('event', 'waiting', 'jobId', id, 'prev', stateName(from));
	return 1;
};

const forgetEnd = (queue: QueueRecord, job: JobHead, again?: RunAgain): void => {
	const made = again?.resetAttemptsMade === true ? 0 : 1;
	const started = again?.resetAttemptsStarted === true ? 0 : 1;
	queue.store.sql.run(job.state === COMPLETED ? FORGET_COMPLETION : FORGET_FAILURE, made, started, job.seq);
};

/**
 * Makes up to `count` jobs of a finished state (ended at `until` or before) or of the delayed ones wait again.
 *
 * @returns 1 when there may be more, 0 when that was all.
 */
export const moveJobsToWait = (queue: QueueRecord, from: StoredState, count: number, until: number): number => {
	const jobs = queue.store.sql.all(IN_STATE_UNTIL, queue.id, from, until, count);
	for (const job of jobs) {
		if (from !== DELAYED) {
			forgetEnd(queue, job);
			childRunsAgain(queue.store, jobKey(queue, job.id), job.parent_key, from);
		}
		makeReady(queue, { seq: job.seq, priority: 0 }, 'back');
		queue.emit('event', 'waiting', 'jobId', job.id, 'prev', stateName(from));
	}
	return jobs.length >= count ? 1 : 0;
};
