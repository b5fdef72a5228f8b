import type { DeduplicationOptions, JobsOptions } from 'bullmq';
import { deleteJob } from '../job/delete.ts';
import { findJob } from '../job/row.ts';
import { delayedScore } from '../queue/ready.ts';
import { machineNow } from '../store/clock.ts';
import type { QueueRecord } from '../store/queue-record.ts';
import { ACTIVE, DELAYED } from '../store/schema.ts';
import { sql } from '../store/sql.ts';
import type { NewJob } from './add.ts';

interface Holder {
	job_id: string;
	expires_at: number | null;
}

const FIND = sql<[number, string], Holder>('SELECT job_id, expires_at FROM bullmq_dedup WHERE queue = ? AND id = ?');
const HOLD = sql<[number, string, string, number | null]>(
	`INSERT INTO bullmq_dedup (queue, id, job_id, expires_at) VALUES (?, ?, ?, ?)
	 ON CONFLICT DO UPDATE SET job_id = excluded.job_id, expires_at = excluded.expires_at`,
);
const HAND_OVER = sql<[string, number, string]>('UPDATE bullmq_dedup SET job_id = ? WHERE queue = ? AND id = ?');
const PERSIST = sql<[number, string]>('UPDATE bullmq_dedup SET expires_at = NULL WHERE queue = ? AND id = ?');
const RELEASE = sql<[number, string]>('DELETE FROM bullmq_dedup WHERE queue = ? AND id = ?');
const DROP_EXPIRED = sql<[number, number]>(
	'DELETE FROM bullmq_dedup WHERE queue = ? AND expires_at IS NOT NULL AND expires_at <= ?',
);
const KEEP_NEXT = sql<[number, string, string]>(
	'INSERT INTO bullmq_dedup_next (queue, id, job) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET job = excluded.job',
);
const TAKE_NEXT = sql<[number, string], { job: string }>(
	'DELETE FROM bullmq_dedup_next WHERE queue = ? AND id = ? RETURNING job',
);
const DROP_NEXT = sql<[number, string]>('DELETE FROM bullmq_dedup_next WHERE queue = ? AND id = ?');
const RESCHEDULE = sql<[number, number, number]>('UPDATE bullmq_job SET delay = ?, score = ? WHERE seq = ?');

/** Drops holds that have expired; nobody may ever ask for their ids again. */
export const dropExpiredDedup = (queue: QueueRecord): void => {
	queue.store.sql.run(DROP_EXPIRED, queue.id, machineNow());
};

/** Who holds a deduplication id now; an expired hold counts as none. */
export const dedupHolder = (queue: QueueRecord, id: string): Holder | undefined => {
	const holder = queue.store.sql.get(FIND, queue.id, id);
	if (holder === undefined) return undefined;
	return holder.expires_at !== null && holder.expires_at <= machineNow() ? undefined : holder;
};

/** Takes the deduplication id for a job, for the time the options say; without one until the job is finished or removed. */
export const holdDedup = (queue: QueueRecord, options: DeduplicationOptions, jobId: string): void => {
	const expires = options.keepLastIfActive !== true && options.ttl !== undefined && options.ttl > 0;
	const until = expires ? machineNow() + Math.floor(options.ttl ?? 0) : null;
	queue.store.sql.run(HOLD, queue.id, options.id, jobId, until);
};

/** Gives the id free whoever holds it; says how many holds there were. */
export const releaseDedup = (queue: QueueRecord, id: string): number => {
	const held = dedupHolder(queue, id) === undefined ? 0 : 1;
	queue.store.sql.run(RELEASE, queue.id, id);
	return held;
};

/** Gives the id free when this job holds it. */
export const releaseDedupOf = (queue: QueueRecord, id: string, jobId: string): number =>
	dedupHolder(queue, id)?.job_id === jobId ? releaseDedup(queue, id) : 0;

/** On removal of a job: its hold goes, and with it the job kept for after it. */
export const releaseDedupOnRemoval = (queue: QueueRecord, id: string | null, jobId: string): void => {
	if (id !== null && releaseDedupOf(queue, id, jobId) > 0) queue.store.sql.run(DROP_NEXT, queue.id, id);
};

/** On completion or failure: a hold without an end goes with its job, one with a time to live stays until then. */
export const releaseDedupOnFinish = (queue: QueueRecord, id: string, jobId: string): void => {
	const holder = dedupHolder(queue, id);
	if (holder === undefined || (holder.expires_at === null && holder.job_id === jobId)) {
		queue.store.sql.run(RELEASE, queue.id, id);
	}
};

/** Takes out the job that was kept back while the finished one was active. */
export const takeKeptJob = (queue: QueueRecord, id: string): NewJob | undefined => {
	const kept = queue.store.sql.get(TAKE_NEXT, queue.id, id);
	return kept === undefined ? undefined : (JSON.parse(kept.job) as NewJob);
};

const announce = (queue: QueueRecord, id: string, jobId: string, deduplicatedJobId: string): void => {
	queue.emit('event', 'deduplicated', 'jobId', jobId, 'deduplicationId', id, 'deduplicatedJobId', deduplicatedJobId);
};

/** A hold without an end whose job is gone (a crash between two releases, a hand-made delete) must not block for ever. */
const recoverStaleHold = (
	queue: QueueRecord,
	options: DeduplicationOptions,
	holder: Holder,
	jobId: string,
): boolean => {
	if (holder.expires_at !== null || findJob(queue, holder.job_id) !== undefined) return false;
	queue.store.sql.run(DROP_NEXT, queue.id, options.id);
	holdDedup(queue, options, jobId);
	return true;
};

/** `keepLastIfActive`: the newest job waits beside the active one and is added when that one finishes. */
const keepForAfter = (
	queue: QueueRecord,
	options: DeduplicationOptions,
	holder: Holder,
	job: NewJob,
	jobId: string,
): boolean => {
	if (options.keepLastIfActive !== true || findJob(queue, holder.job_id)?.state !== ACTIVE) return false;
	queue.store.sql.run(KEEP_NEXT, queue.id, options.id, JSON.stringify({ ...job, id: jobId }));
	queue.store.sql.run(PERSIST, queue.id, options.id);
	announce(queue, options.id, holder.job_id, jobId);
	return true;
};

/** `replace`: a holder that is still delayed makes room for the new job. */
const replaceDelayed = (queue: QueueRecord, options: DeduplicationOptions, holder: Holder, jobId: string): boolean => {
	const held = findJob(queue, holder.job_id);
	if (held?.state !== DELAYED) return false;
	deleteJob(queue, held);
	queue.emit('event', 'removed', 'jobId', held.id, 'prev', 'delayed');
	announce(queue, options.id, jobId, held.id);
	queue.store.sql.run(DROP_NEXT, queue.id, options.id);
	const keepsTtl = options.keepLastIfActive !== true && options.extend !== true && (options.ttl ?? 0) > 0;
	if (keepsTtl) queue.store.sql.run(HAND_OVER, jobId, queue.id, options.id);
	else holdDedup(queue, options, jobId);
	return true;
};

/** `reschedule`: a holder that is still delayed gets the new job's delay. */
const rescheduleHolder = (queue: QueueRecord, holder: Holder, jobOptions: JobsOptions, timestamp: number): void => {
	const held = findJob(queue, holder.job_id);
	if (held?.state !== DELAYED) return;
	const delay = Math.ceil(jobOptions.delay ?? 0);
	const { score, at } = delayedScore(queue, timestamp, delay);
	queue.store.sql.run(RESCHEDULE, delay, score, held.seq);
	queue.emit('event', 'delayed', 'jobId', held.id, 'delay', String(at));
};

/**
 * Decides whether a new job is a duplicate by its deduplication options.
 *
 * @returns the id of the job that stands for it, or undefined when the new job is to be added (and now holds the id).
 */
export const deduplicate = (
	queue: QueueRecord,
	job: NewJob,
	jobId: string,
	allowReplace: boolean,
): string | undefined => {
	const options = job.opts.deduplication;
	if (!options?.id) return undefined;
	const holder = dedupHolder(queue, options.id);
	if (holder === undefined) {
		holdDedup(queue, options, jobId);
		return undefined;
	}
	const replaces = allowReplace && options.replace === true;
	if (replaces && replaceDelayed(queue, options, holder, jobId)) return undefined;
	if (recoverStaleHold(queue, options, holder, jobId)) return undefined;
	if (keepForAfter(queue, options, holder, job, jobId)) return reuse(queue, options, holder, job, allowReplace);
	if (replaces) return holder.job_id;
	if (options.extend === true && (options.ttl ?? 0) > 0) holdDedup(queue, options, holder.job_id);
	announce(queue, options.id, holder.job_id, jobId);
	return reuse(queue, options, holder, job, allowReplace);
};

const reuse = (
	queue: QueueRecord,
	options: DeduplicationOptions,
	holder: Holder,
	job: NewJob,
	allowReschedule: boolean,
): string => {
	if (allowReschedule && options.replace !== true && options.reschedule === true) {
		rescheduleHolder(queue, holder, job.opts, job.timestamp);
	}
	return holder.job_id;
};
