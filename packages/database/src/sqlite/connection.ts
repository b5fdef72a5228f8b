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
			statement = this.connection.prepare(sql);
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
