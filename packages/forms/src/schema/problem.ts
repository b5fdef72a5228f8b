import type { Localised } from '../definition.ts';

/** What is wrong with a form definition: for its author, at build time, and for the ward, at install time. */
export interface FormProblem {
	/** Where in the JSON: `sections[0].fields[2].visibleWhen`. Empty for the form as a whole. */
	readonly path: string;
	/** Stable: `shape.type`, `key.duplicate`, `expression.unknownName`… */
	readonly code: string;
	/** Says what was found and what is expected. */
	readonly message: Localised;
}

/** Problems of one definition are listed up to here; the rest would bury the first. */
const MAX_PROBLEMS = 100;

export class Problems {
	readonly list: FormProblem[] = [];

	add(path: string, code: string, vi: string, en: string): void {
		if (this.list.length < MAX_PROBLEMS) this.list.push({ path, code, message: { vi, en } });
	}
}

/** Path of an element of a list: `fields` + 2 → `fields[2]`. */
export function at(path: string, step: string | number): string {
	if (typeof step === 'number') return `${path}[${step}]`;
	return path === '' ? step : `${path}.${step}`;
}
