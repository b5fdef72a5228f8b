import type { JobHead } from '../job/row.ts';
import type { QueueRecord } from '../store/queue-record.ts';
import type { StoredState } from '../store/schema.ts';
import { ACTIVE, DELAYED, PRIORITIZED, WAIT } from '../store/schema.ts';
import { sql } from '../store/sql.ts';

const PLACE = sql<[StoredState, number, number]>('UPDATE bullmq_job SET state = ?, score = ? WHERE seq = ?');
const COUNT = sql<[number, StoredState], { count: number }>(
	'SELECT count(*) AS count FROM bullmq_job WHERE queue = ? AND state = ?',
);
const ANY = sql<[number, StoredState], unknown>('SELECT 1 FROM bullmq_job WHERE queue = ? AND state = ? LIMIT 1');
const DUE = sql<[number, number], Pick<JobHead, 'seq' | 'id' | 'priority'>>(
	`SELECT seq, id, priority FROM bullmq_job WHERE queue = ? AND state = ${DELAYED} AND score < ?
	 ORDER BY score, id LIMIT 1000`,
);
const PROMOTE = sql<[StoredState, number, number]>(
	'UPDATE bullmq_job SET state = ?, score = ?, delay = 0 WHERE seq = ?',
);
const NEXT_DELAYED = sql<[number], { score: number }>(
	`SELECT score FROM bullmq_job WHERE queue = ? AND state = ${DELAYED} ORDER BY score LIMIT 1`,
);
const LAST_DELAYED_BETWEEN = sql<[number, number, number], { score: number }>(
	`SELECT score FROM bullmq_job WHERE queue = ? AND state = ${DELAYED} AND score BETWEEN ? AND ? ORDER BY score DESC LIMIT 1`,
);

/** Delayed jobs are ordered by due millisecond, and inside one by arrival: up to 4096 keep their order. */
export const SLOTS_PER_MS = 0x1000;

/** The last millisecond whose score SQLite's integers hold (some 35,000 years from now); "never" is not later than that. */
const LAST_MS = 2 ** 50;

/** Where a job enters the waiting ones: behind them (first in, first out) or in front (last in, first out). */
export type End = 'back' | 'front';

export const countState = (queue: QueueRecord, state: StoredState): number =>
	queue.store.sql.get(COUNT, queue.id, state)?.count ?? 0;

export const hasAny = (queue: QueueRecord, state: StoredState): boolean =>
	queue.store.sql.get(ANY, queue.id, state) !== undefined;

export const place = (queue: QueueRecord, job: Pick<JobHead, 'seq'>, state: StoredState, score: number): void => {
	queue.store.sql.run(PLACE, state, score, job.seq);
};

/** Whether the queue's own limit of active jobs is reached. */
export const isMaxed = (queue: QueueRecord): boolean => {
	const limit = queue.globalConcurrency;
	return limit !== undefined && countState(queue, ACTIVE) >= limit;
};

export const isPausedOrMaxed = (queue: QueueRecord): boolean => queue.isPaused || isMaxed(queue);

/** State and score of a job that becomes ready: among the prioritized ones when it has a priority, else waiting. */
export const readyPlace = (queue: QueueRecord, priority: number, end: End): { state: StoredState; score: number } => {
	queue.wakeWorkers();
	if (priority > 0) return { state: PRIORITIZED, score: queue.priorityScore(priority) };
	return { state: WAIT, score: end === 'front' ? queue.rankInFront() : queue.rankAtEnd() };
};

/** Puts a job among the ready ones. */
export const makeReady = (queue: QueueRecord, job: Pick<JobHead, 'seq' | 'priority'>, end: End): void => {
	const { state, score } = readyPlace(queue, job.priority, end);
	place(queue, job, state, score);
};

/** Puts a job back in front: the next one of its priority. */
export const makeReadyFirst = (queue: QueueRecord, job: Pick<JobHead, 'seq' | 'priority'>): void => {
	queue.wakeWorkers();
	if (job.priority > 0) place(queue, job, PRIORITIZED, job.priority * 0x100000000);
	else place(queue, job, WAIT, queue.rankInFront());
};

/** Score of a job that becomes due at `timestamp + delay`, behind those already due in that millisecond. */
export const delayedScore = (queue: QueueRecord, timestamp: number, delay: number): { score: number; at: number } => {
	const at = Math.min(Math.floor(delay > 0 ? timestamp + delay : timestamp), LAST_MS);
	const first = at * SLOTS_PER_MS;
	const last = first + SLOTS_PER_MS - 1;
	const taken = queue.store.sql.get(LAST_DELAYED_BETWEEN, queue.id, first, last);
	const score = taken === undefined ? first : Math.min(taken.score + 1, last);
	noteDelayed(queue, score);
	return { score, at };
};

/** A job is delayed until `score`: waiting workers set their alarm by it. */
export const noteDelayed = (queue: QueueRecord, score: number): void => {
	queue.wakeWorkers();
	if (queue.nextDelayed !== undefined) queue.nextDelayed = Math.min(queue.nextDelayed, score);
};

/** When the next delayed job is due, in ms since the epoch. */
export const nextDelayedAt = (queue: QueueRecord): number | undefined => {
	const next = queue.store.sql.get(NEXT_DELAYED, queue.id);
	return next === undefined ? undefined : Math.floor(next.score / SLOTS_PER_MS);
};

/** Moves the delayed jobs whose time has come (at most a thousand at once) to the ready ones. */
export const promoteDue = (queue: QueueRecord, timestamp: number): void => {
	const until = (Math.floor(timestamp) + 1) * SLOTS_PER_MS;
	// Every claim asks; nearly every time the answer is known from the last.
	if (queue.nextDelayed !== undefined && queue.nextDelayed >= until) return;
	for (const job of queue.store.sql.all(DUE, queue.id, until)) {
		const { state, score } = readyPlace(queue, job.priority, 'back');
		queue.store.sql.run(PROMOTE, state, score, job.seq);
		queue.emit('event', 'waiting', 'jobId', job.id, 'prev', 'delayed');
	}
	queue.touch();
	queue.nextDelayed = queue.store.sql.get(NEXT_DELAYED, queue.id)?.score ?? Number.POSITIVE_INFINITY;
};

/** What a waiting worker can expect: work now, or the time of the next delayed job. */
export const readiness = (queue: QueueRecord): { ready: boolean; nextDelayed: number | undefined } => {
	const ready = (hasAny(queue, WAIT) || hasAny(queue, PRIORITIZED)) && !isPausedOrMaxed(queue);
	return { ready, nextDelayed: nextDelayedAt(queue) };
};
