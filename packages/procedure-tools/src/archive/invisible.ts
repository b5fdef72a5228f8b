/**
 * Characters that a reviewer does not see: controls, zero width, bidirectional marks, fillers, variation selectors, tags. Malicious
 * extensions hid whole programs in them; code has no honest use for one that is not written as an escape.
 */
const INVISIBLE: readonly (readonly [from: number, to: number])[] = [
	[0x00, 0x08],
	[0x0b, 0x0c],
	[0x0e, 0x1f],
	[0x7f, 0x9f],
	[0xad, 0xad],
	[0x34f, 0x34f],
	[0x61c, 0x61c],
	[0x115f, 0x1160],
	[0x17b4, 0x17b5],
	[0x180b, 0x180f],
	[0x200b, 0x200f],
	[0x2028, 0x202e],
	[0x2060, 0x206f],
	[0x3164, 0x3164],
	[0xfe00, 0xfe0f],
	[0xfeff, 0xfeff],
	[0xffa0, 0xffa0],
	[0xfff0, 0xfffb],
	[0x1d173, 0x1d17a],
	[0xe0000, 0xe0fff],
];

/** Where an invisible character stands (1-based) and which it is (`U+200B`). */
export interface InvisibleCharacter {
	readonly line: number;
	readonly column: number;
	readonly codePoint: string;
}

const isInvisible = (code: number): boolean => INVISIBLE.some(([from, to]) => code >= from && code <= to);

/** The text without them. */
export const withoutInvisible = (text: string): string =>
	[...text].filter((character) => !isInvisible(character.codePointAt(0) ?? 0)).join('');

/** The first invisible character of a text. */
export function findInvisible(text: string): InvisibleCharacter | undefined {
	let line = 1;
	let column = 1;
	for (const character of text) {
		const code = character.codePointAt(0) ?? 0;
		if (isInvisible(code)) {
			return { line, column, codePoint: `U+${code.toString(16).toUpperCase().padStart(4, '0')}` };
		}
		if (character === '\n') {
			line += 1;
			column = 1;
		} else column += character.length;
	}
	return undefined;
}
