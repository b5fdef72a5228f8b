import { isDeepStrictEqual } from 'node:util';
import type { ChangedPart, ChangeKind, PackageChange } from './package-diff.ts';

/** Something in the same place on both sides; undefined where there is nothing. */
export interface Pair<T> {
	readonly key: string;
	readonly before: T | undefined;
	readonly after: T | undefined;
}

/** Pairs the entries of two lists or records by key, in the order of the second, what is gone at the end. */
export function paired<T>(
	before: Iterable<readonly [string, T]>,
	after: Iterable<readonly [string, T]>,
): readonly Pair<T>[] {
	const [old, fresh] = [new Map(before), new Map(after)];
	return [...new Set([...fresh.keys(), ...old.keys()])].map((key) => ({
		key,
		before: old.get(key),
		after: fresh.get(key),
	}));
}

export const byKey = <T extends { readonly key: string }>(list: readonly T[]) =>
	list.map((item) => [item.key, item] as const);

/** Equality of JSON values; a property that is undefined counts as absent. */
export const same = (a: unknown, b: unknown): boolean => isDeepStrictEqual(plain(a), plain(b));
const plain = (value: unknown): unknown => (value === undefined ? undefined : JSON.parse(JSON.stringify(value)));

type Sentences = readonly [vi: string, en: string];

/** Writes a change down; `before` and `after` become JSON. */
export const change = (
	part: ChangedPart,
	kind: ChangeKind,
	bump: PackageChange['bump'],
	place: string,
	[before, after]: readonly [unknown, unknown],
	[vi, en]: Sentences,
): PackageChange => ({
	kind,
	part,
	place,
	before: plain(before) ?? null,
	after: plain(after) ?? null,
	bump,
	message: { vi, en },
});

/** A value in a sentence. */
export const shown = (value: unknown): string =>
	value === undefined || value === null ? '–' : typeof value === 'string' ? value : JSON.stringify(value);
