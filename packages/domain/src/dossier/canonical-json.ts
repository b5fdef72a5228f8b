/**
 * JSON with the keys of every object in code-unit order and without blanks: the same text for the same value, whichever
 * database it was read from (PostgreSQL's `jsonb` reorders keys). `undefined` members are left out, as JSON does.
 *
 * Most of the cost of a decision is here: the value is put into order and written by the engine itself, which is quicker
 * than writing it here and gives one flat text to be hashed.
 */
export function canonicalJson(value: unknown): string {
	const ordered = inOrder(value);
	return ordered === NO_OBJECT ? spellOut(value) : (JSON.stringify(ordered) ?? 'null');
}

/** An object cannot hold these keys in code-unit order. */
const NO_OBJECT = Symbol('no object has this order');

/** The value with its keys in order, or {@link NO_OBJECT}. */
function inOrder(value: unknown): unknown {
	if (value === null || typeof value !== 'object') return value;
	if (Array.isArray(value)) return listInOrder(value);
	const members = value as Readonly<Record<string, unknown>>;
	const ordered: Record<string, unknown> = {};
	for (const key of sortedKeys(members)) {
		if (isMoved(key)) return NO_OBJECT;
		const member = inOrder(members[key]);
		if (member === NO_OBJECT) return NO_OBJECT;
		ordered[key] = member;
	}
	return ordered;
}

function listInOrder(list: readonly unknown[]): unknown {
	const ordered: unknown[] = [];
	for (const each of list) {
		const item = inOrder(each);
		if (item === NO_OBJECT) return NO_OBJECT;
		ordered.push(item);
	}
	return ordered;
}

/** Integers stand first in every object, whatever else it holds, and `__proto__` is no member. */
function isMoved(key: string): boolean {
	const first = key.charCodeAt(0);
	return (first >= 0x30 && first <= 0x39) || key === '__proto__';
}

/** What is in order already, as most of what was canonical once, is not sorted. */
function sortedKeys(members: Readonly<Record<string, unknown>>): readonly string[] {
	const keys = Object.keys(members);
	let last = '';
	for (const key of keys) {
		if (key < last) return keys.sort();
		last = key;
	}
	return keys;
}

function spellOut(value: unknown): string {
	if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
	if (Array.isArray(value)) return `[${value.map(spellOut).join(',')}]`;
	const members = value as Readonly<Record<string, unknown>>;
	const written = sortedKeys(members)
		.filter((key) => members[key] !== undefined)
		.map((key) => `${JSON.stringify(key)}:${spellOut(members[key])}`);
	return `{${written.join(',')}}`;
}
