import type { DossierStatus } from '@motcua/domain';
import type { FormDefinition, FormFinding, Localised } from '@motcua/forms';
import type { ClockView, DocumentView, FileView, PaymentView, SupplementView, TimelineEntry } from './dossier-views.ts';

/** What the review page is told before filing. Errors here never stop a filing: the desk sees them as findings. */
export interface CheckResult {
	readonly findings: readonly FormFinding[];
	/** `unavailable`: the procedure's own check could not run now; filing goes on without it. */
	readonly validator: 'none' | 'ran' | 'unavailable';
}

export interface SubmitReceipt {
	readonly dossierId: string;
	/** Temporary code until the desk accepts; then the dossier code. */
	readonly code: string;
	readonly submittedAt: string;
	/** The desk answers by then. */
	readonly acceptanceDueAt: string;
	readonly procedureName: Localised;
	readonly requesterName: string;
	/** Opens the tracking page on this device without the second fact, for a short time. */
	readonly trackToken: string;
	/** Path of the PDF receipt. */
	readonly receiptUrl: string;
}

/** What a citizen sees after proving the second fact. */
export interface TrackedDossier {
	readonly dossierId: string;
	readonly code: string;
	readonly temporaryCode: string;
	readonly seq: number;
	readonly status: DossierStatus;
	readonly statusText: Localised;
	/** What the citizen should do or expect now. */
	readonly nextText: Localised;
	readonly procedure: { readonly code: string; readonly name: Localised };
	readonly requesterName: string;
	readonly submittedAt: string;
	readonly receivedAt: string | null;
	readonly clock: ClockView;
	readonly timeline: readonly TimelineEntry[];
	readonly documents: readonly DocumentView[];
	readonly payment: PaymentView;
	readonly supplement: SupplementView | null;
	/** Form and answers when a supplement may change them. */
	readonly form: FormDefinition | null;
	readonly answers: Readonly<Record<string, unknown>> | null;
	/** A question of the flow to the citizen (`dossier.answerStep`). */
	readonly question: {
		readonly step: string;
		readonly text: Localised;
		readonly outcomes: readonly { readonly outcome: string; readonly label: Localised; readonly needsNote: boolean }[];
		readonly until: string;
		/** Draft of the result to look at. */
		readonly draftUrl: string | null;
	} | null;
	readonly outcome: 'granted' | 'refused' | null;
	/** Result files with their download paths (token inside). */
	readonly results: readonly (FileView & { readonly url: string })[];
	readonly receiptUrl: string;
	readonly canWithdraw: boolean;
}
