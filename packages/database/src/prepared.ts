import { type Placeholder, sql } from 'drizzle-orm';
import { type Reader, session } from './handle.ts';
import type { Tables } from './tables/index.ts';

/** Parameters of a prepared query by name: stands in the query where a value would. */
type Parameters<P> = { readonly [K in keyof P & string]: Placeholder<K> };

/** What drizzle's builders of both dialects can do; PostgreSQL's takes a name, under which the server keeps the plan. */
interface Preparable<R> {
	prepare(name?: string): { execute(values?: Record<string, unknown>): Promise<R> };
}

/** A query with named parameters, as a function. */
export type PreparedQuery<P, R> = (on: Reader, params: P) => Promise<R>;

let lastName = 0;
const parameters = new Proxy({}, { get: (_, name) => sql.placeholder(String(name)) });

/**
 * Declares a query that is built once per database and then only filled in: building costs several times what SQLite
 * needs to run it. `prepared<Params>()((q, tables, param) => query)`.
 */
export const prepared =
	<P extends object>() =>
	<R>(build: (q: Reader, tables: Tables, param: Parameters<P>) => Preparable<R>): PreparedQuery<P, R> => {
		const name = `motcua_${++lastName}`;
		const built = new WeakMap<object, { execute(values?: Record<string, unknown>): Promise<R> }>();
		return (on, params) => {
			let query = built.get(on[session]);
			if (query === undefined) {
				query = build(on, on.tables, parameters as Parameters<P>).prepare(name);
				built.set(on[session], query);
			}
			return query.execute(params as Record<string, unknown>);
		};
	};
