import type { TimeLimit } from '../deadlines/types.ts';
import type { FeeLine } from '../fees/fee-lines.ts';
import type { Localised } from '../localised.ts';
import type { Role } from '../roles.ts';
import type { Flow } from './context.ts';
import type {
	Channel,
	Delivery,
	DigitisationLevel,
	DossierDocument,
	DossierFinding,
	FileRef,
	PaymentMethod,
	ProcedureRef,
	Requester,
	SupplementItem,
} from './state.ts';

/** A finding as forms and handlers return it; the source is added by the decision. */
export type Finding = Omit<DossierFinding, 'source'>;

interface CommandData {
	/** A filing. Creates the dossier (state must be `null`). */
	submit: {
		/** New id of the dossier. */
		readonly dossierId: string;
		readonly wardId: string;
		readonly procedure: ProcedureRef;
		readonly channel: Channel;
		readonly temporaryCode: string;
		readonly requester: Requester;
		readonly subject?: string | null;
		readonly answers: Readonly<Record<string, unknown>>;
		readonly documents: readonly DossierDocument[];
		readonly findings?: readonly Finding[];
		readonly delivery: { readonly method: Delivery['method']; readonly address?: string };
		readonly timeLimit: TimeLimit;
		readonly supplementMode: 'restart' | 'pause';
		/** Whether the national portal must be told of this dossier. Default false. */
		readonly synchronise?: boolean;
		/** Id of a returned dossier that this one corrects. */
		readonly corrects?: string;
	};
	/** Findings of an automatic check of the flow, before reception. */
	recordCheck: { readonly check: string; readonly findings: readonly Finding[] };
	/**
	 * Acceptance: starts the clock, gives the official code and enters the first step of the flow. With `hold` it stays in
	 * status 2 until `enterStep`.
	 */
	receive: { readonly code: string; readonly note?: string; readonly hold?: boolean };
	reject: { readonly reason: string; readonly legalBasis?: string };
	requestSupplement: {
		/** New id of the request. */
		readonly supplementId: string;
		readonly items: readonly SupplementItem[];
		readonly reason: Localised;
		/** Last instant to answer. Default: the ward's rule. */
		readonly respondBy?: string;
	};
	answerSupplement: {
		readonly answers?: Readonly<Record<string, unknown>>;
		readonly documents?: readonly DossierDocument[];
		/** Needed when staff take the answer in on the citizen's behalf. */
		readonly note?: string;
	};

	/** Transfers a received dossier to the first step of the flow. */
	enterStep: object;
	/** Ends the present step by one of its outcomes; by a person, the citizen, or an automatic step. */
	completeStep: {
		/** Key of the step that the actor saw: a dossier that moved on meanwhile is not touched. */
		readonly step: string;
		readonly outcome: string;
		/** Of an automatic step: the run that produced this. */
		readonly stepRunId?: string;
		readonly note?: string;
		/** Joins the dossier's result. */
		readonly patch?: Readonly<Record<string, unknown>>;
		readonly findings?: readonly Finding[];
		readonly feeLines?: readonly FeeLine[];
		/** The rendered result; replaces the one before. */
		readonly resultFiles?: readonly FileRef[];
	};
	/** An automatic step wants to look again later. */
	postponeStep: {
		readonly step: string;
		readonly stepRunId: string;
		readonly until: string;
		readonly reason: Localised;
	};
	/** An automatic step asks for a supplement or proposes a refusal; a person confirms. */
	propose: {
		readonly step: string;
		readonly stepRunId: string;
		readonly kind: 'supplement' | 'refuse';
		readonly items?: readonly Localised[];
		readonly reason: Localised;
		readonly legalBasis?: string;
	};
	/** A person accepts the refusal that an automatic step proposed. */
	refuseResult: { readonly reason: string; readonly resultFiles?: readonly FileRef[] };
	/** Stores the rendered result without leaving the step. */
	attachResult: { readonly files: readonly FileRef[] };
	/** Signs the result and leaves the signing step by `outcome`. What is signed must be what was shown. */
	sign: {
		readonly step: string;
		readonly outcome: string;
		/** The result file that is signed. */
		readonly fileId: string;
		/** SHA-256 of the bytes that the signer looked at. */
		readonly shownHash: string;
		readonly method: 'account' | 'digital';
		readonly note?: string;
		/** With a digital signature: the file that carries it, in place of the one shown. */
		readonly signedFile?: FileRef;
	};
	block: {
		readonly step: string;
		readonly stepRunId?: string;
		readonly failure: string;
		readonly reason: Localised;
		readonly owner: Role;
	};
	/** Runs the blocked automatic step again, under a new run id. */
	unblock: { readonly note?: string };
	assign: { readonly assignee: { readonly id: string; readonly name: string } | null };

	setFee: { readonly lines: readonly FeeLine[]; readonly reason?: string };
	requestPayment: { readonly payBy?: string };
	recordPayment: {
		readonly amountVnd: number;
		readonly method: PaymentMethod;
		readonly receiptNumber?: string;
		/** Bank reference, for reconciliation. */
		readonly reference?: string;
		/** When the money arrived. Default: now. */
		readonly paidAt?: string;
	};
	refundPayment: { readonly reason: string; readonly reference?: string };

	pauseClock: { readonly reason: string; readonly legalBasis: string };
	resumeClock: { readonly reason: string };
	/** Once, with the written apology, at least one day before the due date. */
	extend: {
		/** New date, `YYYY-MM-DD`, a working day. */
		readonly until: string;
		readonly reason: string;
		readonly document?: string;
	};
	/** After a change of the calendar in the context. */
	recomputeDueAt: { readonly reason: string };

	withdraw: { readonly reason: string; readonly note?: string };
	stop: {
		readonly kind: 'abandoned' | 'notEligible' | 'unpaid' | 'other';
		readonly reason: string;
		readonly legalBasis?: string;
	};
	/** An error was found before hand-over: back to a step of the flow. */
	reopen: { readonly step: string; readonly reason: string };
	returnResult: { readonly receivedBy: string; readonly note?: string };

	/** Pins the dossier to another version of its procedure. Only between two steps; dates stay as promised. */
	moveVersion: {
		readonly moveId: string;
		readonly because: 'migration' | 'hotfix';
		readonly to: ProcedureRef;
		/** Flow of that version. */
		readonly flow: Flow;
		readonly reason: string;
		/** The answers as the new form reads them. Default: as they are. */
		readonly answers?: Readonly<Record<string, unknown>>;
		/** What the new form finds in them; replaces what the old one found. Default: as they are. */
		readonly findings?: readonly Finding[];
	};
	/** Takes the last move back, as long as nothing was done with the dossier since. */
	revertVersionMove: { readonly moveId: string; readonly reason: string };

	addNote: { readonly text: string };
	digitise: {
		readonly documentId: string;
		readonly level: DigitisationLevel;
		readonly files?: readonly FileRef[];
	};
	/** The national portal's answer about the dossier as of event `seq`. */
	recordSynchronisation: { readonly ok: boolean; readonly seq: number; readonly detail?: string };
}
export type DossierCommandType = keyof CommandData;
export type DossierCommand<T extends DossierCommandType = DossierCommandType> = {
	readonly [K in T]: { readonly type: K } & CommandData[K];
}[T];
