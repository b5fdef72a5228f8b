import { ErrorCode } from 'bullmq';
import { listChildren } from '../flow/children.ts';
import { detachFromParent } from '../flow/parents.ts';
import { deleteJob } from '../job/delete.ts';
import { isLocked } from '../job/locks.ts';
import type { JobHead, PlacedJob } from '../job/row.ts';
import { findJob, findJobByKey, jobKey } from '../job/row.ts';
import { stateName } from '../job/states.ts';
import { isSchedulersNextJob } from '../queue/scheduler-rows.ts';
import type { QueueRecord } from '../store/queue-record.ts';
import type { ChildKind } from '../store/schema.ts';
import { FAILED, FAILED_CHILD, IGNORED_CHILD, PENDING_CHILD, PROCESSED_CHILD } from '../store/schema.ts';
import type { Store } from '../store/store.ts';
import { releaseDedupOnRemoval } from './dedup.ts';

/** How a job is removed by retention, cleaning or emptying: without an event of its own. */
export interface Removal {
	/** A parent in the same queue that waited for this child alone goes with it. */
	emptying?: boolean;
	/** Give the job's deduplication id free. */
	releasesDedup?: boolean;
}

export const removeJob = (queue: QueueRecord, job: JobHead, removal: Removal = {}): void => {
	const detachment = removal.emptying === true ? { emptying: queue, dedupId: job.dedup_id } : {};
	detachFromParent(queue.store, jobKey(queue, job.id), job.parent_key, detachment);
	if (removal.releasesDedup !== false) releaseDedupOnRemoval(queue, job.dedup_id, job.id);
	deleteJob(queue, job);
};

/**
 * Removes one job for a user, with its children when asked.
 *
 * @returns 1, 0 when it or one of those children is locked by a worker, or a negative BullMQ error code.
 */
export const removeForUser = (queue: QueueRecord, id: string, withChildren: boolean): number => {
	const job = findJob(queue, id);
	if (job === undefined) return 1;
	if (isSchedulersNextJob(queue, job)) return ErrorCode.JobBelongsToJobScheduler;
	if (treeIsLocked({ queue, job }, withChildren)) return 0;
	removeTree({ queue, job }, { withChildren, onlyUnprocessed: false });
	return 1;
};

/** Removes the children of a job that no worker has taken or finished yet. */
export const removeUnprocessedChildren = (queue: QueueRecord, id: string): void => {
	const job = findJob(queue, id);
	if (job !== undefined) removeChildren({ queue, job }, { withChildren: true, onlyUnprocessed: true });
};

interface TreeRemoval {
	withChildren: boolean;
	/** Leave alone what is finished or being worked on. */
	onlyUnprocessed: boolean;
}

const FINISHED_KINDS: readonly ChildKind[] = [PROCESSED_CHILD, IGNORED_CHILD, FAILED_CHILD];

const childrenOf = (store: Store, parent: PlacedJob, kind: ChildKind): PlacedJob[] =>
	listChildren(store, parent.job.seq, kind)
		.map(({ child }) => findJobByKey(store, child))
		.filter((child) => child !== undefined);

const treeIsLocked = (place: PlacedJob, withChildren: boolean): boolean =>
	isLocked(place.job) ||
	(withChildren &&
		childrenOf(place.queue.store, place, PENDING_CHILD).some((child) => treeIsLocked(child, withChildren)));

const removeTree = (place: PlacedJob, options: TreeRemoval): void => {
	const { queue, job } = place;
	if (options.onlyUnprocessed && (isLocked(job) || job.state === FAILED)) return;
	detachFromParent(queue.store, jobKey(queue, job.id), job.parent_key);
	if (options.withChildren) removeChildren(place, options);
	releaseDedupOnRemoval(queue, job.dedup_id, job.id);
	// Losing its last child may have moved it on in the meantime.
	const now = findJob(queue, job.id);
	if (now !== undefined && deleteJob(queue, now)) {
		queue.emit('event', 'removed', 'jobId', job.id, 'prev', stateName(now.state));
	}
};

const removeChildren = (parent: PlacedJob, options: TreeRemoval): void => {
	const { store } = parent.queue;
	const kinds = options.onlyUnprocessed ? [PENDING_CHILD] : [...FINISHED_KINDS, PENDING_CHILD];
	for (const kind of kinds as ChildKind[]) {
		for (const child of childrenOf(store, parent, kind)) removeTree(child, options);
	}
};
