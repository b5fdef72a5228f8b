import { Column, is, Param, Placeholder, SQL, sql } from 'drizzle-orm';
import { type Changes, type Reader, session } from './handle.ts';
import type { Tables } from './tables/index.ts';

/** Parameters of a prepared query by name: stands in the query where a value would. */
type Parameters<P> = { readonly [K in keyof P & string]: Placeholder<K> };

/** A query with named parameters, as a function. */
export type PreparedQuery<P, R> = (on: Reader, params: P) => Promise<R>;

type Values = Readonly<Record<string, unknown>>;
/** A builder of the query builder, of either dialect; awaiting it would give `R`. */
interface Query<R> {
	toSQL(): { readonly sql: string; readonly params: unknown[] };
	prepare(): { execute(): Promise<R> };
}
type Change = Pick<Query<unknown>, 'toSQL'>;

/**
 * A parameter in a condition, stored as `column` stores its values. The query builder does that by itself for values that
 * are inserted or set, and for constants; a bare parameter in a condition goes to the database as it is given.
 */
export const as = (column: Column, parameter: Placeholder): Param => new Param(parameter, column);

/** A parameter that is set by an update, which the builder's types do not foresee though the builder does. */
export const value = (parameter: Placeholder): never => parameter as never;

const parameters = new Proxy({}, { get: (_, name) => sql.placeholder(String(name)) });
let lastName = 0;
/** Names of plans, which PostgreSQL keeps per connection. */
const newName = (): string => `motcua_${++lastName}`;

/**
 * Declares a query that is built once per database and then only filled in, `prepared<Params>()((q, tables, param) =>
 * query)`. Building a query, and the builder's own way of filling and decoding it, cost several times what SQLite needs
 * to run it; this is the short way for queries that are asked all the time. Selected fields must be flat.
 */
export const prepared =
	<P extends object>() =>
	<T extends object>(build: (q: Reader, tables: Tables, param: Parameters<P>) => Query<T[]>): PreparedQuery<P, T[]> => {
		const name = newName();
		const compiled = once((on) => {
			const query = build(on, on.tables, parameters as Parameters<P>);
			const { sql: text, params } = query.toSQL();
			const decode = decoderOf<T>(query);
			const slots = slotsOf(params);
			return async (values: Values) => (await on.sqlRows(text, fill(slots, values), name)).map(decode);
		});
		return (on, params) => compiled(on)(params as Values);
	};

/** As {@link prepared}, for a statement that returns no rows. */
export const preparedChange =
	<P extends object>() =>
	(build: (q: Reader, tables: Tables, param: Parameters<P>) => Change): PreparedQuery<P, Changes> => {
		const name = newName();
		const compiled = once((on) => {
			const { sql: text, params } = build(on, on.tables, parameters as Parameters<P>).toSQL();
			const slots = slotsOf(params);
			return (values: Values) => on.sqlChange(text, fill(slots, values), name);
		});
		return (on, params) => compiled(on)(params as Values);
	};

/** Made at the first use and kept as long as the database is. */
function once<T>(make: (on: Reader) => T): (on: Reader) => T {
	const made = new WeakMap<object, T>();
	return (on) => {
		let value = made.get(on[session]);
		if (value === undefined) {
			value = make(on);
			made.set(on[session], value);
		}
		return value;
	};
}

/** One parameter of the SQL: a constant, or a named value and how its column stores it. */
interface Slot {
	/** Null: a constant. */
	readonly name: string | null;
	readonly constant: unknown;
	/** Null: as it is. */
	readonly encode: ((value: unknown) => unknown) | null;
}

function slotsOf(params: readonly unknown[]): readonly Slot[] {
	return params.map((param): Slot => {
		if (is(param, Placeholder)) return { name: param.name, constant: null, encode: null };
		if (!is(param, Param) || !is(param.value, Placeholder)) return { name: null, constant: param, encode: null };
		const { encoder, value } = param;
		const { name } = value;
		if (encoder.mapToDriverValue === Column.prototype.mapToDriverValue) return { name, constant: null, encode: null };
		return { name, constant: null, encode: (given) => encoder.mapToDriverValue(given) };
	});
}

/** Columns encode values, not `null`: a date of `null` would be an error, a boolean of `null` would be false. */
function fill(slots: readonly Slot[], values: Values): unknown[] {
	const params: unknown[] = [];
	for (const { name, constant, encode } of slots) {
		const value = name === null ? constant : (values[name] ?? null);
		params.push(value === null || encode === null ? value : encode(value));
	}
	return params;
}

interface Field {
	readonly path: readonly string[];
	readonly field: Column | SQL | SQL.Aliased;
}

/** Turns a row as the database gives it, an array, into the object that the query builder would have made of it. */
function decoderOf<T>(query: Query<unknown>): (row: readonly unknown[]) => T {
	// What was selected, in the order of the SQL; the builder keeps it for its own decoding.
	const { fields = [] } = query.prepare() as { fields?: readonly Field[] };
	const cells = fields.map(({ path, field }) => {
		const [name = ''] = path;
		if (path.length !== 1) throw new TypeError(`A prepared query selects flat fields, not ${path.join('.')}`);
		const decoder = is(field, Column) ? field : is(field, SQL) ? decoderOfSql(field) : decoderOfSql(field.sql);
		return { name, decode: (value: unknown) => decoder.mapFromDriverValue(value) };
	});
	return (row) => {
		const result: Record<string, unknown> = {};
		let i = 0;
		for (const { name, decode } of cells) {
			const value = row[i++] ?? null;
			result[name] = value === null ? null : decode(value);
		}
		return result as T;
	};
}

const decoderOfSql = (expression: SQL): { mapFromDriverValue(value: unknown): unknown } =>
	(expression as unknown as { decoder: { mapFromDriverValue(value: unknown): unknown } }).decoder;
