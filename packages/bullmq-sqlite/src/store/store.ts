import type { Database, Statement } from 'better-sqlite3';
import { ClientRegistry } from './clients.ts';
import { afterThisTurn } from './clock.ts';
import { SqliteBackendError } from './errors.ts';
import { WriteGate } from './gate.ts';
import { openDatabase, storePath } from './open-database.ts';
import { QueueRecord } from './queue-record.ts';
import { refuseNewer } from './schema.ts';
import { Statements, sql } from './sql.ts';
import { DEFAULTS, firstDifference, type StoreOptions } from './store-options.ts';
import { WakeUp } from './wake-up.ts';

const BEGIN = sql<[]>('BEGIN IMMEDIATE');
const BEGIN_READ = sql<[]>('BEGIN DEFERRED');
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
	/** @internal */
	readonly sql: Statements;
	/** @internal */
	readonly gate: WriteGate;
	/** @internal */
	readonly wakeUp: WakeUp;
	/** @internal */
	readonly clients: ClientRegistry;
	/** Number of the running operation; queue records use it to know what to take back. @internal */
	operation = 0;
	readonly #options: StoreOptions;
	readonly #owned: boolean;
	readonly #dataVersionNow: Statement<[], { data_version: number }>;
	readonly #tablesVersionNow: Statement<[], { schema_version: number }>;
	readonly #queues = new Map<string, QueueRecord>();
	readonly #changed = new Set<QueueRecord>();
	#signals: { key: string; jobs: boolean; events: boolean }[] = [];
	#dataVersion = -1;
	#tablesVersion = -1;
	#suspect = false;
	#users = 0;
	#closing: Promise<void> | undefined;
	readonly #onClose: () => void;

	/**
	 * @param onClose told at the beginning of the end: nobody new may be given this store.
	 * @internal
	 */
	constructor(options: StoreOptions, onClose: () => void = () => undefined) {
		this.#options = options;
		this.#onClose = onClose;
		this.#owned = options.database === undefined;
		this.db = options.database ?? openDatabase(options);
		this.file = options.database?.name ?? storePath(options.file ?? '');
		this.sql = new Statements(this.db);
		this.#dataVersionNow = this.db.prepare<[], { data_version: number }>('PRAGMA data_version');
		const { busyTimeout, pollInterval, socketHint } = { ...DEFAULTS, ...options };
		this.#tablesVersionNow = this.db.prepare<[], { schema_version: number }>('PRAGMA schema_version');
		this.gate = new WriteGate(this, busyTimeout);
		this.wakeUp = new WakeUp(this, { pollInterval, socketHint });
		this.clients = new ClientRegistry(this, CLIENT_LOST_AFTER_MS);
	}

	/** The queue for a write: created on first use. @internal */
	queue(key: string): QueueRecord {
		const known = this.#queues.get(key);
		if (known !== undefined && known.id !== 0) return known;
		const record = QueueRecord.open(this, key);
		this.#queues.set(key, record);
		return record;
	}

	/** The queue for a read: an unknown one reads as empty. @internal */
	queueToRead(key: string): QueueRecord {
		const known = this.#queues.get(key);
		if (known !== undefined) return known;
		const record = QueueRecord.read(this, key);
		if (record.id !== 0) this.#queues.set(key, record);
		return record;
	}

	/** A queue's counters or events changed in the running operation. @internal */
	changed(queue: QueueRecord): void {
		this.#changed.add(queue);
	}

	/**
	 * Runs `work`, which only reads, on one state of the file, whatever other processes commit meanwhile.
	 *
	 * @internal
	 */
	reading<Result>(work: () => Result): Result {
		if (this.db.inTransaction) {
			this.#refresh(true);
			return work();
		}
		this.sql.run(BEGIN_READ);
		try {
			this.#refresh(false);
			return work();
		} finally {
			this.sql.run(COMMIT);
		}
	}

	/** @internal */
	begin(): void {
		this.operation += 1;
		this.#withoutSleeping(() => this.sql.run(BEGIN));
		try {
			this.#refresh(false);
		} catch (error) {
			this.rollback();
			throw error;
		}
	}

	/** A connection of the application may be set to sleep, and the event loop with it, while another process writes. */
	#withoutSleeping(work: () => void): void {
		const timeout = this.#owned ? 0 : Number(this.db.pragma('busy_timeout', { simple: true }));
		if (timeout > 0) this.db.pragma('busy_timeout = 0');
		try {
			work();
		} finally {
			if (timeout > 0) this.db.pragma(`busy_timeout = ${timeout}`);
		}
	}

	/** Runs one operation so that its failure undoes that operation only. @internal */
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
	 * @internal
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

	/** Writes counters and events, then commits; on failure everything of the batch is undone. @internal */
	commit(): void {
		try {
			this.#flushQueues();
			this.sql.run(COMMIT);
		} catch (error) {
			this.rollback();
			throw error;
		}
	}

	/** Undoes everything since {@link begin}. @internal */
	rollback(): void {
		this.forget();
		if (this.db.inTransaction) this.sql.run(ROLLBACK);
	}

	/** The running transaction is lost: what is cached of it is worth nothing. @internal */
	forget(): void {
		this.#signals = [];
		this.#forgetAll();
	}

	/** Wakes whoever waits for what the last commits changed. @internal */
	signal(): void {
		const signals = this.#signals;
		this.#signals = [];
		if (signals.length === 0) return;
		this.wakeUp.notify(signals);
		this.wakeUp.announce();
	}

	/** Number that changes when another connection has committed; costs about a microsecond. @internal */
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
		this.#onClose();
		this.clients.close();
		await this.gate.close();
		this.wakeUp.close();
		if (this.#owned) this.db.close();
	}

	/** The first of these options that this store was opened without, or with something else. @internal */
	differsIn(options: StoreOptions): string | undefined {
		return firstDifference(options, this.#options);
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
		this.#checkTables();
		this.#dataVersion = version;
		// What is read inside the application's transaction may never be committed.
		this.#suspect = insideApplicationTransaction;
		this.#forgetAll();
	}

	/** A newer release may be started, and change the tables, while this one runs. */
	#checkTables(): void {
		const version = Number(this.#tablesVersionNow.get()?.schema_version);
		if (version === this.#tablesVersion) return;
		refuseNewer(this.db);
		this.#tablesVersion = version;
	}

	#forgetAll(): void {
		this.#queues.clear();
		this.#changed.clear();
	}
}
