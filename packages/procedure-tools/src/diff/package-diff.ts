import type { Localised } from '@motcua/forms';

/** Part of the version that must rise: `1.2.3` is major 1, minor 2, patch 3. */
export type Bump = 'none' | 'patch' | 'minor' | 'major';

/** Where in a package a change belongs: what an installation screen groups by. */
export type ChangedPart =
	| 'manifest'
	| 'forms'
	| 'flow'
	| 'papers'
	| 'fee'
	| 'limits'
	| 'capabilities'
	| 'settings'
	| 'texts'
	| 'templates'
	| 'code'
	| 'fixtures';

/** Stable names of what can change. */
export type ChangeKind =
	| 'manifest.changed'
	| 'manifest.code'
	| 'manifest.publisher'
	| 'form.added'
	| 'form.removed'
	| 'section.condition'
	| 'field.added'
	| 'field.removed'
	| 'field.type'
	| 'field.moved'
	| 'field.required'
	| 'field.optional'
	| 'field.condition'
	| 'field.computed'
	| 'field.tightened'
	| 'field.loosened'
	| 'field.presentation'
	| 'option.added'
	| 'option.removed'
	| 'option.condition'
	| 'rule.added'
	| 'rule.removed'
	| 'rule.changed'
	| 'step.added'
	| 'step.removed'
	| 'step.kind'
	| 'step.changed'
	| 'step.clock'
	| 'outcome.added'
	| 'outcome.removed'
	| 'outcome.changed'
	| 'flow.start'
	| 'flow.checks'
	| 'paper.added'
	| 'paper.removed'
	| 'paper.stricter'
	| 'paper.changed'
	| 'fee.changed'
	| 'limit.changed'
	| 'limit.supplement'
	| 'capability.added'
	| 'capability.removed'
	| 'capability.more'
	| 'capability.less'
	| 'setting.added'
	| 'setting.removed'
	| 'setting.default'
	| 'text.changed'
	| 'template.changed'
	| 'message.changed'
	| 'code.changed'
	| 'handlers.changed'
	| 'fixture.changed';

/** One difference between two packages; JSON. */
export interface PackageChange {
	readonly kind: ChangeKind;
	readonly part: ChangedPart;
	/** File, and the place in it, as `check` names places: `forms/application.json papers[].pageCount`, `flow.json steps.sign`. */
	readonly place: string;
	/** What stood there; null when nothing did. Long contents (code, templates) are told by their SHA-256. */
	readonly before: unknown;
	readonly after: unknown;
	/** What this change alone asks of the version. */
	readonly bump: Exclude<Bump, 'none'>;
	readonly message: Localised;
}

/** What changed from one package to another of the same procedure; JSON. */
export interface PackageDiff {
	readonly code: string;
	readonly from: string;
	readonly to: string;
	/** In the order of a reader's interest: what asks most of the version first. */
	readonly changes: readonly PackageChange[];
	/**
	 * `major`: open dossiers would be asked anew, lose something or be promised another date. `minor`: something new that they can live
	 * with. `patch`: people see other words or a corrected result; forms, flow and rights are the same.
	 */
	readonly requiredBump: Bump;
	/** What the two version numbers say; `older` when the second is not above the first although it should be. */
	readonly declaredBump: Bump | 'older';
	/** True when the declared bump covers the required one. */
	readonly enough: boolean;
	/** The least version that would do: `from` raised by `requiredBump`. */
	readonly leastVersion: string;
}
