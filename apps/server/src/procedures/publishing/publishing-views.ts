import type { FormDefinition, Localised } from '@motcua/forms';

export type GateLineId =
	| 'quarantine'
	| 'officer'
	| 'fee'
	| 'capabilities'
	| 'translations'
	| 'fixtures'
	| 'rehearsals'
	| 'accessibility'
	| 'approval';

/** One line of the checklist before publishing. */
export interface GateLine {
	readonly id: GateLineId;
	/** `open`: nobody did it yet; `failed`: it was done and something is wrong. */
	readonly state: 'ok' | 'open' | 'failed';
	readonly title: Localised;
	/** What is, or what is wrong. */
	readonly text: Localised;
	readonly details: readonly Localised[];
	/** What to do; null when there is nothing to do. */
	readonly todo: Localised | null;
	/** Path in the staff app where it is done; null when it is done on the gate's own page. */
	readonly href: string | null;
}

/** The version that would be published, with everything that stands between it and the citizens. */
export interface PublishGate {
	readonly code: string;
	readonly name: Localised;
	readonly digest: string;
	readonly version: string;
	readonly publishedVersion: string | null;
	readonly publishedDigest: string | null;
	readonly lines: readonly GateLine[];
	/** All lines are green. */
	readonly ready: boolean;
	/** Kept rehearsals, to replay one by one. */
	readonly rehearsals: readonly { readonly id: string; readonly name: string }[];
	readonly needsApproval: boolean;
	readonly approval: ApprovalState | null;
	/** A version that goes before citizens at a date. */
	readonly planned: {
		readonly version: string;
		readonly digest: string;
		readonly from: string;
		readonly by: string;
	} | null;
	/** A planned publication that did not happen, because the checklist was not green any more. */
	readonly missed: MissedPlan | null;
}

export interface ApprovalState {
	readonly requestedAt: string;
	readonly requestedBy: string;
	/** The person who looks is the one who asked. */
	readonly isOwn: boolean;
	readonly decision: 'approved' | 'declined' | null;
	readonly decidedAt: string | null;
	readonly decidedBy: string | null;
	readonly note: string | null;
}

export interface MissedPlan {
	readonly version: string;
	readonly from: string;
	readonly at: string;
	readonly reasons: readonly Localised[];
}

/** A version that waits for the leader. */
export interface ApprovalRequest {
	readonly gate: PublishGate;
	readonly approval: ApprovalState;
}

/** What the app draws attention to, wherever one is. */
export interface PublishingAttention {
	/** Requests that wait for this person's decision. */
	readonly approvals: number;
	readonly missed: readonly { readonly code: string; readonly name: Localised; readonly plan: MissedPlan }[];
}

/** The forms of a version, to look at each of their pages. */
export interface FormsToCheck {
	readonly digest: string;
	readonly version: string;
	readonly pages: readonly FormPage[];
}
export interface FormPage {
	/** Form and section: `application/requester`. */
	readonly page: string;
	readonly section: string;
	readonly form: FormDefinition;
}
