import type { JobJson, JobsOptions, ParentKeyOpts, ParentKeys } from 'bullmq';
import { ErrorCode } from 'bullmq';
import { putChild } from '../flow/children.ts';
import { childCompleted, findParent } from '../flow/parents.ts';
import type { JobHead, PlacedJob } from '../job/row.ts';
import { findJob, findWholeJob, jobKey } from '../job/row.ts';
import { delayedScore, readyPlace } from '../queue/ready.ts';
import type { QueueRecord } from '../store/queue-record.ts';
import type { StoredState } from '../store/schema.ts';
import { COMPLETED, DELAYED, PENDING_CHILD, PROCESSED_CHILD, WAITING_CHILDREN } from '../store/schema.ts';
import { sql } from '../store/sql.ts';
import { deduplicate, holdDedup, takeKeptJob } from './dedup.ts';

/** A job to be added. Its `data` is JSON text and is stored as it is. */
export interface NewJob {
	/** Empty for the queue's next number. */
	id: string;
	name: string;
	data: string;
	opts: JobsOptions;
	timestamp: number;
	parentKey?: string | undefined;
	parent?: ParentKeys | undefined;
	/** The job is to be listed among its parent's pending children. */
	isChild?: boolean;
	schedulerId?: string | undefined;
	/** The job starts by waiting for its own children. */
	waitsForChildren?: boolean;
	/** Part of a flow: its parent is released only when the whole flow is in. */
	partOfFlow?: boolean;
	/** Parents whose child could not be attached; such a flow leaves them waiting. */
	unattached?: Set<string>;
}

const INSERT = sql<
	[
		number,
		string,
		StoredState,
		number,
		number,
		number,
		number,
		string | null,
		string | null,
		string | null,
		string | null,
		string,
		string,
		string,
	]
>(
	`INSERT INTO bullmq_job (queue, id, state, score, timestamp, delay, priority, scheduler_id, dedup_id, parent_key, parent,
	 name, opts, data) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
);
const SET_PARENT = sql<[string, string, number]>('UPDATE bullmq_job SET parent_key = ?, parent = ? WHERE seq = ?');

/** What `IQueueBackend.addJob` is given, in our words. */
export const newJobOf = (job: JobJson, jobId: string | undefined, parent: ParentKeyOpts = {}): NewJob => ({
	id: jobId ?? '',
	name: job.name,
	data: job.data,
	opts: job.opts,
	timestamp: Math.floor(Number(job.timestamp)),
	parentKey: job.parentKey,
	parent: job.parent,
	isChild: Boolean(parent.parentDependenciesKey),
	schedulerId: job.repeatJobKey,
	waitsForChildren: parent.addToWaitingChildren === true,
});

/**
 * Adds a job in the state its options ask for.
 *
 * @returns its id; the id of the job that stands for it when it is a duplicate; or a negative BullMQ error code.
 */
export const addJob = (queue: QueueRecord, job: NewJob): string | number => {
	const parent = job.parentKey === undefined ? undefined : findParent(queue.store, job.parentKey);
	if (job.parentKey !== undefined && parent === undefined) return ErrorCode.ParentJobNotExist;
	const number = queue.takeId();
	const id = job.id === '' ? String(number) : job.id;
	if (job.id !== '') {
		const existing = findJob(queue, id);
		if (existing !== undefined) return addAgain(queue, existing, job, parent);
	}
	const standIn = deduplicate(queue, job, id, job.waitsForChildren !== true);
	if (standIn !== undefined) return standIn;
	const { delay } = job.opts;
	insertJob(queue, job, id, typeof delay === 'number' && delay > 0 ? delay : 0);
	if (job.isChild === true && parent !== undefined) {
		putChild(queue.store, parent.job.seq, PENDING_CHILD, jobKey(queue, id));
	}
	return id;
};

/** Stores the job, announces it and puts it where it belongs. Delays that are not whole milliseconds are rounded up. */
export const insertJob = (queue: QueueRecord, job: NewJob, id: string, wantedDelay: number): void => {
	const delay = Math.ceil(wantedDelay);
	const priority = job.opts.priority ?? 0;
	queue.emit('event', 'added', 'jobId', id, 'name', job.name);
	const { state, score } = firstPlace(queue, job, id, delay, priority);
	queue.store.sql.run(
		INSERT,
		queue.id,
		id,
		state,
		score,
		job.timestamp,
		delay,
		priority,
		job.schedulerId ?? null,
		job.opts.deduplication?.id ?? null,
		job.parentKey ?? null,
		job.parent === undefined ? null : JSON.stringify(job.parent),
		job.name,
		JSON.stringify(job.opts),
		job.data,
	);
};

const firstPlace = (
	queue: QueueRecord,
	job: NewJob,
	id: string,
	delay: number,
	priority: number,
): { state: StoredState; score: number } => {
	if (job.waitsForChildren === true) {
		queue.emit('event', 'waiting-children', 'jobId', id);
		return { state: WAITING_CHILDREN, score: job.timestamp };
	}
	if (delay > 0) {
		const { score, at } = delayedScore(queue, job.timestamp, delay);
		queue.emit('event', 'delayed', 'jobId', id, 'delay', String(at));
		return { state: DELAYED, score };
	}
	queue.emit('event', 'waiting', 'jobId', id);
	return readyPlace(queue, priority, job.opts.lifo === true ? 'front' : 'back');
};

/** An id that is taken: the job stays as it is, but may get this parent when it has none that is still there. */
const addAgain = (
	queue: QueueRecord,
	existing: JobHead,
	job: NewJob,
	parent: PlacedJob | undefined,
): string | number => {
	const { parent_key: current } = existing;
	const isFree = current === null || current === job.parentKey || findParent(queue.store, current) === undefined;
	if (!isFree && job.parentKey !== undefined) {
		if (job.partOfFlow === true) job.unattached?.add(job.parentKey);
		return ErrorCode.ParentJobCannotBeReplaced;
	}
	if (isFree && parent !== undefined) attach(queue, existing, job, parent);
	queue.emit('event', 'duplicated', 'jobId', existing.id);
	return existing.id;
};

const attach = (queue: QueueRecord, existing: JobHead, job: NewJob, parent: PlacedJob): void => {
	const { store } = queue;
	const key = jobKey(queue, existing.id);
	if (existing.state === COMPLETED) {
		const result = findWholeJob(queue, existing.id)?.returnvalue ?? 'null';
		if (job.partOfFlow === true) putChild(store, parent.job.seq, PROCESSED_CHILD, key, result);
		else childCompleted(parent, key, result, job.timestamp);
	} else if (job.isChild === true) {
		putChild(store, parent.job.seq, PENDING_CHILD, key);
	}
	store.sql.run(SET_PARENT, job.parentKey ?? '', JSON.stringify(job.parent), existing.seq);
};

/** Adds the job that was kept back by `keepLastIfActive` while the one just finished was active. */
export const addKeptJob = (queue: QueueRecord, dedupId: string, timestamp: number): void => {
	const kept = takeKeptJob(queue, dedupId);
	if (kept === undefined) return;
	queue.takeId();
	if (kept.opts.deduplication !== undefined) holdDedup(queue, kept.opts.deduplication, kept.id);
	const job = { ...kept, timestamp };
	insertJob(queue, job, kept.id, kept.opts.delay ?? 0);
	const parent = kept.isChild === true ? findParent(queue.store, kept.parentKey) : undefined;
	if (parent !== undefined) putChild(queue.store, parent.job.seq, PENDING_CHILD, jobKey(queue, kept.id));
};
