import type { Pool, PoolClient } from 'pg';
import { type AppliedMigration, type Migration, migrationFailed, pendingMigrations } from '../migrations/migration.ts';

const LEDGER = `CREATE TABLE IF NOT EXISTS schema_migration (
	version INTEGER PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL, applied_at BIGINT NOT NULL
)`;
/** Key of the advisory lock: servers that start together migrate one after the other. */
const LOCK = 0x4d437561;

/** What the ledger says was applied; nothing for a fresh database. */
export async function appliedInPostgres(on: Pool | PoolClient): Promise<readonly AppliedMigration[]> {
	const ledger = await on.query("SELECT to_regclass('schema_migration') IS NOT NULL AS found");
	if (ledger.rows[0]?.found !== true) return [];
	const applied = await on.query<AppliedMigration>('SELECT version, checksum FROM schema_migration ORDER BY version');
	return applied.rows;
}

/** Applies what is missing, each migration in one transaction. Returns the versions applied. */
export async function migratePostgres(pool: Pool, shipped: readonly Migration[]): Promise<readonly number[]> {
	const client = await pool.connect();
	try {
		await client.query('SELECT pg_advisory_lock($1)', [LOCK]);
		const pending = pendingMigrations(shipped, await appliedInPostgres(client));
		if (pending.length > 0) await client.query(LEDGER);
		for (const next of pending) await apply(client, next);
		return pending.map((done) => done.version);
	} finally {
		await client.query('SELECT pg_advisory_unlock_all()');
		client.release();
	}
}

async function apply(client: PoolClient, next: Migration): Promise<void> {
	await client.query('BEGIN');
	try {
		await client.query(next.sql);
		await client.query('INSERT INTO schema_migration (version, name, checksum, applied_at) VALUES ($1, $2, $3, $4)', [
			next.version,
			next.name,
			next.checksum,
			Date.now(),
		]);
		await client.query('COMMIT');
	} catch (error) {
		await client.query('ROLLBACK');
		throw migrationFailed(next, error);
	}
}
