import type { Database, Statement } from 'better-sqlite3';
import { ClientRegistry } from './clients.ts';
import { afterThisTurn } from './clock.ts';
import { SqliteBackendError } from './errors.ts';
import { WriteGate } from './gate.ts';
import { openDatabase, storePath } from './open-database.ts';
import { QueueRecord } from './queue-record.ts';
import { migrate } from './schema.ts';
import { Statements, sql } from './sql.ts';
import { WakeUp } from './wake-up.ts';

/** How to open a store. */
export interface StoreOptions {
	/** Path of the SQLite file, made when it is not there; `:memory:` for a private one that dies with the store. */
	file?: string;
	/**
	 * An open better-sqlite3 connection to use instead of `file`, so that a job can join the application's transactions
	 * (see `addJobInTransaction`). It stays the caller's: the store never closes it nor changes its pragmas.
	 */
	database?: Database;
	/** `full` (default): a call that was answered survives a power cut. `normal`: it survives a crash of the process. */
	synchronous?: 'full' | 'normal';
	/** Milliseconds to keep trying while another process writes (default 30 000). */
	busyTimeout?: number;
	/** Milliseconds between looks for other processes' commits while something waits (default 25); the floor of waking up. */
	pollInterval?: number;
	/** Tell other processes on the same file of a commit through a local socket (default true); polling alone otherwise. */
	socketHint?: boolean;
}

const BEGIN = sql<[]>('BEGIN IMMEDIATE');
const COMMIT = sql<[]>('COMMIT');
const ROLLBACK = sql<[]>('ROLLBACK');
const SAVEPOINT = sql<[]>('SAVEPOINT bullmq_call');
const RELEASE = sql<[]>('RELEASE bullmq_call');
const ROLLBACK_TO = sql<[]>('ROLLBACK TO bullmq_call');
const QUEUE_EXISTS = sql<[number], unknown>('SELECT 1 FROM bullmq_queue WHERE id = ?');
const CLIENT_LOST_AFTER_MS = 30_000;

/**
 * One SQLite file with queues in it: the connection, its prepared statements, the gate its writes pass and the signals
 * that wake waiting workers. Every backend of a process that names the same file shares one store.
 */
export class Store {
	readonly db: Database;
	/** Absolute path of the file, `:memory:`, or the name better-sqlite3 gives the caller's connection. */
	readonly file: string;
	readonly sql: Statements;
	readonly gate: WriteGate;
	readonly wakeUp: WakeUp;
	readonly clients: ClientRegistry;
	/** Number of the running operation; queue records use it to know what to take back. */
	operation = 0;
	readonly #owned: boolean;
	readonly #dataVersionNow: Statement<[], { data_version: number }>;
	readonly #queues = new Map<string, QueueRecord>();
	readonly #changed = new Set<QueueRecord>();
	#signals: { key: string; jobs: boolean; events: boolean }[] = [];
	#dataVersion = -1;
	#suspect = false;
	#users = 0;
	#closing: Promise<void> | undefined;

	constructor(options: StoreOptions) {
		this.#owned = options.database === undefined;
		this.db = options.database ?? openDatabase(options);
		this.file = options.database?.name ?? storePath(options.file ?? '');
		this.sql = new Statements(this.db);
		this.#dataVersionNow = this.db.prepare<[], { data_version: number }>('PRAGMA data_version');
		this.gate = new WriteGate(this, options.busyTimeout ?? 30_000);
		this.wakeUp = new WakeUp(this, {
			pollInterval: options.pollInterval ?? 25,
			socketHint: options.socketHint ?? true,
		});
		this.clients = new ClientRegistry(this, CLIENT_LOST_AFTER_MS);
	}

	/** The queue for a write: created on first use. */
	queue(key: string): QueueRecord {
		const known = this.#queues.get(key);
		if (known !== undefined && known.id !== 0) return known;
		const record = QueueRecord.open(this, key);
		this.#queues.set(key, record);
		return record;
	}

	/** The queue for a read: an unknown one reads as empty. */
	queueToRead(key: string): QueueRecord {
		const known = this.#queues.get(key);
		if (known !== undefined) return known;
		const record = QueueRecord.read(this, key);
		if (record.id !== 0) this.#queues.set(key, record);
		return record;
	}

	/** A queue's counters or events changed in the running operation. */
	changed(queue: QueueRecord): void {
		this.#changed.add(queue);
	}

	/** Before reads outside a write: forget what another process may have changed. */
	beginReads(): void {
		this.#refresh(this.db.inTransaction);
	}

	begin(): void {
		this.operation += 1;
		this.sql.run(BEGIN);
		this.#refresh(false);
	}

	/** Runs one operation so that its failure undoes that operation only. */
	inSavepoint<Result>(work: () => Result): Result {
		this.operation += 1;
		this.sql.run(SAVEPOINT);
		try {
			const result = work();
			this.sql.run(RELEASE);
			return result;
		} catch (error) {
			this.#undoOperation();
			throw error;
		}
	}

	/**
	 * Runs one operation inside the transaction the caller has open on this connection; it is kept or undone with it.
	 *
	 * @throws {SqliteBackendError} `SQLITE_BACKEND_NOT_IN_TRANSACTION` when there is none.
	 */
	join<Result>(work: () => Result): Result {
		if (!this.db.inTransaction) {
			throw new SqliteBackendError(
				'SQLITE_BACKEND_NOT_IN_TRANSACTION',
				'There is no open transaction on this connection to join; begin one, or add the job with queue.add().',
			);
		}
		this.#refresh(true);
		const result = this.inSavepoint(() => {
			const value = work();
			this.#flushQueues();
			return value;
		});
		afterThisTurn(() => this.signal());
		return result;
	}

	/** Writes counters and events, then commits; on failure everything of the batch is undone. */
	commit(): void {
		try {
			this.#flushQueues();
			this.sql.run(COMMIT);
		} catch (error) {
			this.rollback();
			throw error;
		}
	}

	/** Undoes everything since {@link begin}. */
	rollback(): void {
		this.forget();
		if (this.db.inTransaction) this.sql.run(ROLLBACK);
	}

	/** The running transaction is lost: what is cached of it is worth nothing. */
	forget(): void {
		this.#signals = [];
		this.#forgetAll();
	}

	/** Wakes whoever waits for what the last commits changed. */
	signal(): void {
		const signals = this.#signals;
		this.#signals = [];
		if (signals.length === 0) return;
		this.wakeUp.notify(signals);
		this.wakeUp.announce();
	}

	/** Number that changes when another connection has committed; costs about a microsecond. */
	dataVersion(): number {
		return Number(this.#dataVersionNow.get()?.data_version);
	}

	/** Counts a user of this shared store. */
	retain(): this {
		this.#users += 1;
		return this;
	}

	/** Gives up one use; the last one closes the store. */
	async release(): Promise<void> {
		this.#users -= 1;
		if (this.#users > 0) {
			await this.gate.idle();
			return;
		}
		await this.close();
	}

	get closing(): boolean {
		return this.#closing !== undefined;
	}

	/** Commits what was called so far, wakes every waiter empty-handed and closes the connection (unless it is the caller's). */
	async close(): Promise<void> {
		this.#closing ??= this.#close();
		await this.#closing;
	}

	async #close(): Promise<void> {
		forget(this);
		this.clients.close();
		await this.gate.close();
		this.wakeUp.close();
		if (this.#owned) this.db.close();
	}

	#flushQueues(): void {
		for (const queue of this.#changed) {
			const signal = queue.flush();
			if (signal.jobs || signal.events) this.#signals.push({ key: queue.key, ...signal });
		}
		this.#changed.clear();
	}

	#undoOperation(): void {
		for (const queue of this.#changed) queue.undo();
		// A full disk or a lost lock makes SQLite roll back everything by itself; then there is no savepoint left.
		if (this.db.inTransaction) {
			this.sql.run(ROLLBACK_TO);
			this.sql.run(RELEASE);
		}
		this.#dropUnsaved();
	}

	/** A queue made by the failed operation is gone from the file; forget its number too. */
	#dropUnsaved(): void {
		if (!this.db.inTransaction) {
			this.forget();
			return;
		}
		for (const [key, queue] of this.#queues) {
			if (this.sql.get(QUEUE_EXISTS, queue.id) === undefined) {
				this.#queues.delete(key);
				this.#changed.delete(queue);
			}
		}
	}

	/** Forgets cached queues that another connection, or a transaction of the application, may have changed. */
	#refresh(insideApplicationTransaction: boolean): void {
		const version = this.dataVersion();
		if (version === this.#dataVersion && !this.#suspect && !insideApplicationTransaction) return;
		this.#dataVersion = version;
		// What is read inside the application's transaction may never be committed.
		this.#suspect = insideApplicationTransaction;
		this.#forgetAll();
	}

	#forgetAll(): void {
		this.#queues.clear();
		this.#changed.clear();
	}
}

const opened = new Map<string, Store>();

const forget = (store: Store): void => {
	if (opened.get(store.file) === store) opened.delete(store.file);
};

/**
 * Opens the store of a file, or returns the one this process has open already. Close it with {@link Store.close} when it
 * was opened by hand; a store opened by a backend closes with the last backend that uses it.
 *
 * @throws {SqliteBackendError} `SQLITE_BACKEND_CANNOT_OPEN`, `SQLITE_BACKEND_NEWER_SCHEMA`, `SQLITE_BACKEND_BAD_CONNECTION`.
 */
export const openStore = (options: StoreOptions | string): Store => {
	const wanted = typeof options === 'string' ? { file: options } : options;
	if (wanted.database !== undefined) {
		migrate(wanted.database);
		return new Store(wanted);
	}
	const path = storePath(wanted.file ?? '');
	const known = opened.get(path);
	if (known !== undefined && !known.closing) return known;
	const store = new Store(wanted);
	if (path !== ':memory:') opened.set(path, store);
	return store;
};
