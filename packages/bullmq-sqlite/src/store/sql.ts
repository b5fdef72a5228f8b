import type { Database, Statement } from 'better-sqlite3';

/** One SQL text with the shapes of its parameters and rows; prepared once per connection, on first use. */
export interface Sql<Params extends unknown[], Row> {
	readonly text: string;
	readonly slot: number;
	/** Only carries the types; never set. */
	readonly shape?: (...params: Params) => Row;
}

let slots = 0;

/**
 * Declares a statement beside the code that uses it.
 *
 * The sign before each parameter changes no value and hides it from SQLite's planner. SQLite would like to plan by the values
 * of parameters, so it compiles a prepared statement again when one that could matter is bound anew (sqlite.org/c3ref/prepare.html),
 * which is at every run: a quarter of the time of a job. No plan here depends on a value.
 */
export const sql = <Params extends unknown[], Row = never>(text: string): Sql<Params, Row> => {
	const slot = slots;
	slots += 1;
	return { text: text.replaceAll('?', '+?'), slot };
};

/** The prepared statements of one connection. */
export class Statements {
	readonly #db: Database;
	readonly #prepared: (Statement<unknown[], unknown> | undefined)[] = [];

	constructor(db: Database) {
		this.#db = db;
	}

	/** First row or undefined. */
	get<Params extends unknown[], Row>(statement: Sql<Params, Row>, ...params: Params): Row | undefined {
		return this.#of(statement).get(...params) as Row | undefined;
	}

	/** All rows. */
	all<Params extends unknown[], Row>(statement: Sql<Params, Row>, ...params: Params): Row[] {
		return this.#of(statement).all(...params) as Row[];
	}

	/** Number of changed rows. */
	run<Params extends unknown[], Row>(statement: Sql<Params, Row>, ...params: Params): number {
		return this.#of(statement).run(...params).changes;
	}

	/** Runs an insert and gives the new row's number. */
	insert<Params extends unknown[], Row>(statement: Sql<Params, Row>, ...params: Params): number {
		return Number(this.#of(statement).run(...params).lastInsertRowid);
	}

	#of(statement: Sql<never, unknown>): Statement<unknown[], unknown> {
		const known = this.#prepared[statement.slot];
		if (known !== undefined) return known;
		// A connection of the application may give integers as bigints; ours all fit a number.
		const prepared = this.#db.prepare<unknown[], unknown>(statement.text).safeIntegers(false);
		this.#prepared[statement.slot] = prepared;
		return prepared;
	}
}
