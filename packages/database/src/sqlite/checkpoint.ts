import type { Database as Connection } from 'better-sqlite3';
import type { DatabaseWarning } from '../handle.ts';

/**
 * Pages in the write-ahead log (4 kB each) at which a commit copies them back into the database. Eight times SQLite's own
 * size: the same hot pages are written by almost every transaction, and a rarer checkpoint copies each of them once.
 */
export const CHECKPOINT_PAGES = 8_192;
/** A quiet database is checkpointed after this long, so that a restart or a copy of the file has little to catch up on. */
const QUIET_MS = 2_000;

/** Copies the log back when nobody has written for a moment; under load the commits themselves do. */
export class QuietCheckpoint {
	readonly #connection: Connection;
	readonly #warn: (warning: DatabaseWarning) => void;
	#timer: NodeJS.Timeout | null = null;

	constructor(connection: Connection, warn: (warning: DatabaseWarning) => void) {
		this.#connection = connection;
		this.#warn = warn;
	}

	afterCommit(): void {
		if (this.#timer === null) this.#timer = setTimeout(() => this.#run(), QUIET_MS).unref();
		else this.#timer.refresh();
	}

	stop(): void {
		if (this.#timer !== null) clearTimeout(this.#timer);
	}

	#run(): void {
		this.#timer = null;
		if (this.#connection.inTransaction) return;
		try {
			this.#connection.pragma('wal_checkpoint(PASSIVE)');
		} catch (cause) {
			this.#warn({ code: 'database.checkpointFailed', text: 'The write-ahead log could not be checkpointed', cause });
		}
	}
}
