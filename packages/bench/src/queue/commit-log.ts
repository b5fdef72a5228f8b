import Database from 'better-sqlite3';

/** Somewhere to commit ten rows of the size of a job. */
export interface CommitLog {
	/** Resolves when they are as durable as the log promises. */
	commit(): Promise<void>;
	close(): void;
}

const ROWS = 10;
const body = 'x'.repeat(300);

/** A log in a file, written by whoever calls. */
export function openCommitLog(file: string, synchronous: 'FULL' | 'NORMAL'): CommitLog {
	const db = new Database(file);
	db.pragma('journal_mode = WAL');
	db.pragma(`synchronous = ${synchronous}`);
	db.exec('CREATE TABLE job (n INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT');
	const insert = db.prepare('INSERT INTO job (body) VALUES (?)');
	const commit = db.transaction(() => {
		for (let row = 0; row < ROWS; row++) insert.run(body);
	});
	return { commit: async () => void commit.immediate(), close: () => db.close() };
}
