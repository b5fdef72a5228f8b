import { resolve } from 'node:path';
import type { Database } from 'better-sqlite3';
import BetterSqlite3 from 'better-sqlite3';
import { SqliteBackendError } from './errors.ts';
import { migrate } from './schema.ts';
import type { StoreOptions } from './store-options.ts';

/** The one name a file has in this process. */
export const storePath = (file: string): string => (file === ':memory:' ? file : resolve(file));

/** Opens the file with our tables in it, in write-ahead mode. */
export const openDatabase = (options: StoreOptions): Database => {
	const { file } = options;
	if (file === undefined || file === '') {
		throw new SqliteBackendError('SQLITE_BACKEND_BAD_CONNECTION', 'A store needs `file` (a path) or `database`.');
	}
	let db: Database | undefined;
	try {
		db = new BetterSqlite3(storePath(file), { timeout: 5000 });
		db.pragma('journal_mode = WAL');
		db.pragma(`synchronous = ${options.synchronous === 'normal' ? 'NORMAL' : 'FULL'}`);
		migrate(db);
	} catch (error) {
		db?.close();
		if (error instanceof SqliteBackendError) throw error;
		const reason = error instanceof Error ? error.message : String(error);
		throw new SqliteBackendError('SQLITE_BACKEND_CANNOT_OPEN', `Cannot open the queue file ${file}: ${reason}`, {
			cause: error,
		});
	}
	// From here on waiting for another writer is the gate's work: SQLite's own wait would block the event loop.
	db.pragma('busy_timeout = 0');
	return db;
};
