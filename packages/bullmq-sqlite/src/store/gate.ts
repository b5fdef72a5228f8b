import { afterThisTurn, monotonicNow, startTimer } from './clock.ts';
import { busyError, closedError, isBusy, type SqliteBackendError } from './errors.ts';
import type { Store } from './store.ts';

interface Call {
	writes: boolean;
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
const BATCH_MS = 5;
const MAX_RETRY_MS = 8;

/**
 * The only door to a write: calls of the same turn of the event loop run in one `BEGIN IMMEDIATE … COMMIT`, each undone by
 * itself when it fails, and settle after the commit. One fsync then serves all of them, and a caller that was answered has its work on disk.
 *
 * When another process holds the write lock, the batch waits with short random pauses instead of sleeping inside SQLite.
 */
export class WriteGate {
	readonly #store: Store;
	readonly #busyTimeout: number;
	#calls: Call[] = [];
	#scheduled = false;
	/** The next batch has a call that fails: each gets its savepoint. */
	#careful = false;
	#busySince = 0;
	#closed = false;
	#idle: (() => void)[] = [];

	constructor(store: Store, busyTimeout: number) {
		this.#store = store;
		this.#busyTimeout = busyTimeout;
	}

	/** Runs `work` in the next commit. */
	write<Result>(work: () => Result): Promise<Result> {
		return this.#call(work, true);
	}

	/**
	 * Runs `work`, which only reads, behind the calls made before it, so that a caller reads what it wrote. It takes its turn
	 * even when nothing is waiting: answers that need no turn would let a loop of reads starve everything else.
	 */
	read<Result>(work: () => Result): Promise<Result> {
		return this.#call(work, false);
	}

	#call<Result>(work: () => Result, writes: boolean): Promise<Result> {
		if (this.#closed) return Promise.reject(closedError());
		return new Promise<Result>((resolve, reject) => {
			this.#calls.push({ writes, work, resolve: resolve as (value: unknown) => void, reject });
			this.#schedule();
		});
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
		const isDone = this.#calls.some(({ writes }) => writes) ? this.#runWrites() : this.#runReads();
		if (!isDone) return;
		this.#scheduled = false;
		if (this.#calls.length > 0) this.#schedule();
		else this.#tellIdle();
	}

	/** @returns false when it comes back later by itself, or has nothing left to do. */
	#runWrites(): boolean {
		// The application's own transaction is open on this connection: our batch must neither join nor disturb it.
		if (this.#store.db.inTransaction) return this.#comeBack(1, busyError(this.#store.file, 'The application'));
		try {
			this.#store.begin();
		} catch (error) {
			return this.#comeBackIfBusy(error);
		}
		this.#busySince = 0;
		const outcomes = this.#runBatch();
		if (outcomes !== undefined) this.#commit(outcomes);
		return true;
	}

	/** @returns as {@link #runWrites}. Reads wait for another process only while it repairs the file after a crash. */
	#runReads(): boolean {
		try {
			const outcomes = this.#store.reading(() => this.#runBatch());
			this.#busySince = 0;
			this.#answer(outcomes ?? []);
			return true;
		} catch (error) {
			return this.#comeBackIfBusy(error);
		}
	}

	/**
	 * Runs the waiting calls, as many as there is time for. Calls hardly ever fail, so at first they go without savepoints;
	 * when one does fail, everything is undone and run again with them.
	 *
	 * @returns undefined when it has to be run again.
	 */
	#runBatch(): Outcome[] | undefined {
		const outcomes: Outcome[] = [];
		const until = monotonicNow() + BATCH_MS;
		const careful = this.#careful;
		this.#careful = false;
		for (const call of this.#calls) {
			try {
				const value = call.writes && careful ? this.#store.inSavepoint(call.work) : call.work();
				outcomes.push({ call, failed: false, value });
			} catch (error) {
				if (call.writes && !careful) return this.#runAgainCarefully();
				outcomes.push({ call, failed: true, value: error });
				// A full disk makes SQLite roll back the whole transaction: then nothing of this batch has happened.
				if (call.writes && !this.#store.db.inTransaction) return this.#lose(outcomes, error);
			}
			if (monotonicNow() > until) break;
		}
		this.#calls = this.#calls.slice(outcomes.length);
		return outcomes;
	}

	#runAgainCarefully(): undefined {
		this.#store.rollback();
		this.#careful = true;
	}

	#lose(outcomes: readonly Outcome[], error: unknown): Outcome[] {
		this.#calls = this.#calls.slice(outcomes.length);
		return outcomes.map(({ call }) => ({ call, failed: true, value: error }));
	}

	#commit(outcomes: Outcome[]): void {
		try {
			if (this.#store.db.inTransaction) this.#store.commit();
			else this.#store.forget();
		} catch (error) {
			for (const { call } of outcomes) call.reject(error);
			return;
		}
		// Those who wait come before those who will come because of the answers.
		this.#store.signal();
		this.#answer(outcomes);
	}

	/**
	 * Answers each call in a turn of its own, as separate replies from a server would come: the caller who added a job has
	 * gone on before a worker that took it in the same commit says so.
	 */
	#answer(outcomes: readonly Outcome[]): void {
		for (const [index, { call, failed, value }] of outcomes.entries()) {
			const settle = (): void => (failed ? call.reject(value) : call.resolve(value));
			if (index === 0) settle();
			else afterThisTurn(settle);
		}
	}

	#comeBackIfBusy(error: unknown): false {
		if (!isBusy(error)) return this.#rejectAll(error);
		return this.#comeBack(Math.random() * MAX_RETRY_MS, busyError(this.#store.file, 'Another process', error));
	}

	/** Tries again in `ms` milliseconds, unless the lock has been away for too long. */
	#comeBack(ms: number, refusal: SqliteBackendError): false {
		const now = monotonicNow();
		if (this.#busySince === 0) this.#busySince = now;
		if (now - this.#busySince > this.#busyTimeout) return this.#rejectAll(refusal);
		startTimer(() => this.#flush(), ms);
		return false;
	}

	#rejectAll(reason: unknown): false {
		this.#busySince = 0;
		this.#scheduled = false;
		const calls = this.#calls;
		this.#calls = [];
		for (const call of calls) call.reject(reason);
		this.#tellIdle();
		return false;
	}

	#tellIdle(): void {
		const waiting = this.#idle;
		this.#idle = [];
		for (const resolve of waiting) resolve();
	}
}
