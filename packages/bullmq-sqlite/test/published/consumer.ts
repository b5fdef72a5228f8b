// What a user of the published package writes in TypeScript; only type-checked.
import Database from 'better-sqlite3';
import { Queue, QueueEvents, withBackend } from 'bullmq';
import {
	addJobInTransaction,
	createSqliteBackend,
	openStore,
	SqliteBackendError,
	type SqliteBackendErrorCode,
	type SqliteConnection,
	SqliteQueueBackend,
	type Store,
	type StoreOptions,
} from 'bullmq-sqlite';

const options: StoreOptions = { file: 'jobs.sqlite', synchronous: 'normal', busyTimeout: 1000 };
const connections: SqliteConnection[] = ['jobs.sqlite', options, openStore({ database: new Database(':memory:') })];

const { Queue: SqliteQueue } = withBackend(createSqliteBackend);
const queue = new SqliteQueue<{ a: number }>('sums', { connection: connections[0] ?? '' });
const backend: SqliteQueueBackend = queue.getBackend();
export const store: Store = backend.store;
export const id: string = addJobInTransaction(queue, 'sum', { a: 1 }, { attempts: 3 });
export const plain = new Queue('sums', { connection: 'jobs.sqlite' }, createSqliteBackend);
export const events = new QueueEvents('sums', { connection: store }, createSqliteBackend);
export const codeOf = (error: unknown): SqliteBackendErrorCode | undefined =>
	error instanceof SqliteBackendError ? error.code : undefined;

// @ts-expect-error: there is no such option
openStore({ path: 'jobs.sqlite' });
// @ts-expect-error: how a store works inside is not for its users
store.gate;
// @ts-expect-error: stores are opened by openStore
new SqliteQueueBackend({ store });
