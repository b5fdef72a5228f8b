/**
 * A copy of what a handler returned, as JSON carries it. `undefined` properties are dropped; anything else that JSON would drop or bend
 * (functions, dates, maps, NaN, big integers, cycles) is refused by its place, instead of vanishing silently.
 *
 * Self-contained: its source text is part of the script that runs inside the sandbox, see `runtime-source.ts`.
 */
export function toPlain(value: unknown, place = 'result', depth = 0): unknown {
	const refuse = (what: string): never => {
		throw new TypeError(
			`${place}: ${what} không rời được bước xử lý; chỉ dùng dữ liệu JSON thuần. / ${place}: ${what} cannot leave a step; use plain JSON only.`,
		);
	};
	if (depth > 40) return refuse('a value nested deeper than 40 levels');
	if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
	if (typeof value === 'number') return Number.isFinite(value) ? value : refuse(String(value));
	if (typeof value !== 'object') return refuse(typeof value);
	if (Array.isArray(value)) return value.map((item, index) => toPlain(item, `${place}[${index}]`, depth + 1));
	const prototype = Object.getPrototypeOf(value);
	if (prototype !== null && prototype !== Object.prototype) {
		return refuse(`a ${String(prototype.constructor?.name ?? 'class instance')}`);
	}
	const copy: Record<string, unknown> = {};
	for (const [key, item] of Object.entries(value)) {
		if (key === '__proto__') refuse('a key named __proto__');
		if (item !== undefined) copy[key] = toPlain(item, `${place}.${key}`, depth + 1);
	}
	return copy;
}
