export { SqliteQueueBackend } from './backend/backend.ts';
export { createSqliteBackend, type SqliteConnection } from './factory.ts';
export { addJobInTransaction, type QueueOnSqlite } from './join.ts';
export { SqliteBackendError, type SqliteBackendErrorCode } from './store/errors.ts';
export { openStore, type Store, type StoreOptions } from './store/store.ts';
