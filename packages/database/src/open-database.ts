import { resolve } from 'node:path';
import { DatabaseError } from './errors.ts';
import type { Database, DatabaseWarning } from './handle.ts';
import { type Migration, shippedMigrations } from './migrations/migration.ts';
import type { GateLimits } from './sqlite/gate.ts';
import { openSqlite } from './sqlite/sqlite-database.ts';

export interface OpenOptions {
	/** `sqlite:<file>` or `postgres://user:password@host:port/database`. */
	readonly url: string;
	/**
	 * `apply` (default) brings the schema up to date; `refuse` throws `database.needsMigration` when it is not; `leave` takes
	 * it as it is, for a look that knows what older schemas have.
	 */
	readonly migrations?: 'apply' | 'refuse' | 'leave';
	/** SQLite: whether this process is the server (default), or a tool that may work beside it. */
	readonly exclusive?: boolean;
	readonly limits?: Partial<GateLimits>;
	/** Secret of the installation for the audit chain ({@link verifyAudit}); never to change. Default: a chain without one. */
	readonly auditKey?: Uint8Array;
	/** PostgreSQL: connections at most. Default 10. */
	readonly connections?: number;
	/** Told about what is slow or wrong but not an error. Default: a process warning. */
	readonly onWarning?: (warning: DatabaseWarning) => void;
	/** For tests of upgrades: instead of the migrations that ship. */
	readonly shipped?: readonly Migration[];
}

/**
 * Opens the database of an installation and brings its schema up to date.
 *
 * Errors ({@link DatabaseError}): `database.badUrl`, `database.unwritable`, `database.notADatabase`,
 * `database.foreign`, `database.inUse`, `database.locked`, `database.damaged`, `database.newerSchema`,
 * `database.changedMigration`, `database.migrationFailed`, `database.needsMigration`; for PostgreSQL
 * `database.unreachable` and `database.accessDenied`. Nothing stays open after an error.
 */
export async function openDatabase(options: OpenOptions): Promise<Database> {
	const database = await connect(options);
	try {
		if (options.migrations === 'refuse') await refusePending(database);
		else if (options.migrations !== 'leave') await database.migrate();
		return database;
	} catch (error) {
		await database.close();
		throw error;
	}
}

async function connect(options: OpenOptions): Promise<Database> {
	const { url, onWarning: warn = warnProcess } = options;
	if (url.startsWith('sqlite:') && url.length > 'sqlite:'.length) {
		return openSqlite({
			path: resolve(url.slice('sqlite:'.length)),
			exclusive: options.exclusive ?? true,
			migrations: options.shipped ?? shippedMigrations('sqlite'),
			auditKey: options.auditKey ?? null,
			limits: options.limits ?? {},
			warn,
		});
	}
	if (/^postgres(ql)?:\/\//.test(url) && URL.parse(url)?.hostname) {
		// The embedded default needs none of it.
		const { openPostgres } = await import('./postgres/postgres-database.ts');
		return openPostgres({
			url,
			connections: options.connections ?? 10,
			migrations: options.shipped ?? shippedMigrations('postgres'),
			auditKey: options.auditKey ?? null,
			transactionMs: options.limits?.transactionMs ?? 5_000,
			warn,
		});
	}
	throw new DatabaseError('database.badUrl', {
		vi: 'Địa chỉ cơ sở dữ liệu không đúng. Cần dạng sqlite:<đường dẫn tệp> hoặc postgres://tài_khoản:mật_khẩu@máy_chủ:cổng/tên.',
		en: 'The database address is not valid. Expected sqlite:<path of the file> or postgres://user:password@host:port/name.',
	});
}

async function refusePending(database: Database): Promise<void> {
	const newest = (await database.pendingMigrations()).at(-1);
	if (newest === undefined) return;
	throw new DatabaseError('database.needsMigration', {
		vi: `Cơ sở dữ liệu ở phiên bản ${database.schemaVersion}, chương trình cần phiên bản ${newest}. Xin sao lưu rồi chạy nâng cấp.`,
		en: `The database has schema version ${database.schemaVersion}, this program needs ${newest}. Make a backup, then run the upgrade.`,
	});
}

function warnProcess(warning: DatabaseWarning): void {
	const about = warning.transaction ? ` (${warning.transaction})` : '';
	process.emitWarning(`${warning.text}${about}`, { code: warning.code });
}
