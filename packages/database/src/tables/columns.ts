import * as pg from 'drizzle-orm/pg-core';
import * as lite from 'drizzle-orm/sqlite-core';

/**
 * Thrown when a repository is given an instant that is not ISO 8601 with an offset. A bug of the caller: stored, it would
 * be `NaN` and vanish from every index.
 */
export class BadInstantError extends TypeError {
	readonly code = 'database.badInstant';
	constructor(value: unknown) {
		super(`Expected an ISO 8601 instant with offset, such as 2026-03-02T01:00:00.000Z, got ${JSON.stringify(value)}`);
		this.name = 'BadInstantError';
	}
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;

/** Milliseconds since 1970 of an ISO instant. */
export function toMillis(iso: string): number {
	const ms = INSTANT.test(iso) ? Date.parse(iso) : Number.NaN;
	if (Number.isNaN(ms)) throw new BadInstantError(iso);
	return ms;
}
/** The ISO instant (UTC, milliseconds) of milliseconds since 1970. */
export const toIso = (ms: number): string => new Date(ms).toISOString();

/**
 * Instants are ISO strings in code and milliseconds in both databases: they sort, index and subtract the same way on
 * both, and a report's arithmetic is written once. JSON is text on both: PostgreSQL's jsonb would reorder keys of a
 * legal record and refuse the escape `\u0000`.
 */
const instant = { toDriver: toMillis, fromDriver: (value: number | string) => toIso(Number(value)) };
const json = {
	toDriver: (value: unknown) => JSON.stringify(value),
	fromDriver: (value: string) => JSON.parse(value) as unknown,
};
const liteInstant = lite.customType<{ data: string; driverData: number }>({ dataType: () => 'integer', ...instant });
const liteJson = lite.customType<{ data: unknown; driverData: string }>({ dataType: () => 'text', ...json });
const pgInstant = pg.customType<{ data: string; driverData: number }>({ dataType: () => 'bigint', ...instant });
const pgJson = pg.customType<{ data: unknown; driverData: string }>({ dataType: () => 'text', ...json });

/** SQLite's types are the canonical ones: the tables are declared once against this kit. */
export const sqliteKit = {
	table: lite.sqliteTable,
	/** Number of the row, given by the database; order of creation. */
	rowNumber: () => lite.integer('n').primaryKey(),
	id: () => lite.text('id').primaryKey(),
	text: (name: string) => lite.text(name),
	int: (name: string) => lite.integer(name),
	/** For sums and counters that may pass 2^31. */
	long: (name: string) => lite.integer(name),
	bool: (name: string) => lite.integer(name, { mode: 'boolean' }),
	/** ISO string in code. */
	instant: (name: string) => liteInstant(name),
	/** `Date` in code: only for the tables of the sign-in library, which thinks in dates. */
	date: (name: string) => lite.integer(name, { mode: 'timestamp_ms' }),
	json: <T>(name: string) => liteJson(name).$type<T>(),
	primaryKey: lite.primaryKey,
};
export type ColumnKit = typeof sqliteKit;

/** PostgreSQL's columns under SQLite's types: what repositories use of both builders is the same. */
export const postgresKit = {
	table: pg.pgTable,
	rowNumber: () => pg.bigint('n', { mode: 'number' }).primaryKey().generatedByDefaultAsIdentity(),
	id: () => pg.text('id').primaryKey(),
	text: (name: string) => pg.text(name),
	int: (name: string) => pg.integer(name),
	long: (name: string) => pg.bigint(name, { mode: 'number' }),
	bool: (name: string) => pg.boolean(name),
	instant: (name: string) => pgInstant(name),
	date: (name: string) => pg.timestamp(name, { withTimezone: true, mode: 'date', precision: 3 }),
	json: <T>(name: string) => pgJson(name).$type<T>(),
	primaryKey: pg.primaryKey,
} as unknown as ColumnKit;
