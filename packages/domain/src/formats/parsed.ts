import type { Localised } from '../localised.ts';

/** What is wrong, or remarkable, with a value: a stable code, and what was expected. Never repeats personal data. */
export interface FormatProblem {
	/** `<format>.<what>`, for example `personalId.length`. */
	readonly code: string;
	readonly message: Localised;
}

/** A value in its stored form with remarks that do not block, or the one problem that does. */
export type Parsed<T> =
	| { readonly ok: true; readonly value: T; readonly warnings: readonly FormatProblem[] }
	| { readonly ok: false; readonly problem: FormatProblem };

/** Thrown by the writing side (codes, amounts in words) when the caller's own value cannot be written. */
export class FormatError extends Error {
	readonly code: string;
	readonly localised: Localised;
	constructor(code: string, vi: string, en: string) {
		super(`${code}: ${en}`);
		this.name = 'FormatError';
		this.code = code;
		this.localised = { vi, en };
	}
}

export function problem(code: string, vi: string, en: string): FormatProblem {
	return { code, message: { vi, en } };
}
export function valid<T>(value: T, warnings: readonly FormatProblem[] = []): Parsed<T> {
	return { ok: true, value, warnings };
}
export function invalid<T>(code: string, vi: string, en: string): Parsed<T> {
	return { ok: false, problem: problem(code, vi, en) };
}
