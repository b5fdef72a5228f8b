import type { Database } from 'better-sqlite3';

/** How to open a store. */
export interface StoreOptions {
	/** Path of the SQLite file, made when it is not there; `:memory:` for a private one that dies with the store. */
	file?: string;
	/**
	 * An open better-sqlite3 connection to use instead of `file`, so that a job can join the application's transactions
	 * (see `addJobInTransaction`). It stays the caller's: the store never closes it and leaves its pragmas as they are, so
	 * set `journal_mode = WAL`, and `synchronous = FULL` for answers that survive a power cut.
	 */
	database?: Database;
	/**
	 * `full` (default): a call that was answered survives a power cut. `normal`: it survives a crash of the process. Only
	 * with `file`.
	 */
	synchronous?: 'full' | 'normal';
	/** Milliseconds to keep trying while another process writes (default 30 000). */
	busyTimeout?: number;
	/** Milliseconds between looks for other processes' commits while something waits (default 25); the floor of waking up. */
	pollInterval?: number;
	/** Tell other processes on the same file of a commit through a local socket (default true); polling alone otherwise. */
	socketHint?: boolean;
}

export const DEFAULTS = { synchronous: 'full', busyTimeout: 30_000, pollInterval: 25, socketHint: true } as const;

const SHARED = ['synchronous', 'busyTimeout', 'pollInterval', 'socketHint'] as const;

/** The first option that `wanted` asks for and a store opened with `given` does not have. */
export const firstDifference = (wanted: StoreOptions, given: StoreOptions): string | undefined =>
	SHARED.find((name) => wanted[name] !== undefined && wanted[name] !== (given[name] ?? DEFAULTS[name]));
