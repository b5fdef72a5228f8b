import type { SeededRandom } from '../procedure/context.ts';

/**
 * The same numbers for the same seed: sfc32, seeded by four FNV-1a hashes of the text.
 *
 * Self-contained: its source text is part of the script that runs inside the sandbox, see `runtime-source.ts`.
 */
export function seededRandom(seed: string): SeededRandom {
	const hash = (salt: number) => {
		let value = 0x811c9dc5 ^ salt;
		for (let i = 0; i < seed.length; i++) value = Math.imul(value ^ seed.charCodeAt(i), 0x01000193);
		return value >>> 0;
	};
	let [a, b, c, counter] = [hash(1), hash(2), hash(3), hash(4)];
	const word = () => {
		const sum = (a + b + counter) | 0;
		counter = (counter + 1) | 0;
		a = b ^ (b >>> 9);
		b = (c + (c << 3)) | 0;
		c = ((c << 21) | (c >>> 11)) + sum;
		return sum >>> 0;
	};
	// The first words still show the seed.
	for (let i = 0; i < 12; i++) word();

	const next = () => ((word() >>> 5) * 0x4000000 + (word() >>> 6)) / 0x20000000000000;
	return Object.freeze({
		next,
		integer(min: number, max: number) {
			if (!Number.isSafeInteger(min) || !Number.isSafeInteger(max) || min > max) {
				throw new RangeError(`random.integer(${min}, ${max}): expected two whole numbers, the smaller first`);
			}
			return min + Math.floor(next() * (max - min + 1));
		},
		id: () => [word(), word()].map((part) => part.toString(16).padStart(8, '0')).join(''),
	});
}
