import type { BackendFactory } from 'bullmq';
import { SqliteQueueBackend } from './backend/backend.ts';
import type { BackendOptions } from './backend/base.ts';
import { openStore } from './store/open-store.ts';
import { Store } from './store/store.ts';
import type { StoreOptions } from './store/store-options.ts';

/** What `connection` may be: the path of the file, its options, or a store opened by `openStore`. */
export type SqliteConnection = string | StoreOptions | Store;

const QUEUE_EVENTS_SUFFIX = ':qe';

/**
 * Makes BullMQ's classes keep their queues in a SQLite file.
 *
 * @example
 * const { Queue, Worker, QueueEvents, FlowProducer } = withBackend(createSqliteBackend);
 * const queue = new Queue('mail', { connection: 'data/jobs.sqlite' });
 *
 * @throws {SqliteBackendError} when the file cannot be opened or has a newer schema.
 */
export const createSqliteBackend: BackendFactory<SqliteQueueBackend, SqliteConnection> = (name, opts, role = {}) => {
	const { connection } = opts;
	const store = connection instanceof Store ? connection : openStore(connection);
	const options = opts as BackendOptions;
	const { prefix = 'bull', name: workerName } = options;
	const client = `${prefix}:${Buffer.from(name).toString('base64')}`;
	const visibleAs = role.withBlockingConnection
		? `${client}${workerName ? `:w:${workerName}` : ''}`
		: role.blocking
			? `${client}${QUEUE_EVENTS_SUFFIX}`
			: undefined;
	return new SqliteQueueBackend({ store, queueName: name, options, visibleAs, ownsStore: true });
};
