import { HEAD_COLUMNS, type JobHead } from '../job/row.ts';
import type { QueueRecord } from '../store/queue-record.ts';
import type { StoredState } from '../store/schema.ts';
import { sql } from '../store/sql.ts';
import { removeJob } from './remove.ts';

const OLDER = sql<[number, StoredState, number, number], JobHead>(
	`SELECT ${HEAD_COLUMNS} FROM bullmq_job WHERE queue = ? AND state = ? AND score <= ? ORDER BY score DESC, id DESC LIMIT ?`,
);
const BEYOND = sql<[number, StoredState, number], JobHead>(
	`SELECT ${HEAD_COLUMNS} FROM bullmq_job WHERE queue = ? AND state = ? ORDER BY score DESC, id DESC LIMIT -1 OFFSET ?`,
);

/** Removes finished jobs that ended at `upTo` or before, at most `limit` of them. */
export const removeFinishedByAge = (queue: QueueRecord, state: StoredState, upTo: number, limit: number): void => {
	for (const job of queue.store.sql.all(OLDER, queue.id, state, upTo, limit)) {
		removeJob(queue, job, { releasesDedup: false });
	}
};

/** Removes all finished jobs but the newest `count`. */
export const removeFinishedByCount = (queue: QueueRecord, state: StoredState, count: number): void => {
	for (const job of queue.store.sql.all(BEYOND, queue.id, state, count)) {
		removeJob(queue, job, { releasesDedup: false });
	}
};
