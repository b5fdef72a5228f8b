import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../open-database.ts';
import type { SqliteDatabase } from '../sqlite/sqlite-database.ts';

/** A database of its own in a temporary folder, as durable as a real one. */
export interface TestDatabase extends AsyncDisposable {
	readonly db: SqliteDatabase;
	readonly url: string;
	readonly folder: string;
}

/** Makes a fresh SQLite database; `await using` or {@link TestDatabase} `[Symbol.asyncDispose]()` removes it. */
export async function createTestDatabase(): Promise<TestDatabase> {
	const folder = mkdtempSync(join(tmpdir(), 'motcua-db-'));
	const url = `sqlite:${join(folder, 'test.sqlite')}`;
	const db = (await openDatabase({ url })) as SqliteDatabase;
	return {
		db,
		url,
		folder,
		async [Symbol.asyncDispose]() {
			await db.close();
			rmSync(folder, { recursive: true, force: true });
		},
	};
}
