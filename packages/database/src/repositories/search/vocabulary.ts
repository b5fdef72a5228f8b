import { sql } from 'drizzle-orm';
import { session, type Tx } from '../../handle.ts';
import { preparedChange } from '../../prepared.ts';
import type { SearchRow } from './search-dialect.ts';

/** One dossier of so many is counted: enough to tell frequent words from rare ones, at hardly any cost. */
const SAMPLE = 16;
/** Beyond this many the table alone remembers what is known. */
const MAX_KNOWN_WORDS = 100_000;

/** Words known to be in the vocabulary, per database: after the first hundred dossiers there is hardly a new one. */
const knownWords = new WeakMap<object, Set<string>>();

const countWord = preparedChange<{ word: string }>()((q, t, p) =>
	q
		.insert(t.searchWord)
		.values({ word: p.word, uses: 1 })
		.onConflictDoUpdate({ target: t.searchWord.word, set: { uses: sql`${t.searchWord.uses} + 1` } }),
);

/** Adds the words of dossiers to the vocabulary, and counts those of some. */
export async function learnWords(tx: Tx, rows: readonly SearchRow[]): Promise<void> {
	const known = knownWords.get(tx[session]) ?? new Set();
	knownWords.set(tx[session], known);
	const learned = new Set<string>();
	for (const { n, plain } of rows) {
		for (const word of plain) if (n % SAMPLE === 0 || !known.has(word)) learned.add(word);
	}
	// In one order, so that concurrent transactions do not lock words crosswise.
	for (const word of [...learned].sort()) await countWord(tx, { word });
	tx.afterCommit(() => {
		if (known.size < MAX_KNOWN_WORDS) for (const word of learned) known.add(word);
	});
}
