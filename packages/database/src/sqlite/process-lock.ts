import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { isBusy } from './sqlite-errors.ts';

/** A lock that is held; it ends with {@link ProcessLock.release} or with the process, however that ends. */
export interface ProcessLock {
	release(): void;
}

/**
 * Takes the lock of a path for this process; `null` when another one (or another holder here) has it. The lock is the
 * operating system's, through an empty SQLite file: nothing that a killed process could leave behind. One machine only.
 *
 * Never open such a file by other means in the same process: closing it would drop the lock.
 */
export function takeProcessLock(path: string): ProcessLock | null {
	mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
	const lock = new SqliteDatabase(path, { timeout: 0 });
	try {
		lock.exec('BEGIN EXCLUSIVE');
	} catch (error) {
		lock.close();
		if (!isBusy(error)) throw error;
		return null;
	}
	return { release: () => lock.close() };
}
