import type { DossierState } from '@motcua/domain/dossier';
import { type Collector, type Reader, session, type Tx } from '../../handle.ts';
import { postgresSearch } from './postgres-search.ts';
import type { SearchDialect, SearchRow } from './search-dialect.ts';
import { sqliteSearch } from './sqlite-search.ts';
import { isPlainWord, sameSearchTexts, searchWords } from './words.ts';

export const searchDialect = (on: Reader): SearchDialect =>
	on.dialectName === 'sqlite' ? sqliteSearch : postgresSearch;

/** Words known to be in the vocabulary, per database: after the first hundred dossiers there is hardly a new one. */
const knownWords = new WeakMap<object, Set<string>>();
/** A vocabulary that grows without end is fed with noise; the table then answers for itself. */
const MAX_KNOWN_WORDS = 100_000;

/**
 * Index rows are written once per commit: FTS5 flushes its buffer at every savepoint, so a row per transaction would
 * make a segment per transaction.
 */
const searchIndex: Collector<SearchRow> = {
	name: 'search index',
	async flush(tx, rows) {
		const dialect = searchDialect(tx);
		const added = new Set<string>();
		const known = knownWords.get(tx[session]) ?? new Set();
		for (const row of rows) {
			await dialect.store(tx, row);
			for (const word of row.words) if (isPlainWord(word) && !known.has(word)) added.add(word);
		}
		// In one order, so that concurrent transactions do not lock words crosswise.
		for (const word of [...added].sort()) await dialect.addWord(tx, word);
		tx.afterCommit(() => remember(tx[session], known, added));
	},
};

function remember(key: object, known: Set<string>, added: ReadonlySet<string>): void {
	if (known.size < MAX_KNOWN_WORDS) for (const word of added) known.add(word);
	knownWords.set(key, known);
}

/** Brings the index up to date when the transaction commits; does nothing when no searched text changed. */
export function indexForSearch(tx: Tx, n: number, before: DossierState | null, after: DossierState): void {
	if (before !== null && sameSearchTexts(before, after)) return;
	tx.defer(searchIndex, { n, wardId: after.wardId, words: searchWords(after), replaces: before !== null });
}
