import type { QueueRecord } from '../store/queue-record.ts';
import { sql } from '../store/sql.ts';
import type { JobHead } from './row.ts';

const DELETE_JOB = sql<[number]>('DELETE FROM bullmq_job WHERE seq = ?');
const DELETE_LOGS = sql<[number]>('DELETE FROM bullmq_job_log WHERE job = ?');
const DELETE_CHILDREN = sql<[number]>('DELETE FROM bullmq_child WHERE parent = ?');

/** Deletes a job with its logs and its list of children; says whether it was there. Nothing else is told. */
export const deleteJob = (queue: QueueRecord, job: Pick<JobHead, 'seq'>): boolean => {
	const { sql: statements } = queue.store;
	statements.run(DELETE_LOGS, job.seq);
	statements.run(DELETE_CHILDREN, job.seq);
	return statements.run(DELETE_JOB, job.seq) > 0;
};
