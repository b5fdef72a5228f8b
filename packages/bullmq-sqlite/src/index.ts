export { SqliteQueueBackend } from './backend/backend.ts';
export { createSqliteBackend, type SqliteConnection } from './factory.ts';
export { addJobInTransaction, type QueueOnSqlite } from './join.ts';
export { SqliteBackendError, type SqliteBackendErrorCode } from './store/errors.ts';
export { openStore } from './store/open-store.ts';
export type { Store } from './store/store.ts';
export type { StoreOptions } from './store/store-options.ts';
