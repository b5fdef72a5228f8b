import type { Database as Connection, Statement } from 'better-sqlite3';
import { closedError, type DatabaseError } from '../errors.ts';
import type { DatabaseWarning, Tx, WriteOptions } from '../handle.ts';
import {
	CurrentScope,
	groupDeferred,
	runAfterCommit,
	type ScopeActions,
	TransactionScope,
} from '../transaction-scope.ts';
import { commitError, isBusy, isFatal } from './sqlite-errors.ts';
import { TurnWatch } from './turn-watch.ts';

/** Limits of the gate, in milliseconds and transactions. */
export interface GateLimits {
	/** A batch that lasts longer is committed before the next transaction begins, so that early ones are answered. */
	readonly batchMs: number;
	readonly batchSize: number;
	/** A transaction that awaits something else for longer is given up. */
	readonly transactionMs: number;
	/** How long another process may hold the write lock. */
	readonly busyMs: number;
}
export const defaultLimits: GateLimits = { batchMs: 25, batchSize: 512, transactionMs: 5_000, busyMs: 5_000 };

type Scope = TransactionScope<Connection>;
interface Job {
	readonly name: string;
	readonly run: (tx: Tx) => PromiseLike<unknown>;
	readonly resolve: (value: unknown) => void;
	readonly reject: (error: unknown) => void;
}
type Outcome = { readonly job: Job; readonly scope: Scope } & (
	| { readonly value: unknown }
	| { readonly error: unknown }
);

export interface GateOptions {
	readonly connection: Connection;
	readonly limits: GateLimits;
	readonly warn: (warning: DatabaseWarning) => void;
	readonly newTx: (actions: ScopeActions) => Tx;
	/** Called after each commit. */
	readonly onCommit: () => void;
}

/**
 * The only way to the only writing connection.
 *
 * Transactions run one after another, each in a savepoint; those that wait together share one COMMIT, so durability
 * (`synchronous=FULL`, one fsync) is paid once per batch and nobody is answered before it. A transaction that throws is
 * undone alone. When COMMIT fails all of the batch fail.
 *
 * Everything a transaction may await settles within the running turn of the event loop, because SQLite answers at once.
 * A turn that ends with a transaction still open therefore proves that it awaits something else: it is named in a
 * warning, and given up after `transactionMs`, because it keeps every other writer waiting.
 */
export class WriteGate {
	readonly #options: GateOptions;
	readonly #connection: Connection;
	readonly #current = new CurrentScope<Connection>();
	/** Compiled once: these run around every transaction. */
	readonly #sql: Readonly<Record<'begin' | 'commit' | 'savepoint' | 'release' | 'rollbackTo', Statement>>;
	readonly #watch: TurnWatch;
	#queue: Job[] = [];
	#draining: Promise<void> | null = null;
	#closed = false;
	#broken: DatabaseError | null = null;

	constructor(options: GateOptions) {
		this.#options = options;
		this.#connection = options.connection;
		this.#watch = new TurnWatch(options.limits.transactionMs, options.warn);
		this.#sql = {
			begin: this.#connection.prepare('BEGIN IMMEDIATE'),
			commit: this.#connection.prepare('COMMIT'),
			// Names nest: the innermost one is meant.
			savepoint: this.#connection.prepare('SAVEPOINT motcua'),
			release: this.#connection.prepare('RELEASE motcua'),
			rollbackTo: this.#connection.prepare('ROLLBACK TO motcua'),
		};
	}

	/** Whether the caller runs in a transaction; throws `database.transactionClosed` when in one that has ended. */
	get inTransaction(): boolean {
		return this.#current.get() !== undefined;
	}

	write<T>(run: (tx: Tx) => PromiseLike<T>, options: WriteOptions = {}): Promise<T> {
		const name = options.name ?? run.name;
		const outer = this.#current.get();
		if (outer !== undefined) return outer.nest(() => this.#savepoint(outer, name, run));
		if (this.#broken) return Promise.reject(this.#broken);
		if (this.#closed) return Promise.reject(closedError());
		return new Promise<T>((resolve, reject) => {
			this.#queue.push({ name, run, resolve: resolve as (value: unknown) => void, reject });
			this.#draining ??= this.#drain();
		});
	}

	/** Lets what is queued finish; refuses what comes later. */
	async close(): Promise<void> {
		this.#closed = true;
		await this.#draining;
	}

	async #drain(): Promise<void> {
		// All requests of one turn of the event loop gather into one batch.
		for (await nextTurn(); this.#queue.length > 0; await nextTurn()) await this.#batch();
		this.#draining = null;
	}

	async #batch(): Promise<void> {
		const { batchSize, batchMs } = this.#options.limits;
		const outcomes: Outcome[] = [];
		const flushes: Scope[] = [];
		try {
			await this.#begin();
			const start = performance.now();
			while (outcomes.length < batchSize && performance.now() - start < batchMs) {
				const job = this.#queue.shift();
				if (job === undefined) break;
				const outcome = await this.#transaction(job);
				outcomes.push(outcome);
				// Some errors (disk full, input/output) make SQLite undo the whole batch, not only the statement.
				if (!this.#connection.inTransaction) throw 'error' in outcome ? outcome.error : closedError();
			}
			flushes.push(...(await this.#flushDeferred(outcomes)));
			this.#sql.commit.run();
		} catch (error) {
			this.#abandon(outcomes, error);
			return;
		}
		for (const flush of flushes) runAfterCommit(flush, this.#options.warn);
		this.#settle(outcomes);
		this.#options.onCommit();
	}

	/** Another process (a backup, a repair tool) may write for a moment; waiting must not stop this one's event loop. */
	async #begin(): Promise<void> {
		const giveUpAt = performance.now() + this.#options.limits.busyMs;
		for (let pause = 1; ; pause = Math.min(pause * 2, 50)) {
			try {
				this.#sql.begin.run();
				return;
			} catch (error) {
				if (!isBusy(error) || performance.now() > giveUpAt) throw error;
			}
			await new Promise((resolve) => setTimeout(resolve, pause));
		}
	}

	async #transaction(job: Job): Promise<Outcome> {
		const scope = new TransactionScope(job.name, this.#connection, this.#options.newTx);
		this.#sql.savepoint.run();
		const givenUp = this.#watch.begin(scope.name);
		try {
			const value = await Promise.race([this.#current.run(scope, job.run), givenUp]);
			this.#sql.release.run();
			return { job, scope, value };
		} catch (error) {
			this.#undo();
			return { job, scope, error };
		} finally {
			scope.open = false;
			this.#watch.end();
		}
	}

	async #savepoint<T>(outer: Scope, name: string, run: (tx: Tx) => PromiseLike<T>): Promise<T> {
		const scope = new TransactionScope(name, this.#connection, this.#options.newTx);
		this.#sql.savepoint.run();
		try {
			const value = await this.#current.run(scope, run);
			this.#sql.release.run();
			outer.adopt(scope);
			return value;
		} catch (error) {
			if (outer.open) this.#undo();
			throw error;
		} finally {
			scope.open = false;
		}
	}

	#undo(): void {
		if (!this.#connection.inTransaction) return;
		this.#sql.rollbackTo.run();
		this.#sql.release.run();
	}

	/** Writes the projections that are written once per commit. */
	async #flushDeferred(outcomes: readonly Outcome[]): Promise<Scope[]> {
		const succeeded = outcomes.filter((outcome) => !('error' in outcome)).map((outcome) => outcome.scope);
		const flushes: Scope[] = [];
		for (const [collector, items] of groupDeferred(succeeded)) {
			const scope = new TransactionScope(collector.name, this.#connection, this.#options.newTx);
			await this.#current.run(scope, (tx) => collector.flush(tx, items));
			scope.open = false;
			flushes.push(scope);
		}
		return flushes;
	}

	#settle(outcomes: readonly Outcome[]): void {
		for (const outcome of outcomes) {
			if ('error' in outcome) {
				outcome.job.reject(outcome.error);
			} else {
				runAfterCommit(outcome.scope, this.#options.warn);
				outcome.job.resolve(outcome.value);
			}
		}
	}

	#abandon(outcomes: readonly Outcome[], error: unknown): void {
		try {
			if (this.#connection.inTransaction) this.#connection.exec('ROLLBACK');
		} catch {
			// The first error says more than the failure to undo what is already undone.
		}
		const failure = commitError(error);
		// After a failed fsync nobody knows what is on the disk: no retry can mend that, only a restart and its recovery.
		if (isFatal(error)) this.#broken = failure;
		const failed = outcomes.length > 0 ? outcomes.map((outcome) => outcome.job) : this.#queue.splice(0);
		if (this.#broken) failed.push(...this.#queue.splice(0));
		for (const job of failed) job.reject(failure);
	}
}

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
