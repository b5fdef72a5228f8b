import type { Database as Connection } from 'better-sqlite3';
import { type AppliedMigration, type Migration, migrationFailed, pendingMigrations } from '../migrations/migration.ts';

const LEDGER = `CREATE TABLE IF NOT EXISTS schema_migration (
	version INTEGER PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL, applied_at INTEGER NOT NULL
) STRICT`;

const BUSY_MS = 5_000;

/** What the ledger says was applied; nothing for a fresh file. */
export function appliedInSqlite(connection: Connection): readonly AppliedMigration[] {
	const hasLedger = connection.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'schema_migration'").get();
	if (hasLedger === undefined) return [];
	return connection
		.prepare<[], AppliedMigration>('SELECT version, checksum FROM schema_migration ORDER BY version')
		.all();
}

/** Applies what is missing, each migration in one transaction. Returns the versions applied. */
export function migrateSqlite(connection: Connection, shipped: readonly Migration[]): readonly number[] {
	const pending = pendingMigrations(shipped, appliedInSqlite(connection));
	if (pending.length === 0) return [];
	// Nobody is served yet: here it may simply wait for a neighbour's write.
	connection.pragma(`busy_timeout = ${BUSY_MS}`);
	try {
		connection.exec(LEDGER);
		for (const next of pending) apply(connection, next);
	} finally {
		connection.pragma('busy_timeout = 0');
	}
	return pending.map((done) => done.version);
}

function apply(connection: Connection, next: Migration): void {
	try {
		connection.exec('BEGIN IMMEDIATE');
		// Another process may have been faster between the first look and this lock.
		const isApplied = appliedInSqlite(connection).some((entry) => entry.version === next.version);
		if (!isApplied) {
			connection.exec(next.sql);
			connection
				.prepare('INSERT INTO schema_migration (version, name, checksum, applied_at) VALUES (?, ?, ?, ?)')
				.run(next.version, next.name, next.checksum, Date.now());
		}
		connection.exec('COMMIT');
	} catch (error) {
		if (connection.inTransaction) connection.exec('ROLLBACK');
		throw migrationFailed(next, error);
	}
}
