import type { Role } from '@motcua/domain';
import type { Answers, FormDefinition, Localised } from '@motcua/forms';
import type { DocumentRequirement, PaperView } from '@motcua/procedure-sdk';
import type { DeskDossier, DossierAction, TrackedDossier } from '../../views.ts';
import type { BrokenOff, Difference } from './play/ending.ts';
import type { Moment } from './play/moments.ts';
import type { RehearsalAct } from './script.ts';
import type { AskedOutside } from './stage/staged-outside.ts';

export type { AskedOutside, BrokenOff, Difference, Moment, RehearsalAct };

/** A kept or loose rehearsal in a list. */
export interface RehearsalRow {
	readonly id: string;
	readonly name: string;
	readonly kept: boolean;
	/** Version it was played on; null when that version is no longer recorded. */
	readonly version: string | null;
	readonly digest: string;
	readonly acts: number;
	/** How it stands, in a few words. */
	readonly end: Localised;
	readonly createdAt: string;
	readonly createdBy: string;
	/** Of the newest replay on the installed version; null when there was none, or rights and fees changed since. */
	readonly replay: ReplayView | null;
}

/** How a kept rehearsal ended when it was played again. */
export interface ReplayView {
	readonly rehearsalId: string;
	readonly digest: string;
	readonly version: string;
	readonly at: string;
	/** Time that playing took. */
	readonly ms: number;
	/** Empty: it still ends the same way. */
	readonly differences: readonly Difference[];
}

/** A sample dossier of the package to begin from. */
export interface RehearsalSample {
	readonly name: string;
	readonly answers: Answers;
	readonly papers: readonly PaperView[];
	readonly now: string;
}

/** What is needed to begin: the form of the version, its papers and its samples. */
export interface RehearsalStart {
	readonly code: string;
	readonly name: Localised;
	readonly digest: string;
	readonly version: string;
	readonly form: FormDefinition;
	readonly documents: readonly DocumentRequirement[];
	readonly samples: readonly RehearsalSample[];
	readonly rehearsals: readonly RehearsalRow[];
	/** Versions that a kept rehearsal may be played on, newest first. */
	readonly versions: readonly { readonly digest: string; readonly version: string; readonly installed: boolean }[];
}

/** An act that may be done now, with who plays it. */
export interface RehearsalChoice {
	readonly role: Role;
	readonly action: DossierAction;
}

export interface RehearsalMessage {
	readonly at: string;
	readonly to: string;
	readonly channel: 'email' | 'sms' | 'screen';
	readonly subject: string;
	readonly body: string;
}

/** A rehearsal as it is played. */
export interface RehearsalView {
	readonly id: string;
	readonly code: string;
	readonly procedureName: Localised;
	readonly name: string;
	readonly kept: boolean;
	readonly digest: string;
	readonly version: string;
	/** The virtual clock. */
	readonly now: string;
	readonly startsAt: string;
	readonly acts: readonly { readonly at: string; readonly kind: RehearsalAct['kind'] }[];
	/** Set when the script can't be played to its end on this version any more. */
	readonly brokenOff: BrokenOff | null;
	/** The dossier as the desk sees it; null before it is filed. Its own list of actions is empty: see `choices`. */
	readonly dossier: DeskDossier | null;
	/** The dossier as the citizen sees it. */
	readonly tracked: TrackedDossier | null;
	readonly choices: readonly RehearsalChoice[];
	readonly moments: readonly Moment[];
	readonly messages: readonly RehearsalMessage[];
	/** Papers that the template rendered, watermarked. */
	readonly results: readonly { readonly name: string; readonly pages: number | null; readonly url: string }[];
	/** Why the sandbox gave no result, for the administrator. */
	readonly faults: readonly { readonly step: string; readonly failure: string; readonly message: string }[];
	/** Requests that steps would have sent to other machines; none was sent. */
	readonly asked: readonly AskedOutside[];
	readonly form: FormDefinition;
	readonly documents: readonly DocumentRequirement[];
	/** What was filed, to begin a corrected form from. */
	readonly answers: Answers | null;
}
