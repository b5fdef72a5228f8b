import type { JobProgress } from 'bullmq';
import { ErrorCode } from 'bullmq';
import type { JobHead } from '../job/row.ts';
import { findJob } from '../job/row.ts';
import { makeReady, makeReadyFirst } from '../queue/ready.ts';
import type { QueueRecord } from '../store/queue-record.ts';
import { PRIORITIZED, WAIT } from '../store/schema.ts';
import { sql } from '../store/sql.ts';

/** Fields a failing attempt leaves on its job. */
export interface JobFields {
	failedReason?: string | undefined;
	/** JSON text. */
	stacktrace?: string | undefined;
}

const SET_FIELDS = sql<[string | null, string | null, number]>(
	'UPDATE bullmq_job SET failed_reason = coalesce(?, failed_reason), stacktrace = coalesce(?, stacktrace) WHERE seq = ?',
);
const SET_DATA = sql<[string, number, string]>('UPDATE bullmq_job SET data = ? WHERE queue = ? AND id = ?');
const SET_PROGRESS = sql<[string, number, string]>('UPDATE bullmq_job SET progress = ? WHERE queue = ? AND id = ?');
const SET_PRIORITY = sql<[number, number]>('UPDATE bullmq_job SET priority = ? WHERE seq = ?');
const ADD_LOG = sql<[number, string]>('INSERT INTO bullmq_job_log (job, line) VALUES (?, ?)');
const COUNT_LOGS = sql<[number], { count: number }>('SELECT count(*) AS count FROM bullmq_job_log WHERE job = ?');
const TRIM_LOGS = sql<[number, number, number]>(
	`DELETE FROM bullmq_job_log WHERE job = ? AND seq <= (
	 SELECT seq FROM bullmq_job_log WHERE job = ? ORDER BY seq DESC LIMIT 1 OFFSET ?)`,
);
const DELETE_LOGS = sql<[number]>('DELETE FROM bullmq_job_log WHERE job = ?');
const LOGS = sql<[number, number, number], { line: string }>(
	'SELECT line FROM bullmq_job_log WHERE job = ? ORDER BY seq LIMIT ? OFFSET ?',
);

/** Takes BullMQ's bag of changed fields; other fields in it are of no use to anyone later. */
export const jobFieldsOf = (fields: Record<string, unknown> | undefined): JobFields | undefined => {
	if (fields === undefined) return undefined;
	const { failedReason, stacktrace } = fields;
	return {
		...(typeof failedReason === 'string' ? { failedReason } : {}),
		...(typeof stacktrace === 'string' ? { stacktrace } : {}),
	};
};

export const updateFields = (queue: QueueRecord, job: Pick<JobHead, 'seq'>, fields: JobFields): void => {
	queue.store.sql.run(SET_FIELDS, fields.failedReason ?? null, fields.stacktrace ?? null, job.seq);
};

/** @returns 0, or -1 when there is no such job. */
export const updateData = (queue: QueueRecord, id: string, json: string): number =>
	queue.store.sql.run(SET_DATA, json, queue.id, id) > 0 ? 0 : ErrorCode.JobNotExist;

/** @returns 0, or -1 when there is no such job. */
export const updateProgress = (queue: QueueRecord, id: string, progress: JobProgress): number => {
	const json = JSON.stringify(progress);
	if (queue.store.sql.run(SET_PROGRESS, json, queue.id, id) === 0) return ErrorCode.JobNotExist;
	queue.emit('event', 'progress', 'jobId', id, 'data', json);
	return 0;
};

/** Moves a ready job to its new priority (a job elsewhere only remembers it). @returns 0, or -1 when there is no such job. */
export const changePriority = (queue: QueueRecord, id: string, priority: number, lifo: boolean): number => {
	const job = findJob(queue, id);
	if (job === undefined) return ErrorCode.JobNotExist;
	if (job.state === WAIT || job.state === PRIORITIZED) {
		if (lifo) makeReadyFirst(queue, { seq: job.seq, priority });
		else makeReady(queue, { seq: job.seq, priority }, 'back');
	}
	queue.store.sql.run(SET_PRIORITY, priority, job.seq);
	return 0;
};

/** Appends a log line; with `keep`, drops the oldest beyond that number. @returns the number of lines, or -1. */
export const addLog = (queue: QueueRecord, id: string, line: string, keep: number | undefined): number => {
	const job = findJob(queue, id);
	if (job === undefined) return ErrorCode.JobNotExist;
	queue.store.sql.run(ADD_LOG, job.seq, line);
	if (keep) queue.store.sql.run(TRIM_LOGS, job.seq, job.seq, keep);
	return queue.store.sql.get(COUNT_LOGS, job.seq)?.count ?? 0;
};

/** Drops a job's log, or all but its newest `keep` lines. */
export const clearLogs = (queue: QueueRecord, id: string, keep: number | undefined): void => {
	const job = findJob(queue, id);
	if (job === undefined) return;
	if (keep) queue.store.sql.run(TRIM_LOGS, job.seq, job.seq, keep);
	else queue.store.sql.run(DELETE_LOGS, job.seq);
};

/** Lines `start` to `end` (both included, -1 the last), oldest first when `asc`, newest first otherwise. */
export const readLogs = (
	queue: QueueRecord,
	id: string,
	start: number,
	end: number,
	asc: boolean,
): { logs: string[]; count: number } => {
	const job = findJob(queue, id);
	if (job === undefined) return { logs: [], count: 0 };
	const count = queue.store.sql.get(COUNT_LOGS, job.seq)?.count ?? 0;
	const [from, to] = range(start, end, count);
	const offset = asc ? from : count - 1 - to;
	const rows = queue.store.sql.all(LOGS, job.seq, Math.max(to - from + 1, 0), Math.max(offset, 0));
	const logs = rows.map((row) => row.line);
	return { logs: asc ? logs : logs.reverse(), count };
};

/** Redis's index rules: negative counts from the end, beyond the ends is cut off. */
export const range = (start: number, end: number, count: number): [from: number, to: number] => [
	Math.max(start < 0 ? count + start : start, 0),
	Math.min(end < 0 ? count + end : end, count - 1),
];
