import type { Database as Connection } from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/sqlite-proxy';
import { closedError } from '../errors.ts';
import {
	type Database,
	type DatabaseWarning,
	type Q,
	type Reader,
	type SqliteConnections,
	session,
	type Tx,
	type WriteOptions,
} from '../handle.ts';
import { makeReader, makeTx } from '../make-handle.ts';
import { type Migration, pendingMigrations } from '../migrations/migration.ts';
import { sqliteTables } from '../tables/index.ts';
import { QuietCheckpoint } from './checkpoint.ts';
import { type Answer, type Method, StatementCache } from './connection.ts';
import { defaultLimits, type GateLimits, WriteGate } from './gate.ts';
import { lockInstance } from './instance-lock.ts';
import { appliedInSqlite, migrateSqlite } from './migrate.ts';
import { openReader, openWriter } from './open-sqlite.ts';

export interface SqliteOptions {
	readonly path: string;
	/** Refuse to open what another server has open. Off for tools that work beside a running server. */
	readonly exclusive: boolean;
	readonly migrations: readonly Migration[];
	readonly auditKey: Uint8Array | null;
	readonly limits?: Partial<GateLimits>;
	readonly warn: (warning: DatabaseWarning) => void;
}

/** A {@link Database} in a file. */
export interface SqliteDatabase extends Database {
	readonly dialect: 'sqlite';
	readonly sqlite: SqliteConnections;
}

/** Opens and checks; does not migrate. Errors: `database.*`, see {@link Database}. */
export function openSqlite(options: SqliteOptions): SqliteDatabase {
	const { path, migrations, warn } = options;
	const writer = openWriter(path);
	let lock: { release(): void } | null = null;
	try {
		lock = options.exclusive ? lockInstance(path) : null;
		return new FileDatabase({ ...options, writer, lock }, migrations, warn);
	} catch (error) {
		writer.close();
		lock?.release();
		throw error;
	}
}

type Opened = SqliteOptions & { readonly writer: Connection; readonly lock: { release(): void } | null };

class FileDatabase implements SqliteDatabase {
	readonly dialect = 'sqlite';
	readonly tables = sqliteTables;
	readonly authTables = sqliteTables;
	readonly read: Reader;
	readonly sqlite: SqliteConnections;
	readonly #gate: WriteGate;
	readonly #writer: StatementCache;
	readonly #reader: StatementCache;
	readonly #lock: { release(): void } | null;
	readonly #checkpoint: QuietCheckpoint;
	readonly #migrations: readonly Migration[];
	#closed = false;

	constructor(opened: Opened, migrations: readonly Migration[], warn: (warning: DatabaseWarning) => void) {
		this.#migrations = migrations;
		this.#lock = opened.lock;
		this.#writer = new StatementCache(opened.writer);
		this.#reader = new StatementCache(openReader(opened.path));
		this.#checkpoint = new QuietCheckpoint(opened.writer, warn);
		this.sqlite = { writer: opened.writer, reader: this.#reader.connection, path: opened.path };
		this.read = this.#makeReader(opened.auditKey);
		this.#gate = new WriteGate({
			connection: opened.writer,
			limits: { ...defaultLimits, ...opened.limits },
			warn,
			newTx: (actions): Tx => makeTx(this.read, actions),
			onCommit: () => this.#checkpoint.afterCommit(),
		});
	}

	get schemaVersion(): number {
		return appliedInSqlite(this.sqlite.writer).at(-1)?.version ?? 0;
	}

	async pendingMigrations(): Promise<readonly number[]> {
		return pendingMigrations(this.#migrations, appliedInSqlite(this.sqlite.writer)).map((next) => next.version);
	}

	async migrate(): Promise<readonly number[]> {
		return migrateSqlite(this.sqlite.writer, this.#migrations);
	}

	write<T>(fn: (tx: Tx) => PromiseLike<T>, options?: WriteOptions): Promise<T> {
		return this.#gate.write(fn, options);
	}

	postgresClient(): null {
		return null;
	}

	inTransaction(): boolean {
		return this.#gate.inTransaction;
	}

	async close(): Promise<void> {
		if (this.#closed) return;
		this.#closed = true;
		await this.#gate.close();
		this.#checkpoint.stop();
		this.sqlite.reader.close();
		// Closing the last connection copies the log back and removes it.
		this.sqlite.writer.close();
		this.#lock?.release();
	}

	/** Statements find their connection by where they run: in a transaction, as a read, or as a write of their own. */
	async #execute(sql: string, params: unknown[], method: Method): Promise<Answer> {
		try {
			return await this.#route(sql, params, method);
		} catch (error) {
			// The query builder prints the parameters into its message, and they are people's data: leave it none to print.
			params.length = 0;
			throw error;
		}
	}

	#route(sql: string, params: unknown[], method: Method): Answer | Promise<Answer> {
		if (this.#gate.inTransaction) return this.#writer.execute(sql, params, method);
		if (this.#closed) throw closedError();
		if (this.#reader.prepare(sql).readonly) return this.#reader.execute(sql, params, method);
		return this.#gate.write(async () => this.#writer.execute(sql, params, method), { name: 'statement' });
	}

	#makeReader(auditKey: Uint8Array | null): Reader {
		const q = drizzle((sql, params, method) => this.#execute(sql, params, method), { schema: sqliteTables });
		const sqlRows = async (sql: string, params: unknown[]) => (await this.#execute(sql, params, 'values')).rows;
		const sqlChange = (sql: string, params: unknown[]) => this.#execute(sql, params, 'run');
		const facts = { dialectName: 'sqlite', tables: sqliteTables, sqlRows, sqlChange } as const;
		return makeReader(q as unknown as Q, { ...facts, [session]: { auditKey } }, (fn) => this.write(fn));
	}
}
