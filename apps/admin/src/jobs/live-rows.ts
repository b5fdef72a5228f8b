import { type Accessor, createComputed, createSignal, untrack } from 'solid-js';
import { createStore, reconcile, unwrap } from 'solid-js/store';

/** A list as the server last gave it. */
interface Given<Row> {
	/** Which list it is, and how much of it: another one is shown at once. */
	readonly list: string;
	/** Undefined while it is being fetched. */
	readonly rows: readonly Row[] | undefined;
}

/** Rows that follow the server, and stand still while somebody aims at one of them. */
export interface LiveRows<Row> {
	readonly rows: readonly Row[];
	/** How many rows would come or go; 0 while the list follows. */
	readonly changes: Accessor<number>;
	/** A pointer is over the list. */
	readonly held: Accessor<boolean>;
	hold(over: boolean): void;
	/** Shows what the server last gave. */
	release(): void;
}

/** There is no pointer that hovers: a finger is seen only when it is too late. */
const isTouch = (): boolean => globalThis.matchMedia?.('(hover: none)').matches ?? false;

/**
 * Keeps the rows of a list that is fetched every few seconds. A row keeps its element, so that focus and a click that is
 * under way survive; while a pointer is over the list no row comes, goes or moves, and only what stands in them changes.
 */
export function createLiveRows<Row extends object>(given: () => Given<Row>, key: string & keyof Row): LiveRows<Row> {
	const [shown, setShown] = createStore<{ rows: Row[] }>({ rows: [] });
	const [held, setHeld] = createSignal(false);
	const [changes, setChanges] = createSignal(0);
	let last: readonly Row[] = [];
	let list: string | null = null;
	const put = (rows: readonly Row[]): void => {
		// Copies: the store changes what it holds, and the cache of queries must not change with it.
		setShown('rows', reconcile(structuredClone([...rows]), { key }));
	};
	const release = (): void => {
		setChanges(0);
		put(last);
	};
	const standStill = (): void => {
		const fresh = new Map(last.map((row) => [row[key], row]));
		const before = unwrap(shown.rows);
		const gone = before.filter((row) => !fresh.has(row[key])).length;
		setChanges(last.length - (before.length - gone) + gone);
		put(before.map((row) => fresh.get(row[key]) ?? row));
	};
	createComputed(() => {
		const now = given();
		if (now.rows === undefined) return;
		last = now.rows.map((row) => unwrap(row));
		untrack(() => {
			const isSame = now.list === list && shown.rows.length > 0;
			list = now.list;
			if (isSame && (held() || isTouch())) standStill();
			else release();
		});
	});
	return {
		get rows() {
			return shown.rows;
		},
		changes,
		held,
		hold(over) {
			setHeld(over);
			if (!over) release();
		},
		release,
	};
}
