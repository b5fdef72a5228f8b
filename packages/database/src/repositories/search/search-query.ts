import { and, asc, desc, gte, lt } from 'drizzle-orm';
import type { Reader } from '../../handle.ts';
import { prepared } from '../../prepared.ts';
import type { SearchExpression } from './search-expression.ts';
import { isPlainWord, localPhone, MAX_RUN, runOf, wordsOf } from './words.ts';

/** More words than this narrow nothing down. */
const MAX_QUERY_WORDS = 8;
/** Letters from which on a word is completed. */
const MIN_PREFIX = 2;
/** A number of this length is completed: enough of a phone number or code to mean something. */
const MIN_NUMBER_PREFIX = 5;
/** Only the most frequent completions are looked for: each costs a look-up, and with one letter more there are few. */
const MAX_COMPLETIONS = 20;

/** What somebody typed, as conditions from strict to loose. */
export interface SearchQuery {
	/** Typed as a whole code, perhaps; upper case. */
	readonly code: string;
	/** The words side by side in this order; `null` for a single word. */
	readonly adjacent: SearchExpression | null;
	/** The words anywhere in the dossier; `null` when nothing searchable was typed. */
	readonly anywhere: SearchExpression | null;
}

/** Reads what was typed. The last word may be unfinished. */
export async function parseSearch(read: Reader, text: string): Promise<SearchQuery> {
	const words = finished(wordsOf(joinPhone(text)), text).slice(0, MAX_QUERY_WORDS);
	const code = text.trim().toUpperCase();
	const last = words.at(-1);
	if (last === undefined) return { code, adjacent: null, anywhere: null };
	const before = words.slice(0, -1);
	const endings = await complete(read, last);
	const anywhere: SearchExpression = { all: [...before.map((word) => ({ word })), anyOf(endings)] };
	return { code, adjacent: adjacentRuns(before, endings), anywhere };
}

/** A single letter after other words is the start of the next one: it begins too many to be worth completing. */
function finished(words: string[], text: string): string[] {
	const last = words.at(-1) ?? '';
	const justBegun = words.length > 1 && last.length < MIN_PREFIX && isPlainWord(last) && !/\s$/.test(text);
	return justBegun ? words.slice(0, -1) : words;
}

/** "0912 345 678" and "+84 912 345 678" are one number. */
function joinPhone(text: string): string {
	const digits = text.replace(/[\s.()-]/g, '');
	return /^(\+84|0)\d{8,10}$/.test(digits) ? localPhone(digits) : text;
}

type Ending = { readonly word: string } | { readonly prefix: string };
const anyOf = (endings: readonly Ending[]): SearchExpression => ({ any: endings });

/** The words side by side: one run, or overlapping runs when there are more words than a run holds. */
function adjacentRuns(before: readonly string[], endings: readonly Ending[]): SearchExpression | null {
	if (before.length === 0) return null;
	const runs: SearchExpression[] = [];
	for (let i = 0; i + MAX_RUN <= before.length; i++) runs.push({ word: runOf(before.slice(i, i + MAX_RUN)) });
	const start = before.slice(-(MAX_RUN - 1));
	const last = endings.map(
		(ending): Ending =>
			'word' in ending ? { word: runOf([...start, ending.word]) } : { prefix: runOf([...start, ending.prefix]) },
	);
	return { all: [...runs, anyOf(last)] };
}

const wordsFrom = prepared<{ from: string; until: string; limit: number }>()((q, t, p) =>
	q
		.select({ word: t.searchWord.word })
		.from(t.searchWord)
		.where(and(gte(t.searchWord.word, p.from), lt(t.searchWord.word, p.until)))
		.orderBy(desc(t.searchWord.uses), asc(t.searchWord.word))
		.limit(p.limit),
);

/** What the unfinished word may become. */
async function complete(read: Reader, start: string): Promise<readonly Ending[]> {
	if (!isPlainWord(start)) return start.length >= MIN_NUMBER_PREFIX ? [{ prefix: start }] : [{ word: start }];
	if (start.length < MIN_PREFIX) return [{ word: start }];
	// U+10FFFF sorts after every letter on both engines.
	const found = await wordsFrom(read, { from: start, until: `${start}\u{10FFFF}`, limit: MAX_COMPLETIONS });
	return found.length > 0 ? found : [{ word: start }];
}
