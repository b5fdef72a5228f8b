import type { Database as SqliteConnection } from 'better-sqlite3';
import type { BaseSQLiteDatabase } from 'drizzle-orm/sqlite-core';
import type { PoolClient } from 'pg';
import type { AuthTables, Tables } from './tables/index.ts';

export type Dialect = 'sqlite' | 'postgres';

/** Result of a statement that returns no rows. */
export interface Changes {
	readonly rowCount: number;
}

/**
 * The query builder under SQLite's types, on both engines. Only what both builders share is used: `await query`,
 * `returning()`, `onConflictDo…`; never `.get()`, `.all()`, `.run()`.
 */
export type Q = BaseSQLiteDatabase<'async', Changes, Record<string, never>>;

/**
 * What repositories read through: the query builder with its tables. Outside a transaction reads go to their own
 * connection and never wait for writes; inside one they see what it has written.
 */
export type Reader = Q & {
	/** (`dialect` is a name of the query builder's own.) */
	readonly dialectName: Dialect;
	readonly tables: Tables;
	/** Shared by all handles of one open database: what prepared queries are kept under. */
	readonly [session]: Session;
	/**
	 * A query in the dialect's own SQL, with `?` on SQLite and `$1` on PostgreSQL, encoded parameters and rows as arrays of
	 * what the driver gives: under {@link prepared}, and for what the builder cannot say (`repositories/search`, one file
	 * per dialect). With a `name` PostgreSQL keeps the plan.
	 */
	readonly sqlRows: (sql: string, parameters: unknown[], name?: string) => Promise<(readonly unknown[])[]>;
	/** As `sqlRows`, for a statement that returns no rows. */
	readonly sqlChange: (sql: string, parameters: unknown[], name?: string) => Promise<Changes>;
};

export const session: unique symbol = Symbol('session');
export interface Session {
	/** Makes the audit chain one that only its owner can forge; `null` for a plain chain. */
	readonly auditKey: Uint8Array | null;
}

declare const writes: unique symbol;

/**
 * What repositories write through; only {@link Database.write} gives one. It must not outlive the function it was given
 * to, and nothing but the database may be awaited while it is open.
 */
export type Tx = Reader & {
	readonly [writes]: true;
	/**
	 * Hands a change to a projection that is written once per commit instead of once per transaction (counters, search
	 * rows). It commits or vanishes with this transaction, but is not readable within it.
	 */
	defer<T>(collector: Collector<T>, item: T): void;
	/** Runs once the transaction is durable: wake a worker, tell the browsers. Never runs when it is not. */
	afterCommit(action: () => void): void;
};

/** Writes the deferred items of all transactions of one commit, in their order. Must not fail for what items hold. */
export interface Collector<T> {
	readonly name: string;
	flush(tx: Tx, items: readonly T[]): Promise<void>;
}

/** Something worth a line in the log. `text` holds no data of any dossier. */
export interface DatabaseWarning {
	readonly code:
		| 'database.foreignAwait'
		| 'database.slowTransaction'
		| 'database.afterCommitFailed'
		| 'database.checkpointFailed';
	readonly text: string;
	/** Name of the transaction, when it has one. */
	readonly transaction?: string;
	readonly ms?: number;
	readonly cause?: unknown;
}

export interface WriteOptions {
	/** For warnings and metrics. */
	readonly name?: string;
}

/** The connections of a database in a file, for neighbours in this process that must share its transactions. */
export interface SqliteConnections {
	/**
	 * The writing connection. Use it only synchronously, and only while {@link Database.inTransaction} says so: statements
	 * then join that transaction. At any other moment they would end up in a stranger's.
	 */
	readonly writer: SqliteConnection;
	/** Cannot write; also for online backups. */
	readonly reader: SqliteConnection;
	readonly path: string;
}

/** An open database. One per process and file. */
export interface Database {
	readonly dialect: Dialect;
	/** Also fit for libraries that bring their own queries: what is not a SELECT goes through the write gate. */
	readonly read: Reader;
	readonly tables: Tables;
	/** The tables of the sign-in library, under its names. */
	readonly authTables: AuthTables;
	/** `null` on PostgreSQL. */
	readonly sqlite: SqliteConnections | null;
	/** PostgreSQL: the connection of the transaction in which the caller runs; `null` outside one, and on SQLite. */
	postgresClient(): PoolClient | null;
	/**
	 * Runs `fn` in a transaction and answers when it is durable. Transactions run one after another on SQLite and share
	 * commits; on PostgreSQL a deadlock runs `fn` again, so it must not change anything but the database. Called inside a
	 * transaction it becomes a savepoint of it: a failure undoes its part only.
	 *
	 * Errors: whatever `fn` throws, after its writes were undone; {@link DatabaseError} when the commit failed, and then
	 * nothing of it happened.
	 */
	write<T>(fn: (tx: Tx) => PromiseLike<T>, options?: WriteOptions): Promise<T>;
	/** Whether the caller runs inside a transaction of this database. */
	inTransaction(): boolean;
	/** Number of the newest migration in the database; 0 before the first. */
	readonly schemaVersion: number;
	/** Versions that {@link migrate} would apply. Errors: `database.newerSchema`, `database.changedMigration`. */
	pendingMigrations(): Promise<readonly number[]>;
	/** Applies what is missing, each migration in one transaction. Returns the versions applied. */
	migrate(): Promise<readonly number[]>;
	/** Waits for running transactions, then closes. Writing afterwards throws `database.closed`. */
	close(): Promise<void>;
}
