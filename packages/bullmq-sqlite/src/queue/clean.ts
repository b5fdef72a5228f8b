import { isLocked } from '../job/locks.ts';
import { HEAD_COLUMNS, type JobHead } from '../job/row.ts';
import { isList, stateOf } from '../job/states.ts';
import { removeJob } from '../moves/remove.ts';
import type { QueueRecord } from '../store/queue-record.ts';
import type { StoredState } from '../store/schema.ts';
import { ACTIVE, COMPLETED, DELAYED, FAILED, PRIORITIZED, WAIT } from '../store/schema.ts';
import { sql } from '../store/sql.ts';
import { dropSchedulers, isSchedulersNextJob, pendingIterations } from './scheduler-rows.ts';

const OLDEST_FIRST = sql<[number, StoredState, number], JobHead>(
	`SELECT ${HEAD_COLUMNS} FROM bullmq_job WHERE queue = ? AND state = ? ORDER BY score, id LIMIT ?`,
);
const NEWEST_FIRST = sql<[number, StoredState, number], JobHead>(
	`SELECT ${HEAD_COLUMNS} FROM bullmq_job WHERE queue = ? AND state = ? ORDER BY score DESC, id DESC LIMIT ?`,
);
const ENDED_UNTIL = sql<[number, StoredState, number, number], JobHead>(
	`SELECT ${HEAD_COLUMNS} FROM bullmq_job WHERE queue = ? AND state = ? AND score <= ? ORDER BY score, id LIMIT ?`,
);
const DROP_EVENTS = sql<[number]>('DELETE FROM bullmq_event WHERE queue = ?');
const DROP_METRICS = sql<[number]>('DELETE FROM bullmq_metrics WHERE queue = ?');
const DROP_POINTS = sql<[number]>('DELETE FROM bullmq_metrics_point WHERE queue = ?');

/**
 * Removes jobs of one state that are older than `timestamp`, at most `limit` of them (all when 0). Jobs a worker holds and
 * the pending iterations of schedulers stay.
 *
 * @returns their ids.
 */
export const cleanState = (queue: QueueRecord, name: string, timestamp: number, limit: number): string[] => {
	const state = stateOf(name);
	const removed: string[] = [];
	for (const job of state === undefined ? [] : candidates(queue, state, timestamp, limit)) {
		if (limit > 0 && removed.length >= limit) break;
		if (!isRemovable(queue, state, job, timestamp)) continue;
		removeJob(queue, job, { emptying: true });
		removed.push(job.id);
	}
	queue.emit('event', 'cleaned', 'count', String(removed.length));
	return removed;
};

const isEnd = (state: StoredState | undefined): boolean =>
	state !== undefined && state !== DELAYED && state !== PRIORITIZED && !isList(state);

const candidates = (queue: QueueRecord, state: StoredState, timestamp: number, limit: number): JobHead[] => {
	const most = limit > 0 ? limit : -1;
	const { sql: statements } = queue.store;
	if (isEnd(state)) return statements.all(ENDED_UNTIL, queue.id, state, timestamp, most);
	const jobs = statements.all(OLDEST_FIRST, queue.id, state, most);
	return isList(state) ? jobs.reverse() : jobs;
};

const isRemovable = (queue: QueueRecord, state: StoredState | undefined, job: JobHead, timestamp: number): boolean => {
	if (isEnd(state)) return true;
	if (isSchedulersNextJob(queue, job) || (state === ACTIVE && isLocked(job))) return false;
	return ageOf(job, state) <= timestamp;
};

/** The time a job's age counts from: its last start (a worker may just have given it back), else its creation. */
const ageOf = (job: JobHead, state: StoredState | undefined): number => {
	if (state === PRIORITIZED) return job.timestamp;
	const ended = state === DELAYED ? null : job.finished_on;
	return ended ?? job.processed_on ?? job.timestamp;
};

/** Removes the waiting jobs, and the delayed ones when asked, but not what schedulers have pending. */
export const drain = (queue: QueueRecord, withDelayed: boolean): void => {
	const spared = pendingIterations(queue);
	for (const state of withDelayed ? [WAIT, DELAYED, PRIORITIZED] : [WAIT, PRIORITIZED]) {
		for (const job of queue.store.sql.all(OLDEST_FIRST, queue.id, state as StoredState, -1)) {
			if (!spared.has(job.id)) removeJob(queue, job, { emptying: true });
		}
	}
};

/**
 * Destroys a paused queue, at most `count` jobs a call.
 *
 * @returns 0 when done, 1 when to be called again, -1 when the queue is not paused, -2 when jobs are active (and not `force`).
 */
export const obliterate = (queue: QueueRecord, count: number, force: boolean): number => {
	if (!queue.isPaused) return -1;
	const active = firstToGo(queue, ACTIVE, count);
	if (active.length > 0 && !force) return -2;
	let left = count - removeAll(queue, active);
	const order: readonly (StoredState | 'schedulers')[] = [DELAYED, 'schedulers', COMPLETED, WAIT, PRIORITIZED, FAILED];
	for (const what of order) {
		if (left <= 0) return 1;
		left -= what === 'schedulers' ? dropSchedulers(queue, left) : removeAll(queue, firstToGo(queue, what, left));
	}
	if (left <= 0) return 1;
	forgetQueue(queue);
	return 0;
};

/** Redis takes its lists from their newest end, the sorted states from their first. */
const firstToGo = (queue: QueueRecord, state: StoredState, count: number): JobHead[] =>
	queue.store.sql.all(isList(state) ? NEWEST_FIRST : OLDEST_FIRST, queue.id, state, count);

const removeAll = (queue: QueueRecord, jobs: readonly JobHead[]): number => {
	for (const job of jobs) removeJob(queue, job, { emptying: true });
	return jobs.length;
};

const forgetQueue = (queue: QueueRecord): void => {
	for (const statement of [DROP_EVENTS, DROP_METRICS, DROP_POINTS]) queue.store.sql.run(statement, queue.id);
	for (const field of [...queue.meta.keys()]) queue.removeMeta(field);
	const counters = queue.touch();
	counters.nextId = 0;
	counters.priorityCounter = 0;
	counters.stalledCheckUntil = 0;
	counters.eventTrimmed = counters.eventSeq;
};
