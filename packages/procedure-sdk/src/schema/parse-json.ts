/** Keys that reach a prototype when somebody copies them carelessly. */
const DANGEROUS_KEYS = new Set(['__proto__', 'constructor', 'prototype']);
const MAX_DEPTH = 64;

/** JSON that must not be trusted: refused when it nests too deep for recursive code or names a prototype. */
export function parseUntrustedJson(
	text: string,
): { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly why: string } {
	if (deeperThan(text, MAX_DEPTH)) return { ok: false, why: `nested deeper than ${MAX_DEPTH} levels` };
	try {
		const value: unknown = JSON.parse(text, (key, item: unknown) => {
			if (DANGEROUS_KEYS.has(key)) throw new Error(`a key named ${key}`);
			return item;
		});
		return { ok: true, value };
	} catch (error) {
		return { ok: false, why: error instanceof Error ? error.message : 'not JSON' };
	}
}

/** Counts brackets outside strings; right for every text that is JSON, and harmless for the others. */
function deeperThan(text: string, limit: number): boolean {
	let depth = 0;
	let inString = false;
	for (let i = 0; i < text.length; i++) {
		const character = text[i];
		if (inString) {
			if (character === '\\') i++;
			else if (character === '"') inString = false;
		} else if (character === '"') inString = true;
		else if (character === '{' || character === '[') {
			depth += 1;
			if (depth > limit) return true;
		} else if (character === '}' || character === ']') depth -= 1;
	}
	return false;
}
