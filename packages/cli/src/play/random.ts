/** Numbers that look random and are the same every time: the demo ward is the same on every machine. */
export interface Random {
	/** From 0 (included) to 1 (not included). */
	next(): number;
	/** A whole number from `min` to `max`, both included. */
	integer(min: number, max: number): number;
	pick<T>(list: readonly T[]): T;
	/** One of the entries, as often as its weight says. */
	weighted<T>(list: readonly (readonly [T, number])[]): T;
}

/** Mulberry32: 32 bits of state are plenty for a few thousand choices. */
export function createRandom(seed: number): Random {
	let state = seed >>> 0;
	const next = (): number => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
	const pick = <T>(list: readonly T[]): T => {
		const chosen = list[Math.floor(next() * list.length)];
		if (chosen === undefined) throw new RangeError('nothing to pick from');
		return chosen;
	};
	return {
		next,
		pick,
		integer: (min, max) => min + Math.floor(next() * (max - min + 1)),
		weighted(list) {
			let rest = next() * list.reduce((sum, [, weight]) => sum + weight, 0);
			for (const [value, weight] of list) {
				rest -= weight;
				if (rest < 0) return value;
			}
			return pick(list)[0];
		},
	};
}
