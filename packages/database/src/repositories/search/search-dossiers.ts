import { and, desc, eq, inArray, or, type Placeholder } from 'drizzle-orm';
import type { Reader } from '../../handle.ts';
import { prepared } from '../../prepared.ts';
import { decodeCursor, encodeCursor, type Page } from '../cursor.ts';
import { type DossierListItem, selectListItems } from '../dossiers/list-item.ts';
import { blockValues, inBlocks } from '../in-blocks.ts';
import type { SearchExpression } from './search-expression.ts';
import { searchDialect } from './search-index.ts';
import { parseSearch, type SearchQuery } from './search-query.ts';
import { beforeBlock, blockOf, blockWord } from './words.ts';

export interface DossierSearch {
	readonly wardId: string;
	/** As typed: a code or part of it, names and subjects without diacritics, phone or identity digits. The last word may be unfinished. */
	readonly text: string;
	/** Of the page before. */
	readonly cursor?: string | null;
	/** Default 25, at most 100. */
	readonly limit?: number;
}

/** Pages of a search go from strict to loose: first dossiers with the words side by side, then with the words anywhere. */
const ADJACENT = 0;
const ANYWHERE = 1;
/**
 * Blocks that one page looks through for words that stand apart. Two frequent words that hardly ever occur together make
 * the index compare long lists for nothing, and it minds no limit before it has found something; asking for the blocks
 * as well keeps that page quick, and the cursor goes on from there.
 */
const BLOCKS_PER_PAGE = 3;
const NEWEST = Number.MAX_SAFE_INTEGER;

/**
 * Dossiers of a ward by what people remember of them; the newest first within each degree of strictness, a dossier whose
 * code was typed before all others. A page may be short, even empty, and still have a next one.
 *
 * Errors: `list.badCursor`.
 */
export async function searchDossiers(read: Reader, search: DossierSearch): Promise<Page<DossierListItem>> {
	const query = await parseSearch(read, search.text);
	if (query.anywhere === null) return { items: [], nextCursor: null };
	const limit = Math.min(search.limit ?? 25, 100);
	const [tier = ADJACENT, below = NEWEST] = search.cursor == null ? [] : decodeCursor(search.cursor, 2);
	const byCode = await findByCode(read, search.wardId, query.code);
	const page = await findPage(read, search.wardId, query, { tier, below, limit });
	const found = await itemsOf(read, search.wardId, page.numbers);
	const codes = new Set(byCode.map((item) => item.n));
	return {
		items: [...(search.cursor == null ? byCode : []), ...found.filter((item) => !codes.has(item.n))],
		nextCursor: page.next === null ? null : encodeCursor(page.next),
	};
}

interface Position {
	readonly tier: number;
	readonly below: number;
	readonly limit: number;
}
interface NumbersPage {
	readonly numbers: readonly number[];
	readonly next: readonly number[] | null;
}

async function findPage(read: Reader, wardId: string, query: SearchQuery, at: Position): Promise<NumbersPage> {
	const { adjacent, anywhere } = query;
	if (anywhere === null) return { numbers: [], next: null };
	// A single word stands beside itself: there is only one degree.
	if (adjacent === null) return findStrict(read, wardId, anywhere, { ...at, tier: ANYWHERE });
	if (at.tier === ADJACENT) {
		const page = await findStrict(read, wardId, adjacent, at);
		// Loose hits would bury strict ones; they are looked for only when there are none, or when asked for.
		if (page.numbers.length > 0) return { ...page, next: page.next ?? [ANYWHERE, NEWEST] };
	}
	const below = at.tier === ANYWHERE ? at.below : NEWEST;
	return findLoose(read, wardId, { anywhere, adjacent }, { ...at, tier: ANYWHERE, below });
}

async function findStrict(
	read: Reader,
	wardId: string,
	expression: SearchExpression,
	at: Position,
): Promise<NumbersPage> {
	return pageOf(await find(read, wardId, expression, { ...at, above: 0 }), at);
}

async function findLoose(
	read: Reader,
	wardId: string,
	{ anywhere, adjacent }: { readonly anywhere: SearchExpression; readonly adjacent: SearchExpression },
	at: Position,
): Promise<NumbersPage> {
	const newest = at.below === NEWEST ? await newestNumber(read) : at.below - 1;
	const blocks = Array.from({ length: BLOCKS_PER_PAGE }, (_, i) => blockOf(newest) - i).filter((block) => block >= 0);
	const within = { any: blocks.map((block) => ({ word: blockWord(block) })) };
	const above = beforeBlock(blocks.at(-1) ?? 0);
	const found = await find(read, wardId, { all: [within, anywhere], not: adjacent }, { ...at, above });
	const page = pageOf(found, at);
	return page.next === null && above > 0 ? { ...page, next: [at.tier, above + 1] } : page;
}

function find(
	read: Reader,
	wardId: string,
	expression: SearchExpression,
	{ below, above, limit }: Position & { readonly above: number },
): Promise<readonly number[]> {
	// One more than asked for tells whether there is a next page.
	return searchDialect(read).find(read, { wardId, expression, below, above, limit: limit + 1 });
}

function pageOf(found: readonly number[], { tier, limit }: Position): NumbersPage {
	const numbers = found.slice(0, limit);
	const last = numbers.at(-1);
	return { numbers, next: found.length > limit && last !== undefined ? [tier, last] : null };
}

const newest = prepared<object>()((q, t) =>
	q.select({ n: t.dossier.n }).from(t.dossier).orderBy(desc(t.dossier.n)).limit(1),
);
async function newestNumber(read: Reader): Promise<number> {
	const [row] = await newest(read, {});
	return row?.n ?? 0;
}

const byCode = prepared<{ wardId: string; code: string }>()((q, t, p) =>
	selectListItems(q, t).where(
		and(eq(t.dossier.wardId, p.wardId), or(eq(t.dossier.code, p.code), eq(t.dossier.temporaryCode, p.code))),
	),
);
function findByCode(read: Reader, wardId: string, code: string): Promise<DossierListItem[]> {
	return code === '' ? Promise.resolve([]) : byCode(read, { wardId, code });
}

const byNumber = prepared<Record<string, unknown>>()((q, t, p) =>
	selectListItems(q, t)
		.where(and(eq(t.dossier.wardId, p.wardId as Placeholder), inArray(t.dossier.n, blockValues(p))))
		.orderBy(desc(t.dossier.n)),
);

const itemsOf = (read: Reader, wardId: string, numbers: readonly number[]): Promise<DossierListItem[]> =>
	inBlocks(numbers, -1, (block) => byNumber(read, { wardId, ...block }));
