import type { JobsOptions, MinimalQueue } from 'bullmq';
import { Job } from 'bullmq';
import { SqliteQueueBackend } from './backend/backend.ts';
import { refusalError } from './job/errors.ts';
import { addJob, newJobOf } from './moves/add.ts';
import { SqliteBackendError } from './store/errors.ts';

/** The part of a queue this needs; a `Queue` made by `withBackend(createSqliteBackend)` has it. */
export interface QueueOnSqlite {
	readonly name: string;
	readonly qualifiedName: string;
	readonly opts: { defaultJobOptions?: JobsOptions | undefined };
	getBackend(): unknown;
}

/**
 * Adds a job inside the transaction that is open on the queue's own connection, so that it is there if and only if the
 * transaction is committed. Works in one synchronous step; the queue must have been opened with `{ database }`.
 *
 * @returns the job's id (of the job that stands for it when it is a duplicate).
 * @throws {SqliteBackendError} `SQLITE_BACKEND_NOT_IN_TRANSACTION`, `SQLITE_BACKEND_BAD_CONNECTION` when the queue is not on SQLite.
 * @throws {Error} with BullMQ's numeric `code` when the job is refused, for example for a parent that is not there.
 */
export const addJobInTransaction = (
	queue: QueueOnSqlite,
	name: string,
	data: unknown,
	options: JobsOptions = {},
): string => {
	const backend = queue.getBackend();
	if (!(backend instanceof SqliteQueueBackend)) {
		throw new SqliteBackendError('SQLITE_BACKEND_BAD_CONNECTION', `The queue ${queue.name} is not kept in SQLite.`);
	}
	const merged = { ...queue.opts.defaultJobOptions, ...options };
	const job = new Job(queue as unknown as MinimalQueue, name, data, merged, merged.jobId);
	const json = job.asJSON();
	const parentKey = job.parentKey;
	const result = backend.store.join(() =>
		addJob(
			backend.store.queue(queue.qualifiedName),
			newJobOf(json, job.id, { parentDependenciesKey: parentKey === undefined ? '' : `${parentKey}:dependencies` }),
		),
	);
	if (typeof result === 'number') throw refusalError({ code: result, command: 'addJob', parentKey });
	return result;
};
