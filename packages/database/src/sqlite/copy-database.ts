import { once } from 'node:events';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';

/** What the thread is asked for; `to` null: only to look. */
export interface CopyOrder {
	readonly from: string;
	readonly to: string | null;
}

/** What was found in a database file of an installation. */
export interface CheckedDatabase {
	/** What SQLite's own check complains about; null when the file is sound. */
	readonly problem: string | null;
	readonly schemaVersion: number;
	/** Hashes of all files that its rows name. */
	readonly fileIds: readonly string[];
}

/**
 * Copies the database of a running installation into one file, consistent as of one commit, and checks the copy. Works in
 * a thread: neither readers nor writers wait, in no process.
 *
 * @throws {Error} of SQLite when the source can't be read or the target not written
 */
export const copySqliteDatabase = (from: string, to: string): Promise<CheckedDatabase> => inThread({ from, to });

/** Looks whether a database file that nobody has open is sound. */
export const checkSqliteDatabase = (file: string): Promise<CheckedDatabase> => inThread({ from: file, to: null });

async function inThread(order: CopyOrder): Promise<CheckedDatabase> {
	const worker = new Worker(join(import.meta.dirname, 'copy-thread.ts'), { workerData: order });
	// An error of the thread rejects.
	const [answer] = await once(worker, 'message');
	await worker.terminate();
	return answer as CheckedDatabase;
}
