import { type Column, is, Param, Placeholder, sql } from 'drizzle-orm';
import { type Changes, type Reader, session } from './handle.ts';
import type { Tables } from './tables/index.ts';

/** Parameters of a prepared query by name: stands in the query where a value would. */
type Parameters<P> = { readonly [K in keyof P & string]: Placeholder<K> };

/** A query with named parameters, as a function. */
export type PreparedQuery<P, R> = (on: Reader, params: P) => Promise<R>;

type Values = Record<string, unknown>;
interface Executable<R> {
	execute(values?: Values): Promise<R>;
	getQuery(): { readonly params: unknown[] };
}
/** What drizzle's builders of both dialects can do; PostgreSQL's takes a name, under which the server keeps the plan. */
interface Preparable<R> {
	prepare(name?: string): Executable<R>;
}
interface Printable {
	toSQL(): { readonly sql: string; readonly params: unknown[] };
}

/**
 * A parameter in a condition, stored as `column` stores its values. The query builder does that by itself for values that
 * are inserted or set, and for constants; a bare parameter in a condition goes to the database as it is given.
 */
export const as = (column: Column, parameter: Placeholder): Param => new Param(parameter, column);

let lastName = 0;
const newName = (): string => `motcua_${++lastName}`;
const parameters = new Proxy({}, { get: (_, name) => sql.placeholder(String(name)) });

/**
 * Declares a query that is built once per database and then only filled in: building costs several times what SQLite
 * needs to run it. `prepared<Params>()((q, tables, param) => query)`.
 */
export const prepared =
	<P extends object>() =>
	<R>(build: (q: Reader, tables: Tables, param: Parameters<P>) => Preparable<R>): PreparedQuery<P, R> => {
		const name = newName();
		const built = new WeakMap<object, (values: Values) => Promise<R>>();
		return (on, params) => {
			let run = built.get(on[session]);
			if (run === undefined) {
				const query = build(on, on.tables, parameters as Parameters<P>).prepare(name);
				const list = query.getQuery().params;
				const slots = slotsOf(list);
				// What the query builder still has to fill in needs no encoding any more.
				for (const [i, slot] of slots.entries()) if ('name' in slot) list[i] = sql.placeholder(slot.name);
				run = (values) => query.execute(encodeByName(slots, values));
				built.set(on[session], run);
			}
			return run(params as Values);
		};
	};

/** As {@link prepared}, for a statement that returns no rows: it goes to the database without the query builder's detours. */
export const preparedChange =
	<P extends object>() =>
	(build: (q: Reader, tables: Tables, param: Parameters<P>) => Printable): PreparedQuery<P, Changes> => {
		const name = newName();
		const built = new WeakMap<object, { readonly sql: string; readonly slots: readonly Slot[] }>();
		return (on, params) => {
			let statement = built.get(on[session]);
			if (statement === undefined) {
				const printed = build(on, on.tables, parameters as Parameters<P>).toSQL();
				statement = { sql: printed.sql, slots: slotsOf(printed.params) };
				built.set(on[session], statement);
			}
			return on.sqlChange(statement.sql, encodeInOrder(statement.slots, params as Values), name);
		};
	};

/** One parameter of the SQL: a constant, or a named value and how its column stores it. */
type Slot =
	| { readonly constant: unknown }
	| { readonly name: string; readonly encode: ((value: unknown) => unknown) | null };

function slotsOf(params: readonly unknown[]): readonly Slot[] {
	return params.map((param): Slot => {
		if (is(param, Placeholder)) return { name: param.name, encode: null };
		if (!is(param, Param) || !is(param.value, Placeholder)) return { constant: param };
		const { encoder, value } = param;
		return { name: value.name, encode: (given) => encoder.mapToDriverValue(given) };
	});
}

/** Columns encode values, not `null`: a date of `null` would be an error, a boolean of `null` would be false. */
const encoded = (slot: Slot, values: Values): unknown => {
	if (!('name' in slot)) return slot.constant;
	const value = values[slot.name] ?? null;
	return value === null || slot.encode === null ? value : slot.encode(value);
};

const encodeInOrder = (slots: readonly Slot[], values: Values): unknown[] => slots.map((slot) => encoded(slot, values));

function encodeByName(slots: readonly Slot[], values: Values): Values {
	const result: Values = {};
	for (const slot of slots) if ('name' in slot) result[slot.name] = encoded(slot, values);
	return result;
}
