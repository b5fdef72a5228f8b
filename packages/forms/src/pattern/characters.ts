import { PatternError } from './pattern-error.ts';

/** Tells whether one code point belongs to a set of characters. */
export type CharacterTest = (codePoint: number) => boolean;

const DIGIT: CharacterTest = (point) => point >= 48 && point <= 57;
const WORD: CharacterTest = (point) =>
	DIGIT(point) || point === 95 || (point >= 65 && point <= 90) || (point >= 97 && point <= 122);
const SPACE: CharacterTest = (point) => /\s/u.test(String.fromCodePoint(point));

export const ANY: CharacterTest = (point) => point !== 10;

export const literal =
	(expected: number): CharacterTest =>
	(point) =>
		point === expected;

export const not =
	(test: CharacterTest): CharacterTest =>
	(point) =>
		!test(point);

export const anyOf =
	(tests: readonly CharacterTest[]): CharacterTest =>
	(point) =>
		tests.some((test) => test(point));

export const between =
	(from: number, to: number): CharacterTest =>
	(point) =>
		point >= from && point <= to;

const CLASSES: Readonly<Record<string, CharacterTest>> = {
	d: DIGIT,
	D: not(DIGIT),
	w: WORD,
	W: not(WORD),
	s: SPACE,
	S: not(SPACE),
};
const CONTROLS: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9 };
/** General categories that names and numbers of papers need; scripts and the rest are left out on purpose. */
const CATEGORIES = new Set(['L', 'Lu', 'Ll', 'M', 'Mn', 'N', 'Nd', 'P', 'Zs']);
const SYNTAX_CHARACTERS = new Set('\\^$.*+?()[]{}|/-');

/** What an escape stands for: a set of characters, or one character (then usable as the end of a range). */
export type Escape =
	| { readonly test: CharacterTest; readonly end: number }
	| { readonly point: number; readonly end: number };

/**
 * Reads the escape that starts at `at` (the backslash).
 *
 * @throws PatternError for back references, anchors inside and escapes outside the subset.
 */
export function readEscape(source: string, at: number): Escape {
	const letter = source[at + 1];
	if (letter === undefined) throw new PatternError('syntax', at, 'a backslash at the end');
	const known = CLASSES[letter];
	if (known !== undefined) return { test: known, end: at + 2 };
	const control = CONTROLS[letter];
	if (control !== undefined) return { point: control, end: at + 2 };
	if (letter === 'p' || letter === 'P') return readCategory(source, at, letter === 'P');
	if (/[1-9k]/.test(letter)) throw new PatternError('backReference', at, source.slice(at, at + 2));
	if (SYNTAX_CHARACTERS.has(letter)) return { point: letter.charCodeAt(0), end: at + 2 };
	throw new PatternError('unsupported', at, source.slice(at, at + 2));
}

function readCategory(source: string, at: number, negated: boolean): Escape {
	const end = source.indexOf('}', at);
	const name = source[at + 2] === '{' && end > 0 ? source.slice(at + 3, end) : '';
	if (!CATEGORIES.has(name)) throw new PatternError('unsupported', at, source.slice(at, at + 6));
	const expression = new RegExp(`\\p{${name}}`, 'u');
	const test: CharacterTest = (point) => expression.test(String.fromCodePoint(point));
	return { test: negated ? not(test) : test, end: end + 1 };
}
