import type { JobHead } from '../job/row.ts';
import type { QueueRecord } from '../store/queue-record.ts';
import { sql } from '../store/sql.ts';

interface SchedulerRow {
	next: number;
	fields: string;
}

/** What is kept of a scheduler, every value as text (BullMQ parses it as Redis's hash). */
export type SchedulerFields = Record<string, string>;

const FIND = sql<[number, string], SchedulerRow>(
	'SELECT next, fields FROM bullmq_scheduler WHERE queue = ? AND id = ?',
);
const SAVE = sql<[number, string, number, string]>(
	`INSERT INTO bullmq_scheduler (queue, id, next, fields) VALUES (?, ?, ?, ?)
	 ON CONFLICT DO UPDATE SET next = excluded.next, fields = excluded.fields`,
);
const DELETE = sql<[number, string]>('DELETE FROM bullmq_scheduler WHERE queue = ? AND id = ?');
const COUNT = sql<[number], { count: number }>('SELECT count(*) AS count FROM bullmq_scheduler WHERE queue = ?');
const RANGE_ASC = sql<[number, number, number], { id: string; next: number }>(
	'SELECT id, next FROM bullmq_scheduler WHERE queue = ? ORDER BY next, id LIMIT ? OFFSET ?',
);
const RANGE_DESC = sql<[number, number, number], { id: string; next: number }>(
	'SELECT id, next FROM bullmq_scheduler WHERE queue = ? ORDER BY next DESC, id DESC LIMIT ? OFFSET ?',
);

/** Id of the job a scheduler runs at a given time. */
export const iterationId = (schedulerId: string, at: number): string => `repeat:${schedulerId}:${at}`;

/** The scheduler's next time and fields. */
export const findScheduler = (
	queue: QueueRecord,
	id: string,
): { next: number; fields: SchedulerFields } | undefined => {
	const row = queue.store.sql.get(FIND, queue.id, id);
	return row === undefined ? undefined : { next: row.next, fields: JSON.parse(row.fields) as SchedulerFields };
};

export const hasScheduler = (queue: QueueRecord, id: string): boolean =>
	queue.store.sql.get(FIND, queue.id, id) !== undefined;

/** Whether the job is the one its scheduler will run next, which only the scheduler may remove. */
export const isSchedulersNextJob = (queue: QueueRecord, job: Pick<JobHead, 'id' | 'scheduler_id'>): boolean => {
	if (job.scheduler_id === null) return false;
	const scheduler = queue.store.sql.get(FIND, queue.id, job.scheduler_id);
	return scheduler !== undefined && job.id === iterationId(job.scheduler_id, scheduler.next);
};

/** Stores a scheduler's next time and fields. */
export const saveScheduler = (queue: QueueRecord, id: string, next: number, fields: SchedulerFields): void => {
	queue.store.sql.run(SAVE, queue.id, id, next, JSON.stringify(fields));
};

/** Forgets a scheduler; its jobs stay. */
export const deleteScheduler = (queue: QueueRecord, id: string): void => {
	queue.store.sql.run(DELETE, queue.id, id);
};

/** Fields as `[name, value, …]` and the next time, or two nulls. */
export const readScheduler = (queue: QueueRecord, id: string): [string[] | null, string | null] => {
	const known = findScheduler(queue, id);
	return known === undefined ? [null, null] : [Object.entries(known.fields).flat(), String(known.next)];
};

export const readSchedulerFields = (queue: QueueRecord, id: string): SchedulerFields =>
	findScheduler(queue, id)?.fields ?? {};

export const countSchedulers = (queue: QueueRecord): number => queue.store.sql.get(COUNT, queue.id)?.count ?? 0;

/** `[id, next, id, next, …]` of a range (both ends included, -1 the last), soonest first when `asc`. */
export const listSchedulers = (queue: QueueRecord, start: number, end: number, asc: boolean): string[] => {
	const total = countSchedulers(queue);
	const from = Math.max(start < 0 ? total + start : start, 0);
	const to = end < 0 ? total + end : Math.min(end, total - 1);
	const rows = queue.store.sql.all(asc ? RANGE_ASC : RANGE_DESC, queue.id, Math.max(to - from + 1, 0), from);
	return rows.flatMap((row) => [row.id, String(row.next)]);
};

/** Iterations that emptying the queue leaves alone. */
export const pendingIterations = (queue: QueueRecord): Set<string> =>
	new Set(queue.store.sql.all(RANGE_ASC, queue.id, -1, 0).map((row) => iterationId(row.id, row.next)));

/** Forgets up to `count` schedulers; says how many. */
export const dropSchedulers = (queue: QueueRecord, count: number): number => {
	const rows = queue.store.sql.all(RANGE_ASC, queue.id, count, 0);
	for (const row of rows) queue.store.sql.run(DELETE, queue.id, row.id);
	return rows.length;
};
