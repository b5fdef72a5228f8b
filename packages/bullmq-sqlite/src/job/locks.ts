import { ErrorCode } from 'bullmq';
import { machineNow } from '../store/clock.ts';
import type { QueueRecord } from '../store/queue-record.ts';
import { sql } from '../store/sql.ts';
import type { JobHead } from './row.ts';

const EXTEND = sql<[number, number, string, string, number]>(
	`UPDATE bullmq_job SET lock_until = ?, maybe_stalled = 0
	 WHERE queue = ? AND id = ? AND lock_token = ? AND lock_until > ?`,
);
const RELEASE = sql<[number]>(
	'UPDATE bullmq_job SET lock_token = NULL, lock_until = NULL, maybe_stalled = 0 WHERE seq = ?',
);

/** The token that means "no lock asked for". */
export const NO_TOKEN = '0';

export const isLocked = (job: Pick<JobHead, 'lock_token' | 'lock_until'>): boolean =>
	job.lock_token !== null && job.lock_until !== null && job.lock_until > machineNow();

/** 0 when the caller may act on the job, else BullMQ's code: the lock is gone (-2) or another's (-6). */
export const checkLock = (job: JobHead, token: string): number => {
	if (token === NO_TOKEN) return 0;
	if (!isLocked(job)) return ErrorCode.JobLockNotExist;
	return job.lock_token === token ? 0 : ErrorCode.JobLockMismatch;
};

export const releaseLock = (queue: QueueRecord, job: Pick<JobHead, 'seq'>): void => {
	queue.store.sql.run(RELEASE, job.seq);
};

/** Renews the lock for `duration` milliseconds from now; false when it is no longer the caller's. */
export const extendLock = (queue: QueueRecord, jobId: string, token: string, duration: number): boolean => {
	const now = machineNow();
	return queue.store.sql.run(EXTEND, now + duration, queue.id, jobId, token, now) > 0;
};
