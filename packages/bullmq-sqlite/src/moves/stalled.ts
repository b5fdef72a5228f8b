import { isLocked } from '../job/locks.ts';
import { HEAD_COLUMNS, type JobHead } from '../job/row.ts';
import { makeReadyFirst } from '../queue/ready.ts';
import { hasScheduler } from '../queue/scheduler-rows.ts';
import { machineNow } from '../store/clock.ts';
import type { QueueRecord } from '../store/queue-record.ts';
import { ACTIVE } from '../store/schema.ts';
import { sql } from '../store/sql.ts';
import { dropExpiredDedup } from './dedup.ts';

const SUSPECTS = sql<[number], JobHead>(
	`SELECT ${HEAD_COLUMNS} FROM bullmq_job WHERE queue = ? AND state = ${ACTIVE} AND maybe_stalled = 1 ORDER BY score`,
);
const SUSPECT_ALL = sql<[number]>(
	`UPDATE bullmq_job SET maybe_stalled = 1 WHERE queue = ? AND state = ${ACTIVE} AND maybe_stalled = 0`,
);
const CLEAR = sql<[number]>('UPDATE bullmq_job SET maybe_stalled = 0 WHERE seq = ?');
const COUNT_STALL = sql<[string | null, number]>(
	`UPDATE bullmq_job SET stalled_count = stalled_count + 1, maybe_stalled = 0, lock_token = NULL, lock_until = NULL,
	 deferred_failure = coalesce(?, deferred_failure) WHERE seq = ?`,
);

/**
 * Takes up jobs whose worker is gone. A job is suspected at one check (every worker that renews its lock clears it) and
 * taken back at the next when its lock has run out; one that stalled more than `maxStalledCount` times fails at its next
 * start. Checks of all workers together happen at most once per `interval` milliseconds.
 *
 * @returns the ids put back to wait.
 */
export const recoverStalled = (queue: QueueRecord, maxStalledCount: number, interval: number): string[] => {
	const now = machineNow();
	if (queue.counters.stalledCheckUntil > now) return [];
	queue.touch().stalledCheckUntil = now + Math.floor(interval);
	dropExpiredDedup(queue);
	const recovered: string[] = [];
	for (const job of queue.store.sql.all(SUSPECTS, queue.id)) {
		if (isLocked(job)) {
			queue.store.sql.run(CLEAR, job.seq);
			continue;
		}
		recover(queue, job, maxStalledCount);
		recovered.push(job.id);
	}
	queue.store.sql.run(SUSPECT_ALL, queue.id);
	return recovered;
};

const recover = (queue: QueueRecord, job: JobHead, maxStalledCount: number): void => {
	const isTooOften = job.stalled_count + 1 > maxStalledCount;
	const isScheduled = job.scheduler_id !== null && hasScheduler(queue, job.scheduler_id);
	queue.store.sql.run(
		COUNT_STALL,
		isTooOften && !isScheduled ? 'job stalled more than allowable limit' : null,
		job.seq,
	);
	makeReadyFirst(queue, { seq: job.seq, priority: 0 });
	queue.emit('event', 'waiting', 'jobId', job.id, 'prev', 'active');
	queue.emit('event', 'stalled', 'jobId', job.id);
};
