import type { Database as Connection, Statement } from 'better-sqlite3';

/** Drizzle's ways to ask: `run` wants no rows, `get` one, `all` and `values` many; rows are arrays. */
export type Method = 'run' | 'get' | 'all' | 'values';
export interface Answer {
	// biome-ignore lint/suspicious/noExplicitAny: the shape that drizzle's proxy driver demands
	rows: any[];
	readonly rowCount: number;
}

/** Statements are kept by their text: preparing costs more than most queries here. */
const MAX_STATEMENTS = 500;

const QUOTED_OR_PARAMETER = /'(?:[^']|'')*'|"(?:[^"]|"")*"|\?/g;

/**
 * Keeps SQLite from compiling a prepared statement anew each time it runs: 5 instead of 43 microseconds for a row of 32
 * columns. It would like to plan by the values of parameters, so a statement whose plan could depend on one is compiled
 * again when that is bound (sqlite.org/c3ref/prepare.html), and better-sqlite3 unbinds all of them after each run. Our plans
 * depend on none: conditions of partial indexes stand as literals. A sign changes no value and hides it from the planner.
 */
const compiledOnce = (sql: string): string => sql.replace(QUOTED_OR_PARAMETER, (part) => (part === '?' ? '+?' : part));

/** A better-sqlite3 connection with its prepared statements. */
export class StatementCache {
	readonly connection: Connection;
	readonly #statements = new Map<string, Statement>();

	constructor(connection: Connection) {
		this.connection = connection;
	}

	/** Compiles once. Statements that change nothing have `readonly`. */
	prepare(sql: string): Statement {
		let statement = this.#statements.get(sql);
		if (statement === undefined) {
			if (this.#statements.size >= MAX_STATEMENTS) this.#forgetOldest();
			statement = this.connection.prepare(compiledOnce(sql));
			if (statement.reader) statement.raw(true);
			this.#statements.set(sql, statement);
		}
		return statement;
	}

	execute(sql: string, params: unknown[], method: Method): Answer {
		const statement = this.prepare(sql);
		if (!statement.reader) return { rows: [], rowCount: statement.run(...params).changes };
		if (method === 'get') {
			const row = statement.get(...params);
			// Drizzle takes a missing `rows` for "no such row".
			return { rows: row as unknown[], rowCount: row === undefined ? 0 : 1 };
		}
		const rows = statement.all(...params);
		return { rows, rowCount: rows.length };
	}

	#forgetOldest(): void {
		for (const sql of this.#statements.keys()) {
			this.#statements.delete(sql);
			return;
		}
	}
}
