export * from './errors.ts';
export type {
	Changes,
	Collector,
	Database,
	DatabaseWarning,
	Dialect,
	Q,
	Reader,
	SqliteConnections,
	Tx,
	WriteOptions,
} from './handle.ts';
export { type Migration, migration, shippedMigrations } from './migrations/migration.ts';
export { openPostgresChannel } from './open-channel.ts';
export { type OpenOptions, openDatabase } from './open-database.ts';
export type { ChannelOptions, PostgresChannel } from './postgres/channel.ts';
export { as, type PreparedQuery, prepared, preparedChange } from './prepared.ts';
export * from './repositories/index.ts';
export { type CheckedDatabase, checkSqliteDatabase, copySqliteDatabase } from './sqlite/copy-database.ts';
export type { GateLimits } from './sqlite/gate.ts';
export { type ProcessLock, takeProcessLock } from './sqlite/process-lock.ts';
export type { SqliteDatabase } from './sqlite/sqlite-database.ts';
export { BadInstantError } from './tables/columns.ts';
export type { AuthTables, NotificationState, ScanState, StepRunState, Tables } from './tables/index.ts';
