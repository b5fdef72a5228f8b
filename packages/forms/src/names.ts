/** What a key of a field, section or form may look like. */
export const KEY_PATTERN = /^[a-z][A-Za-z0-9]{0,63}$/;

/** Names that expressions use for other things, and names that every JavaScript object has. */
const RESERVED = new Set([
	'today',
	'item',
	'index',
	'outerItem',
	// CEL: constants and words
	'string',
	'bool',
	'int',
	'uint',
	'double',
	'map',
	'list',
	'bytes',
	'type',
	'dyn',
	'google',
	'cel',
	'optional',
	'true',
	'false',
	'null',
	'in',
	'as',
	'break',
	'const',
	'continue',
	'else',
	'for',
	'function',
	'if',
	'import',
	'let',
	'loop',
	'package',
	'namespace',
	'return',
	'var',
	'void',
	'while',
	'prototype',
	...Object.getOwnPropertyNames(Object.prototype),
]);

/** True for a key that no field may have: it would mean something else in expressions or in JavaScript. */
export function isReservedKey(key: string): boolean {
	return RESERVED.has(key);
}

/** Path of a part: `mother` + `birthDate` → `mother.birthDate`. */
export function partPath(path: string, part: string): string {
	return path === '' ? part : `${path}.${part}`;
}

/** Path of a row: `papers` + 2 → `papers[2]`. */
export function rowPath(path: string, index: number): string {
	return `${path}[${index}]`;
}

/** A text from outside, short enough to stand in a message. */
export function quoteShort(text: string): string {
	const clean = text.toWellFormed().replace(/\p{C}/gu, ' ');
	return clean.length > 60 ? `${clean.slice(0, 60).toWellFormed()}…` : clean;
}
