import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseError } from '../errors.ts';
import type { Dialect } from '../handle.ts';

/** One numbered step of the schema; applied in one transaction, never changed after a release. */
export interface Migration {
	readonly version: number;
	readonly name: string;
	readonly sql: string;
	/** SHA-256 of the SQL, kept in the ledger. */
	readonly checksum: string;
}

export function migration(version: number, name: string, sql: string): Migration {
	return { version, name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
}

/** The shipped migrations of a dialect, from 1 without gaps: files `0001-baseline.sql` beside this one. */
export function shippedMigrations(dialect: Dialect): readonly Migration[] {
	const folder = join(import.meta.dirname, dialect);
	const files = readdirSync(folder).filter((file) => file.endsWith('.sql'));
	const migrations = files.sort().map((file) => {
		const [number = '', ...words] = file.replace(/\.sql$/, '').split('-');
		return migration(Number(number), words.join('-'), readFileSync(join(folder, file), 'utf8'));
	});
	migrations.forEach(({ version, name }, index) => {
		if (version !== index + 1) throw new Error(`Migration ${version} (${name}) should have number ${index + 1}`);
	});
	return migrations;
}

/** A line of the ledger kept in the database. */
export interface AppliedMigration {
	readonly version: number;
	readonly checksum: string;
}

/**
 * What is still to be applied.
 *
 * Errors: `database.newerSchema` when the database has a migration that this program does not know;
 * `database.changedMigration` when one that was applied is not the one that is shipped.
 */
export function pendingMigrations(
	shipped: readonly Migration[],
	applied: readonly AppliedMigration[],
): readonly Migration[] {
	const newest = shipped.at(-1)?.version ?? 0;
	const found = Math.max(0, ...applied.map((entry) => entry.version));
	if (found > newest) {
		throw new DatabaseError('database.newerSchema', {
			vi: `Cơ sở dữ liệu có phiên bản ${found}, mới hơn phiên bản ${newest} mà chương trình này biết. Xin cài bản Motcua mới hơn, hoặc khôi phục bản sao lưu phù hợp.`,
			en: `The database has schema version ${found}, newer than version ${newest} that this program knows. Install a newer Motcua, or restore a matching backup.`,
		});
	}
	for (const { version, checksum } of applied) {
		const known = shipped[version - 1];
		if (known?.checksum === checksum) continue;
		throw new DatabaseError('database.changedMigration', {
			vi: `Bước nâng cấp ${version} (${known?.name ?? '?'}) đã áp dụng vào cơ sở dữ liệu không giống bước đi kèm chương trình. Xin dùng đúng bản Motcua đã tạo cơ sở dữ liệu này.`,
			en: `Migration ${version} (${known?.name ?? '?'}) in the database is not the one shipped with this program. Use the Motcua release that made this database.`,
		});
	}
	return shipped.slice(found);
}

/** Wraps what went wrong inside a migration; the database is as it was before it. */
export function migrationFailed(failed: Migration, cause: unknown): DatabaseError {
	const reason = cause instanceof Error ? cause.message : String(cause);
	return new DatabaseError(
		'database.migrationFailed',
		{
			vi: `Bước nâng cấp cơ sở dữ liệu ${failed.version} (${failed.name}) không thực hiện được: ${reason}. Dữ liệu vẫn như trước bước này.`,
			en: `Database migration ${failed.version} (${failed.name}) failed: ${reason}. The data is as it was before it.`,
		},
		cause,
	);
}
