import type { Placeholder } from 'drizzle-orm';

/** A prepared query is built once, for one number of values; longer lists are asked for in several blocks. */
const BLOCK = 25;
const names = Array.from({ length: BLOCK }, (_, i) => `value${i}`);

/** Parameters for the values of one block: what `inArray` takes in a prepared query. */
export const blockValues = (p: Readonly<Record<string, unknown>>): Placeholder[] =>
	names.map((name) => p[name] as Placeholder);

/** Asks for all `values`, block by block; `filler` is a value that no row has. */
export async function inBlocks<V, T>(
	values: readonly V[],
	filler: V,
	ask: (block: Readonly<Record<string, V>>) => Promise<readonly T[]>,
): Promise<T[]> {
	const found: T[] = [];
	for (let from = 0; from < values.length; from += BLOCK)
		found.push(...(await ask(Object.fromEntries(names.map((name, i) => [name, values[from + i] ?? filler])))));
	return found;
}
