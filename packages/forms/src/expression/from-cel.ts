/** A CEL value as JSON: ints become numbers, missing parts of a person, address or row are left out. */
export function fromCel(value: unknown): unknown {
	if (typeof value === 'bigint') return Number(value);
	if (value === null || typeof value !== 'object') return value;
	if (Array.isArray(value)) return value.map(fromCel);
	const entries: readonly [string, unknown][] = value instanceof Map ? [...value] : Object.entries(value);
	return Object.fromEntries(entries.filter(([, part]) => part !== null).map(([key, part]) => [key, fromCel(part)]));
}
