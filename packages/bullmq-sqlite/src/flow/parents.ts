import type { ParentKeys } from 'bullmq';
import { deleteJob } from '../job/delete.ts';
import type { PlacedJob } from '../job/row.ts';
import { findJobByKey } from '../job/row.ts';
import { releaseDedup } from '../moves/dedup.ts';
import { makeReady, makeReadyFirst, noteDelayed, place, SLOTS_PER_MS } from '../queue/ready.ts';
import type { QueueRecord } from '../store/queue-record.ts';
import {
	COMPLETED,
	DELAYED,
	FAILED,
	FAILED_CHILD,
	IGNORED_CHILD,
	PENDING_CHILD,
	PROCESSED_CHILD,
	WAITING_CHILDREN,
} from '../store/schema.ts';
import { sql } from '../store/sql.ts';
import type { Store } from '../store/store.ts';
import { isPending, putChild, takeChild } from './children.ts';

const DEFER_FAILURE = sql<[string, number]>('UPDATE bullmq_job SET deferred_failure = ? WHERE seq = ?');
const FORGET_PARENT = sql<[number, string]>(
	'UPDATE bullmq_job SET parent_key = NULL, parent = NULL WHERE queue = ? AND id = ?',
);
const CLEAR_DELAY = sql<[number]>('UPDATE bullmq_job SET delay = 0 WHERE seq = ?');

/** The job that a key names as a parent, when it is still there. */
export const findParent = (store: Store, key: string | null | undefined): PlacedJob | undefined =>
	key === null || key === undefined || key === '' ? undefined : findJobByKey(store, key);

/** A parent leaves the wait for its children: to its own delay, or to the front of the ready jobs. */
const leaveWaitingChildren = ({ queue, job }: PlacedJob, timestamp: number): void => {
	if (job.delay > 0) {
		const at = timestamp + job.delay;
		place(queue, job, DELAYED, at * SLOTS_PER_MS);
		noteDelayed(queue, at * SLOTS_PER_MS);
		queue.emit('event', 'delayed', 'jobId', job.id, 'delay', String(at));
		return;
	}
	makeReady(queue, job, 'front');
	queue.emit('event', 'waiting', 'jobId', job.id, 'prev', 'waiting-children');
};

/** Lets a parent go on when it waits for children, whether or not some are still pending. */
const wakeParent = (parent: PlacedJob, timestamp: number): void => {
	if (parent.job.state === WAITING_CHILDREN) leaveWaitingChildren(parent, timestamp);
};

/** Lets a parent go on when its last child is done. */
export const releaseParent = (parent: PlacedJob, timestamp: number): void => {
	if (!isPending(parent.queue.store, parent.job.seq)) wakeParent(parent, timestamp);
};

/** A child has completed: its result goes to the parent, which goes on if that was the last one. */
export const childCompleted = (parent: PlacedJob, child: string, returnvalue: string, timestamp: number): void => {
	putChild(parent.queue.store, parent.job.seq, PROCESSED_CHILD, child, returnvalue);
	releaseParent(parent, timestamp);
};

/** `failParentOnFailure`: the parent is to fail as soon as a worker takes it, which is now if it was waiting. */
const failParent = (parent: PlacedJob, child: string, timestamp: number): void => {
	const { queue, job } = parent;
	if (job.state === FAILED) return;
	queue.store.sql.run(DEFER_FAILURE, `child ${child} failed`, job.seq);
	if (job.state === DELAYED) {
		queue.store.sql.run(CLEAR_DELAY, job.seq);
		leaveWaitingChildren({ queue, job: { ...job, delay: 0 } }, timestamp);
	} else if (job.state === WAITING_CHILDREN) {
		leaveWaitingChildren(parent, timestamp);
	}
};

/** A child has failed for good: what its parent does about it is the child's own policy, kept with its parent reference. */
export const childFailed = (store: Store, parentJson: string, child: string, reason: string, now: number): void => {
	const policy = JSON.parse(parentJson) as ParentKeys;
	const parent = findParent(store, `${policy.queueKey}:${policy.id}`);
	if (parent === undefined) return;
	const handled = policy.fpof || policy.cpof || policy.idof || policy.rdof;
	if (!handled || !takeChild(store, parent.job.seq, PENDING_CHILD, child)) return;
	if (policy.fpof) {
		putChild(store, parent.job.seq, FAILED_CHILD, child, null, now);
		failParent(parent, child, now);
	} else if (policy.cpof) {
		putChild(store, parent.job.seq, IGNORED_CHILD, child, reason);
		wakeParent(parent, now);
	} else {
		if (policy.idof) putChild(store, parent.job.seq, IGNORED_CHILD, child, reason);
		releaseParent(parent, now);
	}
};

/** A finished child is run again: it counts as pending for its parent again. */
export const childRunsAgain = (store: Store, child: string, parentKey: string | null, from: number): void => {
	const parent = findParent(store, parentKey);
	if (parent === undefined) return;
	const { seq } = parent.job;
	const wasFinished =
		from === COMPLETED
			? takeChild(store, seq, PROCESSED_CHILD, child)
			: takeChild(store, seq, FAILED_CHILD, child) || takeChild(store, seq, IGNORED_CHILD, child);
	if (wasFinished) putChild(store, seq, PENDING_CHILD, child);
};

/** How a child leaves its parent's list of pending children. */
export interface Detachment {
	/** The child's queue when the queue is being emptied: a parent there that waited for this child alone goes too. */
	emptying?: QueueRecord;
	/** Deduplication id to give free when such a parent goes. */
	dedupId?: string | null;
	/** The child lives on without a parent. */
	forgetParent?: { queue: QueueRecord; jobId: string };
}

/**
 * Takes a child off its parent's pending list; the last one lets the parent go on.
 *
 * @returns whether it was on the list.
 */
export const detachFromParent = (
	store: Store,
	child: string,
	parentKey: string | null | undefined,
	{ emptying, dedupId, forgetParent }: Detachment = {},
): boolean => {
	const parent = findParent(store, parentKey);
	if (parent === undefined || !takeChild(store, parent.job.seq, PENDING_CHILD, child)) return false;
	if (forgetParent !== undefined) store.sql.run(FORGET_PARENT, forgetParent.queue.id, forgetParent.jobId);
	if (parent.job.state !== WAITING_CHILDREN || isPending(store, parent.job.seq)) return true;
	if (emptying !== undefined && emptying.key === parent.queue.key) removeEmptyParent(parent, emptying, dedupId);
	else resumeParent(parent, emptying === undefined);
	return true;
};

/** Removing the last child does not run the parent's delay or priority: it goes straight to the front. */
const resumeParent = ({ queue, job }: PlacedJob, announce: boolean): void => {
	makeReadyFirst(queue, { seq: job.seq, priority: 0 });
	if (announce) queue.emit('event', 'waiting', 'jobId', job.id, 'prev', 'waiting-children');
};

const removeEmptyParent = (parent: PlacedJob, emptying: QueueRecord, dedupId: string | null | undefined): void => {
	const { queue, job } = parent;
	detachFromParent(queue.store, `${queue.key}:${job.id}`, job.parent_key, { emptying, dedupId: job.dedup_id });
	deleteJob(queue, job);
	if (dedupId !== null && dedupId !== undefined) releaseDedup(queue, dedupId);
};
