import { addJob, type NewJob } from '../moves/add.ts';
import type { Store } from '../store/store.ts';
import { findParent, releaseParent } from './parents.ts';

/** A node of a flow: a job and the qualified name of its queue. */
export interface FlowNode {
	queueKey: string;
	job: NewJob;
}

/**
 * Adds a whole tree of jobs, parents before children, over any queues of the file. Parents whose children turn out to be
 * done already are released when the tree is complete.
 *
 * @returns the id, or a negative BullMQ error code, of every node in order.
 */
export const addFlow = (store: Store, nodes: readonly FlowNode[], timestamp: number): (string | number)[] => {
	const unattached = new Set<string>();
	const parents = new Set<string>();
	const results = nodes.map(({ queueKey, job }) => {
		if (job.parentKey !== undefined && job.parent !== undefined) parents.add(job.parentKey);
		return addJob(store.queue(queueKey), { ...job, partOfFlow: true, unattached });
	});
	for (const key of parents) {
		const parent = unattached.has(key) ? undefined : findParent(store, key);
		if (parent !== undefined) releaseParent(parent, timestamp);
	}
	return results;
};
