import type { Reader, Tx } from '../../handle.ts';
import type { SearchExpression } from './search-expression.ts';

/** Words of one dossier for the index. */
export interface SearchRow {
	readonly n: number;
	readonly wardId: string;
	readonly words: readonly string[];
	/** Those of them that belong to the vocabulary. */
	readonly plain: readonly string[];
	/** Whether the dossier may be in the index already. */
	readonly replaces: boolean;
}

/** Which dossiers: those of a ward whose words fulfil the expression, newest first, by number. */
export interface SearchWindow {
	readonly wardId: string;
	readonly expression: SearchExpression;
	/** Numbers below this one only. */
	readonly below: number;
	/** Numbers above this one only. */
	readonly above: number;
	readonly limit: number;
}

/** What each engine does in its own SQL. */
export interface SearchDialect {
	store(tx: Tx, row: SearchRow): Promise<void>;
	find(read: Reader, window: SearchWindow): Promise<readonly number[]>;
	/** Joins some of the parts that writing leaves; returns whether there may be more to do. */
	compact(tx: Tx, begin: boolean): Promise<boolean>;
}
