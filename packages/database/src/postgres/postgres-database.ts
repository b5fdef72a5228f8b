import { drizzle } from 'drizzle-orm/node-postgres';
import pg, { type Pool, type PoolClient } from 'pg';
import { closedError, transactionTooLong } from '../errors.ts';
import {
	type Database,
	type DatabaseWarning,
	type Q,
	type Reader,
	session,
	type Tx,
	type WriteOptions,
} from '../handle.ts';
import { makeReader, makeTx } from '../make-handle.ts';
import { type Migration, pendingMigrations } from '../migrations/migration.ts';
import { postgresTables } from '../tables/index.ts';
import { CurrentScope, groupDeferred, runAfterCommit, TransactionScope } from '../transaction-scope.ts';
import { appliedInPostgres, migratePostgres } from './migrate.ts';
import { commitFailed, connectError, isRetryable, postgresCode } from './postgres-errors.ts';

export interface PostgresOptions {
	readonly url: string;
	readonly connections: number;
	readonly migrations: readonly Migration[];
	readonly auditKey: Uint8Array | null;
	/** A transaction that leaves the server waiting for longer is ended by it. */
	readonly transactionMs: number;
	readonly warn: (warning: DatabaseWarning) => void;
}

const CONNECT_TIMEOUT_MS = 5_000;
const MAX_ATTEMPTS = 4;
/** SQLSTATE with which the server ends a connection that left it waiting. */
const IDLE_IN_TRANSACTION = '25P03';

/** Opens and checks; does not migrate. Errors: `database.unreachable`, `database.accessDenied`, `database.missing`. */
export async function openPostgres(options: PostgresOptions): Promise<Database> {
	const pool = new pg.Pool({
		connectionString: options.url,
		max: options.connections,
		connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
		idle_in_transaction_session_timeout: options.transactionMs,
		application_name: 'motcua',
	});
	// A connection that the server closes is replaced, or fails its next statement; unheard it would end the process.
	pool.on('error', () => {});
	pool.on('connect', (client) => client.on('error', () => {}));
	try {
		const applied = await appliedInPostgres(pool);
		return new ServerDatabase(pool, options, applied.at(-1)?.version ?? 0);
	} catch (error) {
		await pool.end();
		throw connectError(error, options.url);
	}
}

type Scope = TransactionScope<PoolClient>;

class ServerDatabase implements Database {
	readonly dialect = 'postgres';
	readonly tables = postgresTables;
	readonly authTables = postgresTables;
	readonly sqlite = null;
	readonly read: Reader;
	schemaVersion: number;
	readonly #pool: Pool;
	readonly #options: PostgresOptions;
	readonly #current = new CurrentScope<PoolClient>();
	readonly #running = new Set<Promise<unknown>>();
	readonly #slow = new WeakSet<Scope>();
	#closed = false;

	constructor(pool: Pool, options: PostgresOptions, schemaVersion: number) {
		this.#pool = pool;
		this.#options = options;
		this.schemaVersion = schemaVersion;
		const router = this.#router();
		const q = drizzle(router, { schema: postgresTables });
		const sqlRows = async (text: string, values: unknown[], name?: string) =>
			(await router.query({ text, rowMode: 'array', ...(name === undefined ? {} : { name }) }, values)).rows;
		const sqlChange = async (text: string, values: unknown[], name?: string) => ({
			rowCount: (await router.query({ text, ...(name === undefined ? {} : { name }) }, values)).rowCount ?? 0,
		});
		const facts = { dialectName: 'postgres', tables: postgresTables, sqlRows, sqlChange } as const;
		const { auditKey } = options;
		this.read = makeReader(q as unknown as Q, { ...facts, [session]: { auditKey } }, (fn) => this.write(fn));
	}

	async pendingMigrations(): Promise<readonly number[]> {
		const pending = pendingMigrations(this.#options.migrations, await appliedInPostgres(this.#pool));
		return pending.map((next) => next.version);
	}

	async migrate(): Promise<readonly number[]> {
		const applied = await migratePostgres(this.#pool, this.#options.migrations);
		this.schemaVersion = applied.at(-1) ?? this.schemaVersion;
		return applied;
	}

	postgresClient(): PoolClient | null {
		return this.#current.get()?.connection ?? null;
	}

	inTransaction(): boolean {
		return this.#current.get() !== undefined;
	}

	async write<T>(fn: (tx: Tx) => PromiseLike<T>, options: WriteOptions = {}): Promise<T> {
		const name = options.name ?? fn.name;
		const outer = this.#current.get();
		if (outer !== undefined) return outer.nest(() => this.#savepoint(outer, name, fn));
		if (this.#closed) throw closedError();
		const running = this.#untilItSucceeds(name, fn);
		this.#running.add(running);
		try {
			return await running;
		} finally {
			this.#running.delete(running);
		}
	}

	async close(): Promise<void> {
		if (this.#closed) return;
		this.#closed = true;
		await Promise.allSettled(this.#running);
		await this.#pool.end();
	}

	async #untilItSucceeds<T>(name: string, fn: (tx: Tx) => PromiseLike<T>): Promise<T> {
		for (let attempt = 1; ; attempt++) {
			try {
				return await this.#transaction(name, fn);
			} catch (error) {
				if (postgresCode(error) === IDLE_IN_TRANSACTION) throw transactionTooLong(name);
				if (!isRetryable(error) || attempt === MAX_ATTEMPTS) throw error;
			}
			// Those who met in a deadlock must not meet again at once.
			await new Promise((resolve) => setTimeout(resolve, Math.random() * 20 * attempt));
		}
	}

	async #transaction<T>(name: string, fn: (tx: Tx) => PromiseLike<T>): Promise<T> {
		const client = await this.#connect();
		const scope = this.#scope(name, client);
		const slow = setTimeout(() => this.#warnSlow(scope), this.#options.transactionMs);
		let broken: Error | undefined;
		// The server may end the connection while nothing is asked of it.
		const lost = Promise.withResolvers<never>();
		client.once('error', lost.reject);
		// Lost at BEGIN, COMMIT or ROLLBACK: those say so themselves, and nobody else would hear this, which ends a process.
		lost.promise.catch(() => {});
		try {
			await client.query('BEGIN');
			const value = await Promise.race([this.#current.run(scope, fn), lost.promise]);
			await this.#flushDeferred(scope);
			await commit(client);
			runAfterCommit(scope, this.#options.warn);
			return value;
		} catch (error) {
			if (postgresCode(error) === IDLE_IN_TRANSACTION) this.#warnSlow(scope);
			// A connection that cannot even roll back is of no more use.
			await client.query('ROLLBACK').catch((cause: Error) => {
				broken = cause;
			});
			throw error;
		} finally {
			scope.open = false;
			clearTimeout(slow);
			client.off('error', lost.reject);
			client.release(broken);
		}
	}

	async #savepoint<T>(outer: Scope, name: string, fn: (tx: Tx) => PromiseLike<T>): Promise<T> {
		const scope = this.#scope(name, outer.connection);
		await outer.connection.query('SAVEPOINT motcua');
		try {
			const value = await this.#current.run(scope, fn);
			await outer.connection.query('RELEASE SAVEPOINT motcua');
			outer.adopt(scope);
			return value;
		} catch (error) {
			if (outer.open) await outer.connection.query('ROLLBACK TO SAVEPOINT motcua; RELEASE SAVEPOINT motcua');
			throw error;
		} finally {
			scope.open = false;
		}
	}

	/** At the end of the transaction, so that the locks on counters are held for its last moment only. */
	async #flushDeferred(of: Scope): Promise<void> {
		for (const [collector, items] of groupDeferred([of])) {
			const scope = this.#scope(collector.name, of.connection);
			await this.#current.run(scope, (tx) => collector.flush(tx, items));
			scope.open = false;
			of.afterCommit.push(...scope.afterCommit);
		}
	}

	#scope(name: string, client: PoolClient): Scope {
		return new TransactionScope(name, client, (actions) => makeTx(this.read, actions));
	}

	async #connect(): Promise<PoolClient> {
		try {
			return await this.#pool.connect();
		} catch (error) {
			throw connectError(error, this.#options.url);
		}
	}

	/** Looks like a connection to the query builder; sends each statement where its caller runs. */
	#router(): Pool {
		const query = async (text: unknown, values: unknown[]) => {
			try {
				const connection = this.#current.get()?.connection ?? this.#pool;
				if (this.#closed && connection === this.#pool) throw closedError();
				return await connection.query(text as pg.QueryArrayConfig, values);
			} catch (error) {
				// The query builder prints parameters into its message, and the server quotes rows: people's data, both.
				values.length = 0;
				if (error instanceof pg.DatabaseError) error.detail = undefined;
				throw error;
			}
		};
		return { query } as unknown as Pool;
	}

	/** Once per transaction: our own clock and the server's may both notice. */
	#warnSlow(scope: Scope): void {
		if (this.#slow.has(scope)) return;
		this.#slow.add(scope);
		const { transactionMs: ms, warn } = this.#options;
		warn({
			code: 'database.slowTransaction',
			text: 'A transaction is open for long',
			transaction: scope.name,
			ms,
		});
	}
}

/** COMMIT of a transaction in which a statement failed unnoticed answers ROLLBACK, without an error. */
async function commit(client: PoolClient): Promise<void> {
	const { command } = await client.query('COMMIT');
	if (command !== 'COMMIT') throw commitFailed();
}
