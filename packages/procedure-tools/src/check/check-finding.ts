import type { Localised } from '@motcua/forms';
import type { ProcedurePackage } from '@motcua/procedure-sdk';

/** What a rule found in a package. */
export interface CheckFinding {
	/** Stable id, for example `flow.deadEnd`. */
	readonly rule: string;
	/** An `error` refuses the package, a `warning` is shown to author and administrator. */
	readonly severity: 'error' | 'warning';
	/** File, and the place in it: `flow.json steps.examine`, `code/steps.js:1:250`. */
	readonly place: string;
	readonly message: Localised;
	/** What to do about it. */
	readonly fix: Localised;
}

/** A pure rule: a package in, findings out. Several ids may come from one rule that reads the same thing once. */
export interface CheckRule {
	readonly ids: readonly string[];
	readonly check: (pkg: ProcedurePackage) => readonly CheckFinding[];
}

type Parts = readonly [vi: string, en: string];

/** Writes a finding down in one line. */
const finding =
	(severity: CheckFinding['severity']) =>
	(rule: string, place: string, [vi, en]: Parts, [fixVi, fixEn]: Parts): CheckFinding => ({
		rule,
		severity,
		place,
		message: { vi, en },
		fix: { vi: fixVi, en: fixEn },
	});
export const error = finding('error');
export const warning = finding('warning');

/** The members of a list that stand in it more than once. */
export const duplicates = (list: readonly string[]): readonly string[] => [
	...new Set(list.filter((item, index) => list.indexOf(item) !== index)),
];
/** `a, b, c`, or a dash. */
export const listed = (items: Iterable<string>): string => [...items].join(', ') || '–';
