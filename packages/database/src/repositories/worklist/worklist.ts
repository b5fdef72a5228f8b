import { and, asc, desc, eq, isNotNull, isNull, type Placeholder, type SQL, sql } from 'drizzle-orm';
import type { Reader } from '../../handle.ts';
import { type PreparedQuery, prepared } from '../../prepared.ts';
import { toMillis } from '../../tables/columns.ts';
import type { Tables } from '../../tables/index.ts';
import { decodeCursor, encodeCursor, type Page } from '../cursor.ts';
import { type DossierListItem, selectListItems } from '../dossiers/list-item.ts';
import { type Queue, RECEPTION, RETURN } from '../dossiers/queues.ts';

/** A list of a ward's dossiers; all but `finished` are ordered by what is due first. Instants are ISO strings. */
export type WorklistView =
	/** Assigned to this person, or waiting unassigned in one of these queues (`queuesOf` gives them). */
	| { readonly view: 'mine'; readonly staffId: string; readonly queues: readonly Queue[] }
	| { readonly view: 'unassigned'; readonly queues: readonly Queue[] }
	| { readonly view: 'queues'; readonly queues: readonly Queue[] }
	| { readonly view: 'toReceive' | 'toReturn' | 'waitingCitizen' | 'blocked' | 'open' | 'finished' }
	| { readonly view: 'overdue'; readonly now: string }
	| { readonly view: 'dueToday'; readonly now: string; readonly endOfDay: string };

export type WorklistQuery = WorklistView & {
	readonly wardId: string;
	/** Of the page before. */
	readonly cursor?: string | null;
	/** Default 25, at most 100. */
	readonly limit?: number;
};

interface Key {
	readonly wardId: string;
	/** Queue or staff id, where the list has one. */
	readonly who: string;
	/** Position after which the page begins, and before which it ends: milliseconds. */
	readonly after: number;
	readonly afterN: number;
	readonly until: number;
	readonly limit: number;
}
type ListQuery = PreparedQuery<Key, DossierListItem[]>;
type Parameters = { readonly [K in keyof Key]: Placeholder<K> };

/** Each list is one range of one partial index: its condition repeats the index's own, word for word. */
const rising = (condition: (t: Tables, p: Parameters) => SQL | undefined, key: 'sortAt' | 'deadlineAt' = 'sortAt') =>
	prepared<Key>()((q, t, p) =>
		selectListItems(q, t)
			.where(
				and(
					eq(t.dossier.wardId, p.wardId),
					condition(t, p),
					sql`(${t.dossier[key]}, ${t.dossier.n}) > (${p.after}, ${p.afterN})`,
					sql`${t.dossier[key]} < ${p.until}`,
				),
			)
			.orderBy(asc(t.dossier[key]), asc(t.dossier.n))
			.limit(p.limit),
	);

const lists = {
	open: rising((t) => isNull(t.dossier.finishedAt)),
	assigned: rising((t, p) =>
		and(isNotNull(t.dossier.queue), isNotNull(t.dossier.assigneeId), eq(t.dossier.queue, p.who)),
	),
	unassigned: rising((t, p) =>
		and(isNotNull(t.dossier.queue), isNull(t.dossier.assigneeId), eq(t.dossier.queue, p.who)),
	),
	assignee: rising((t, p) =>
		and(isNotNull(t.dossier.queue), isNotNull(t.dossier.assigneeId), eq(t.dossier.assigneeId, p.who)),
	),
	deadline: rising((t) => isNotNull(t.dossier.deadlineAt), 'deadlineAt'),
	waitingCitizen: rising((t) => isNotNull(t.dossier.citizenSince)),
	blocked: rising((t) => isNotNull(t.dossier.blockedSince)),
	finished: prepared<Key>()((q, t, p) =>
		selectListItems(q, t)
			.where(
				and(
					eq(t.dossier.wardId, p.wardId),
					isNotNull(t.dossier.finishedAt),
					sql`(${t.dossier.finishedAt}, ${t.dossier.n}) < (${p.until}, ${p.afterN})`,
				),
			)
			.orderBy(desc(t.dossier.finishedAt), desc(t.dossier.n))
			.limit(p.limit),
	),
} satisfies Record<string, ListQuery>;

const FOREVER = Number.MAX_SAFE_INTEGER;
const oneMillisecond = 1;

/**
 * One page of a worklist. Costs the same however many dossiers there are, because it reads only the rows it returns (and
 * at most as many again for each further queue).
 *
 * Errors: `list.badCursor`.
 */
export async function listWorklist(read: Reader, query: WorklistQuery): Promise<Page<DossierListItem>> {
	const limit = Math.min(query.limit ?? 25, 100);
	const key = keyOf(query, limit + 1);
	const found = await merge(read, partsOf(query), key);
	const items = found.slice(0, limit);
	const last = items.at(-1);
	const more = found.length > limit && last !== undefined;
	return { items, nextCursor: more ? encodeCursor([positionOf(query, last), last.n]) : null };
}

/** The first items of several ranges. Once there are enough, a further range is read only as far as it can come before them. */
async function merge(read: Reader, parts: readonly Part[], key: Omit<Key, 'who'>): Promise<DossierListItem[]> {
	let found: DossierListItem[] = [];
	let { until } = key;
	for (const [list, who] of parts) {
		const items = await list(read, { ...key, until, who });
		found = found.length === 0 ? items : [...found, ...items].sort(byDue).slice(0, key.limit);
		const last = found[key.limit - 1];
		if (last !== undefined) until = Math.min(until, toMillis(last.sortAt) + oneMillisecond);
	}
	return found;
}

/** A range, and whose. */
type Part = readonly [ListQuery, string];

const wholeQueue = (queue: Queue): readonly Part[] => [
	[lists.unassigned, queue],
	[lists.assigned, queue],
];

/** The index ranges that make up a view; `mine` and lists of queues are merged from several. */
function partsOf(query: WorklistView): readonly Part[] {
	switch (query.view) {
		case 'mine':
			return [[lists.assignee, query.staffId], ...query.queues.map((queue) => [lists.unassigned, queue] as const)];
		case 'unassigned':
			return query.queues.map((queue) => [lists.unassigned, queue]);
		case 'queues':
			return query.queues.flatMap(wholeQueue);
		case 'toReceive':
			return wholeQueue(RECEPTION);
		case 'toReturn':
			return wholeQueue(RETURN);
		case 'overdue':
		case 'dueToday':
			return [[lists.deadline, '']];
		default:
			return [[lists[query.view], '']];
	}
}

function keyOf(query: WorklistQuery, limit: number): Omit<Key, 'who'> {
	const { wardId } = query;
	const [at, n] = query.cursor == null ? [null, null] : decodeCursor(query.cursor, 2);
	if (query.view === 'finished') {
		return { wardId, after: 0, afterN: n ?? FOREVER, until: at ?? FOREVER, limit };
	}
	const start = query.view === 'dueToday' ? toMillis(query.now) - oneMillisecond : Number.MIN_SAFE_INTEGER;
	const after = { after: at ?? start, afterN: n ?? (query.view === 'dueToday' ? FOREVER : 0) };
	if (query.view === 'overdue') return { wardId, ...after, until: toMillis(query.now), limit };
	if (query.view === 'dueToday') return { wardId, ...after, until: toMillis(query.endOfDay), limit };
	return { wardId, ...after, until: FOREVER, limit };
}

/** The instant by which the item stands in its list. */
function positionOf(query: WorklistView, item: DossierListItem): number {
	if (query.view === 'finished') return toMillis(item.finishedAt ?? item.sortAt);
	if (query.view === 'overdue' || query.view === 'dueToday') return toMillis(item.deadlineAt ?? item.sortAt);
	return toMillis(item.sortAt);
}

const byDue = (a: DossierListItem, b: DossierListItem): number =>
	a.sortAt < b.sortAt ? -1 : a.sortAt > b.sortAt ? 1 : a.n - b.n;
