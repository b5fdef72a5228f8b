import type { DossierState } from '@motcua/domain/dossier';
import type { Collector, Database, Reader, Tx } from '../../handle.ts';
import { postgresSearch } from './postgres-search.ts';
import type { SearchDialect, SearchRow } from './search-dialect.ts';
import { sqliteSearch } from './sqlite-search.ts';
import { learnWords } from './vocabulary.ts';
import { blockOf, blockWord, indexedWords, sameSearchTexts } from './words.ts';

export const searchDialect = (on: Reader): SearchDialect =>
	on.dialectName === 'sqlite' ? sqliteSearch : postgresSearch;

/**
 * Index rows are written once per commit: FTS5 flushes its buffer at every savepoint, so a row per transaction would
 * make a segment per transaction.
 */
const searchIndex: Collector<SearchRow> = {
	name: 'search index',
	async flush(tx, rows) {
		const dialect = searchDialect(tx);
		for (const row of rows) await dialect.store(tx, row);
		await learnWords(tx, rows);
	},
};

/** Brings the index up to date when the transaction commits; does nothing when no searched text changed. */
export function indexForSearch(tx: Tx, n: number, before: DossierState | null, after: DossierState): void {
	if (before !== null && sameSearchTexts(before, after)) return;
	const { words, plain } = indexedWords(after);
	words.push(blockWord(blockOf(n)));
	tx.defer(searchIndex, { n, wardId: after.wardId, words, plain, replaces: before !== null });
}

/**
 * Joins the parts in which the search index was written into one: searches then look in one place instead of a dozen. For
 * the night; in small transactions, so that others write in between. Returns how many there were.
 */
export async function compactSearchIndex(db: Database): Promise<number> {
	let steps = 0;
	for (let more = true; more; steps++) {
		more = await db.write((tx) => searchDialect(tx).compact(tx, steps === 0), { name: 'compact search index' });
	}
	return steps;
}
