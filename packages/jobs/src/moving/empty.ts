import { DEFAULT_SCHEMA } from 'bullmq';
import type { Pool } from 'pg';
import type { OpenBackend } from '../backends.ts';
import type { LaneQueue } from '../lane.ts';
import type { Contents } from './contents.ts';

/** Takes away what was moved. The queue keeps its finished jobs as a record, and nothing that could run. */
export const emptyQueue = async (backend: OpenBackend, queue: LaneQueue, contents: Contents): Promise<void> => {
	for (const { key } of contents.schedulers) await queue.removeJobScheduler(key);
	await queue.drain(true);
	const ofSchedules = contents.jobs.flatMap(({ id, repeatJobKey }) =>
		id === undefined || repeatJobKey === undefined ? [] : [id],
	);
	if (backend.kind !== 'postgres' || ofSchedules.length === 0) return;
	// BullMQ spares the runs of a schedule there, whatever it is asked to remove, and also when the schedule is gone.
	const pool = backend.connection as Pool;
	await pool.query(`DELETE FROM ${DEFAULT_SCHEMA}.job WHERE queue = $1 AND id = ANY($2)`, [queue.name, ofSchedules]);
};
