import type { JobJson } from 'bullmq';
import { countChildren, listChildren } from '../flow/children.ts';
import { findJob, findJobByKey, findWholeJob, type JobRow, toJobJson } from '../job/row.ts';
import { isList, stateOf } from '../job/states.ts';
import { range } from '../moves/update.ts';
import type { QueueRecord } from '../store/queue-record.ts';
import type { ChildKind, StoredState } from '../store/schema.ts';
import { COMPLETED, DELAYED, FAILED, PENDING_CHILD, PRIORITIZED, PROCESSED_CHILD } from '../store/schema.ts';
import { sql } from '../store/sql.ts';
import { countState, SLOTS_PER_MS } from './ready.ts';
import { countSchedulers, listSchedulers } from './scheduler-rows.ts';

const COUNT_DELAYED_BEFORE = sql<[number, number], { count: number }>(
	`SELECT count(*) AS count FROM bullmq_job WHERE queue = ? AND state = ${DELAYED} AND score < ?`,
);
const COUNT_PRIORITY = sql<[number, number, number], { count: number }>(
	`SELECT count(*) AS count FROM bullmq_job WHERE queue = ? AND state = ${PRIORITIZED} AND score >= ? AND score < ?`,
);
const IDS_ASC = sql<[number, StoredState, number, number], { id: string }>(
	'SELECT id FROM bullmq_job WHERE queue = ? AND state = ? ORDER BY score, id LIMIT ? OFFSET ?',
);
const IDS_DESC = sql<[number, StoredState, number, number], { id: string }>(
	'SELECT id FROM bullmq_job WHERE queue = ? AND state = ? ORDER BY score DESC, id DESC LIMIT ? OFFSET ?',
);

/** How many jobs a state (or `repeat`: schedulers) has; with `before`, only the delayed jobs due before that time. */
export const countOf = (queue: QueueRecord, type: string, before: number | undefined): number => {
	if (type === 'repeat') return countSchedulers(queue);
	const state = stateOf(type);
	if (state === undefined) return 0;
	if (state !== DELAYED || before === undefined) return countState(queue, state);
	return queue.store.sql.get(COUNT_DELAYED_BEFORE, queue.id, before * SLOTS_PER_MS)?.count ?? 0;
};

/** How many jobs wait with this priority; 0 counts those without one. */
export const countOfPriority = (queue: QueueRecord, priority: number): number => {
	if (priority === 0) return countOf(queue, 'wait', undefined);
	const from = priority * 0x100000000;
	return queue.store.sql.get(COUNT_PRIORITY, queue.id, from, from + 0x100000000)?.count ?? 0;
};

/**
 * Ids of a state from `start` to `end` (both included, -1 the last). Lists come newest first in both directions, as Redis
 * gives them: for `asc` it is the range counted from the oldest, and BullMQ turns it round itself.
 */
export const idsOf = (queue: QueueRecord, type: string, start: number, end: number, asc: boolean): string[] => {
	if (type === 'repeat') return listSchedulers(queue, start, end, asc).filter((_, index) => index % 2 === 0);
	const state = stateOf(type);
	if (state === undefined) return [];
	const [from, to] = range(start, end, countState(queue, state));
	const rows = queue.store.sql.all(asc ? IDS_ASC : IDS_DESC, queue.id, state, Math.max(to - from + 1, 0), from);
	const ids = rows.map((row) => row.id);
	return asc && isList(state) ? ids.reverse() : ids;
};

/** 0 not finished, 1 completed, 2 failed, -1 no such job; with its result (JSON) or failure reason when asked. */
export const finishedState = (queue: QueueRecord, id: string): [status: number, value: string] => {
	const job = findWholeJob(queue, id);
	if (job === undefined) return [-1, `Missing key for job ${queue.key}:${id}. isFinished`];
	if (job.state === COMPLETED) return [1, job.returnvalue ?? 'null'];
	if (job.state === FAILED) return [2, job.failed_reason ?? ''];
	return [0, ''];
};

/** One page of a parent's children, as `queue.getDependencies` shows it. */
export interface ChildrenPage {
	cursor: string;
	items: { id: string; v?: unknown; err?: string }[];
	total: number;
	jobs: JobJson[];
}

const parseValue = (value: string | null): { v: unknown } | { err: string } => {
	try {
		return { v: JSON.parse(value ?? 'null') };
	} catch (error) {
		return { err: error instanceof Error ? error.message : String(error) };
	}
};

/** Pages over `<queue>:<id>:processed` or `<queue>:<id>:dependencies`. */
export const pageOfChildren = (
	queue: QueueRecord,
	key: string,
	options: { start: number; end: number; fetchJobs?: boolean },
): ChildrenPage => {
	const inner = key.startsWith(`${queue.key}:`) ? key.slice(queue.key.length + 1) : key;
	const colon = inner.lastIndexOf(':');
	const kind: ChildKind = inner.slice(colon + 1) === 'processed' ? PROCESSED_CHILD : PENDING_CHILD;
	const parent = findJob(queue, inner.slice(0, colon));
	if (parent === undefined) return { cursor: '0', items: [], total: 0, jobs: [] };
	const total = countChildren(queue.store, parent.seq, kind);
	const [from, to] = range(options.start, options.end, total);
	const page = listChildren(queue.store, parent.seq, kind, Math.max(to - from + 1, 0), from);
	const items = page.map(({ child, value }) =>
		kind === PROCESSED_CHILD ? { id: child, ...parseValue(value) } : { id: child },
	);
	const jobs = options.fetchJobs === true ? page.map(({ child }) => jobOf(queue, child)) : [];
	return { cursor: '0', items, total, jobs: jobs.filter((job) => job !== undefined).map(toJobJson) };
};

const jobOf = (queue: QueueRecord, key: string): JobRow | undefined => {
	const place = findJobByKey(queue.store, key);
	return place === undefined ? undefined : findWholeJob(place.queue, place.job.id);
};
