import type { ChildKind } from '../store/schema.ts';
import { FAILED_CHILD, PENDING_CHILD } from '../store/schema.ts';
import { sql } from '../store/sql.ts';
import type { Store } from '../store/store.ts';

/** A child as its parent knows it: qualified name and, once finished, its result (JSON) or failure reason. */
export interface Child {
	child: string;
	value: string | null;
}

const PUT = sql<[number, ChildKind, string, string | null, number]>(
	`INSERT INTO bullmq_child (parent, kind, child, value, score) VALUES (?, ?, ?, ?, ?)
	 ON CONFLICT (parent, kind, child) DO UPDATE SET value = excluded.value, score = excluded.score`,
);
const TAKE = sql<[number, ChildKind, string]>('DELETE FROM bullmq_child WHERE parent = ? AND kind = ? AND child = ?');
const HAS = sql<[number, ChildKind, string], unknown>(
	'SELECT 1 FROM bullmq_child WHERE parent = ? AND kind = ? AND child = ?',
);
const ANY = sql<[number, ChildKind], unknown>('SELECT 1 FROM bullmq_child WHERE parent = ? AND kind = ? LIMIT 1');
const HAS_CHILDREN = sql<[number], unknown>('SELECT 1 FROM bullmq_child WHERE parent = ? LIMIT 1');
const UNFINISHED = sql<[number], { kind: ChildKind }>(
	`SELECT kind FROM bullmq_child WHERE parent = ? AND kind IN (${PENDING_CHILD}, ${FAILED_CHILD}) ORDER BY kind LIMIT 1`,
);
const COUNT = sql<[number, ChildKind], { count: number }>(
	'SELECT count(*) AS count FROM bullmq_child WHERE parent = ? AND kind = ?',
);
const LIST = sql<[number, ChildKind, number, number], Child>(
	'SELECT child, value FROM bullmq_child WHERE parent = ? AND kind = ? ORDER BY seq LIMIT ? OFFSET ?',
);
const LIST_FAILED = sql<[number, number, number], Child>(
	`SELECT child, value FROM bullmq_child WHERE parent = ? AND kind = ${FAILED_CHILD} ORDER BY score, child LIMIT ? OFFSET ?`,
);

export const putChild = (
	store: Store,
	parent: number,
	kind: ChildKind,
	child: string,
	value: string | null = null,
	score = 0,
): void => {
	store.sql.run(PUT, parent, kind, child, value, score);
};

/** Takes the child off one list of its parent; says whether it was on it. */
export const takeChild = (store: Store, parent: number, kind: ChildKind, child: string): boolean =>
	store.sql.run(TAKE, parent, kind, child) > 0;

export const hasChild = (store: Store, parent: number, kind: ChildKind, child: string): boolean =>
	store.sql.get(HAS, parent, kind, child) !== undefined;

export const hasChildren = (store: Store, parent: number, kind: ChildKind): boolean =>
	store.sql.get(ANY, parent, kind) !== undefined;

export const countChildren = (store: Store, parent: number, kind: ChildKind): number =>
	store.sql.get(COUNT, parent, kind)?.count ?? 0;

/** A page of one list (all of it by default), in the order the children came onto it. */
export const listChildren = (store: Store, parent: number, kind: ChildKind, limit = -1, offset = 0): Child[] =>
	kind === FAILED_CHILD
		? store.sql.all(LIST_FAILED, parent, limit, offset)
		: store.sql.all(LIST, parent, kind, limit, offset);

/** What keeps a parent from completing: a pending child, else a failed one; undefined when nothing does. */
export const unfinishedKind = (store: Store, parent: number): ChildKind | undefined =>
	// Hardly any job has children, and the list of kinds costs a table of its own each time.
	store.sql.get(HAS_CHILDREN, parent) === undefined ? undefined : store.sql.get(UNFINISHED, parent)?.kind;

export const isPending = (store: Store, parent: number): boolean => hasChildren(store, parent, PENDING_CHILD);
