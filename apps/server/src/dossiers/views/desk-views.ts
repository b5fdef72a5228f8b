import type { DossierStatus, Role } from '@motcua/domain';
import type { FormDefinition, Localised } from '@motcua/forms';
import type { StepRole } from '@motcua/procedure-sdk';
import type {
	AnswerRow,
	AnswerSection,
	ClockView,
	DocumentView,
	FileView,
	PaymentView,
	SupplementView,
	TimelineEntry,
} from './dossier-views.ts';

/** An act that this person may do on this dossier now; the UI draws exactly these. */
export type DossierAction =
	| {
			readonly kind:
				| 'receive'
				| 'reject'
				| 'requestSupplement'
				| 'withdraw'
				| 'stop'
				| 'extend'
				| 'reopen'
				| 'addNote'
				| 'assign'
				| 'claim'
				| 'digitise'
				| 'retryStep'
				| 'answerSupplement'
				| 'acceptRefusal';
	  }
	| {
			readonly kind: 'completeStep';
			readonly step: string;
			/**
			 * What a person does here in the place of another, and has to give a reason for: of an automatic step that can't run
			 * (`blocked`), of its proposal (`proposal`), or of the citizen whom the step waits for; `null` for a step of their own.
			 */
			readonly insteadOf: 'blocked' | 'proposal' | 'citizen' | null;
			readonly outcomes: readonly {
				readonly outcome: string;
				readonly label: Localised;
				readonly needsNote: boolean;
				readonly tone: 'primary' | 'neutral' | 'danger';
			}[];
			/** Staff form of the step. */
			readonly form: FormDefinition | null;
	  }
	| { readonly kind: 'sign'; readonly step: string; readonly outcome: string; readonly label: Localised }
	| { readonly kind: 'collectPayment'; readonly amountVnd: number }
	| { readonly kind: 'returnResult' };

export interface FindingView {
	readonly severity: 'error' | 'warning';
	readonly path: string;
	readonly message: Localised;
	/** `form` (declarative rule) or the key of the automatic step that found it. */
	readonly source: string;
}

export interface DeskDossier {
	readonly id: string;
	readonly seq: number;
	readonly code: string;
	readonly temporaryCode: string;
	readonly nationalStatus: number;
	readonly status: DossierStatus;
	readonly statusText: Localised;
	readonly subStatusText: Localised | null;
	readonly outcome: 'granted' | 'refused' | null;
	readonly channel: 'counter' | 'online' | 'publicPost';
	readonly procedure: {
		readonly code: string;
		readonly version: string;
		readonly digest: string;
		readonly name: Localised;
	};
	readonly requester: {
		readonly fullName: string;
		readonly phone: string | null;
		readonly email: string | null;
		readonly identityNumber: string | null;
		readonly residence: string | null;
	};
	readonly submittedAt: string;
	readonly receivedAt: string | null;
	readonly resolvedAt: string | null;
	readonly returnedAt: string | null;
	readonly clock: ClockView;
	readonly step: {
		readonly key: string;
		readonly name: Localised;
		readonly kind: string;
		readonly role: StepRole | null;
		readonly assignee: { readonly id: string; readonly name: string } | null;
		readonly since: string;
		readonly dueAt: string | null;
	} | null;
	/** The whole way, for the progress line. */
	readonly flow: readonly {
		readonly key: string;
		readonly name: Localised;
		readonly state: 'done' | 'current' | 'next';
	}[];
	readonly blocked: {
		readonly reason: Localised;
		readonly owner: Role;
		readonly since: string;
		readonly failure: string;
		/** The class of the failure in words: whose it is. */
		readonly title: Localised;
	} | null;
	/** What an automatic step proposes and a person must confirm: a supplement request to send, or a refusal. */
	readonly proposal: {
		readonly kind: 'supplement' | 'refuse';
		readonly items: readonly Localised[];
		readonly reason: Localised;
		readonly legalBasis: string | null;
		readonly at: string;
	} | null;
	readonly findings: readonly FindingView[];
	readonly answers: readonly AnswerSection[];
	readonly resultRows: readonly AnswerRow[];
	readonly documents: readonly DocumentView[];
	readonly results: readonly FileView[];
	readonly payment: PaymentView;
	readonly delivery: {
		readonly method: 'counter' | 'publicPost' | 'electronic';
		readonly address: string | null;
		readonly status: 'none' | 'waiting' | 'delivered';
		readonly receivedBy: string | null;
	};
	readonly synchronisation: 'notRequired' | 'pending' | 'synced' | 'failed';
	readonly supplements: readonly SupplementView[];
	readonly timeline: readonly TimelineEntry[];
	/** What the citizen was written, newest first. */
	readonly messages: readonly MessageView[];
	/** Hash chain of the record verified when this was read. */
	readonly chain: { readonly ok: boolean; readonly head: string; readonly length: number };
	readonly slips: readonly { readonly form: string; readonly name: Localised; readonly url: string }[];
	readonly actions: readonly DossierAction[];
}

/** Somebody a dossier may be assigned to at its present step. */
export interface Assignee {
	readonly id: string;
	readonly name: string;
	readonly title: string;
	/** Dossiers that wait for this person now. */
	readonly open: number;
}

/** A message to the citizen. `queued`: waits to be sent, for example until a mail server is configured. */
export interface MessageView {
	readonly channel: 'email' | 'sms' | 'screen';
	readonly subject: string;
	readonly state: 'queued' | 'sent' | 'failed' | 'dropped';
	readonly at: string;
	readonly error: string | null;
}

/** What will be signed: the rendered result and its hash, which the signing call must repeat. */
export interface SignPreview {
	readonly file: FileView;
	readonly url: string;
	readonly sha256: string;
}
