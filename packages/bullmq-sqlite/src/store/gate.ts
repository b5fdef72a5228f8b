import { afterThisTurn, machineNow, startTimer } from './clock.ts';
import { closedError, isBusy, SqliteBackendError } from './errors.ts';
import type { Store } from './store.ts';

interface Call {
	work: () => unknown;
	resolve: (value: unknown) => void;
	reject: (error: unknown) => void;
}

/** What came of a call inside the batch, told to the caller only after the commit. */
interface Outcome {
	call: Call;
	failed: boolean;
	value: unknown;
}

/** One commit takes at most this long before the event loop gets its turn back. */
const BATCH_MS = 8;
const MAX_RETRY_MS = 8;

/**
 * The only door to a write: calls of the same turn of the event loop run in one `BEGIN IMMEDIATE … COMMIT`, a savepoint
 * each, and settle after the commit. One fsync then serves all of them, and a caller that was answered has its work on disk.
 *
 * When another process holds the write lock, the batch waits with short random pauses instead of sleeping inside SQLite.
 */
export class WriteGate {
	readonly #store: Store;
	readonly #busyTimeout: number;
	#calls: Call[] = [];
	#scheduled = false;
	#busySince = 0;
	#closed = false;
	#idle: (() => void)[] = [];

	constructor(store: Store, busyTimeout: number) {
		this.#store = store;
		this.#busyTimeout = busyTimeout;
	}

	/** Runs `work` in the next commit. */
	write<Result>(work: () => Result): Promise<Result> {
		if (this.#closed) return Promise.reject(closedError());
		return new Promise<Result>((resolve, reject) => {
			this.#calls.push({ work, resolve: resolve as (value: unknown) => void, reject });
			this.#schedule();
		});
	}

	/** Runs `work` now when no write is waiting, else behind those writes, so that a caller reads what it wrote. */
	read<Result>(work: () => Result): Promise<Result> {
		if (this.#calls.length > 0 || this.#closed) return this.write(work);
		try {
			this.#store.beginReads();
			return Promise.resolve(work());
		} catch (error) {
			return Promise.reject(error);
		}
	}

	/** Resolves when every call made so far has settled. */
	async idle(): Promise<void> {
		if (this.#calls.length === 0 && !this.#scheduled) return;
		await new Promise<void>((resolve) => {
			this.#idle.push(resolve);
		});
	}

	/** Refuses further calls; those already made are still committed. */
	async close(): Promise<void> {
		await this.idle();
		this.#closed = true;
	}

	#schedule(): void {
		if (this.#scheduled) return;
		this.#scheduled = true;
		afterThisTurn(() => this.#flush());
	}

	#flush(): void {
		// The application's own transaction is open on this connection: our batch must neither join nor disturb it.
		if (this.#store.db.inTransaction) {
			this.#later(1);
			return;
		}
		try {
			this.#store.begin();
		} catch (error) {
			if (isBusy(error) && !this.#waitedTooLong()) this.#later(Math.random() * MAX_RETRY_MS);
			else this.#rejectAll(error);
			return;
		}
		this.#busySince = 0;
		this.#commit(this.#runBatch());
		this.#scheduled = false;
		if (this.#calls.length > 0) this.#schedule();
		else this.#tellIdle();
	}

	#runBatch(): Outcome[] {
		const outcomes: Outcome[] = [];
		const until = machineNow() + BATCH_MS;
		const calls = this.#calls;
		let taken = 0;
		for (const call of calls) {
			taken += 1;
			try {
				outcomes.push({ call, failed: false, value: this.#store.inSavepoint(call.work) });
			} catch (error) {
				outcomes.push({ call, failed: true, value: error });
			}
			if (machineNow() > until) break;
		}
		this.#calls = calls.slice(taken);
		return outcomes;
	}

	#commit(outcomes: Outcome[]): void {
		try {
			this.#store.commit();
		} catch (error) {
			for (const { call } of outcomes) call.reject(error);
			return;
		}
		for (const { call, failed, value } of outcomes) {
			if (failed) call.reject(value);
			else call.resolve(value);
		}
		this.#store.signal();
	}

	#later(ms: number): void {
		startTimer(() => this.#flush(), ms);
	}

	#waitedTooLong(): boolean {
		const now = machineNow();
		if (this.#busySince === 0) this.#busySince = now;
		return now - this.#busySince > this.#busyTimeout;
	}

	#rejectAll(error: unknown): void {
		const reason = isBusy(error)
			? new SqliteBackendError(
					'SQLITE_BACKEND_BUSY',
					`Another process has held the write lock of ${this.#store.file} for more than ${this.#busyTimeout} ms.`,
					{ cause: error },
				)
			: error;
		this.#busySince = 0;
		this.#scheduled = false;
		const calls = this.#calls;
		this.#calls = [];
		for (const call of calls) call.reject(reason);
		this.#tellIdle();
	}

	#tellIdle(): void {
		const waiting = this.#idle;
		this.#idle = [];
		for (const resolve of waiting) resolve();
	}
}
