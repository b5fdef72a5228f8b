import type { ClockEvent, TimeLimit } from '../deadlines/types.ts';
import type { FeeLine } from '../fees/fee-lines.ts';
import type { Localised } from '../localised.ts';
import type { Actor, Role } from '../roles.ts';
import type {
	Channel,
	CurrentStep,
	Delivery,
	DigitisationLevel,
	DossierDocument,
	DossierFinding,
	FileRef,
	PaymentMethod,
	ProcedureRef,
	Proposal,
	Requester,
	Signature,
	StepWorker,
	Supplement,
} from './state.ts';

/** What an event does to the legal clock. `dueAt` is the replay of all clock events up to here. */
export interface ClockChange {
	readonly events: readonly ClockEvent[];
	readonly dueAt: string | null;
	readonly calendarVersion: string;
}
interface TouchesClock {
	readonly clock?: ClockChange;
}

/** What moving between versions changes. */
interface VersionChange {
	/** The move of many dossiers that this one is part of. */
	readonly moveId: string;
	readonly from: ProcedureRef;
	readonly to: ProcedureRef;
	readonly reason: string;
	readonly answers?: Readonly<Record<string, unknown>>;
	/** All findings, of every source. */
	readonly findings?: readonly DossierFinding[];
	/** Who works on the present step from now on. */
	readonly step?: StepWorker;
}

/** The facts of each event, by type. Everything that a decision worked out stands here, so that replay needs nothing else. */
export interface DossierEventData {
	submitted: {
		readonly wardId: string;
		readonly procedure: ProcedureRef;
		readonly channel: Channel;
		readonly temporaryCode: string;
		readonly requester: Requester;
		readonly subject: string | null;
		readonly answers: Readonly<Record<string, unknown>>;
		readonly documents: readonly DossierDocument[];
		readonly findings: readonly DossierFinding[];
		readonly delivery: { readonly method: Delivery['method']; readonly address?: string };
		readonly timeLimit: TimeLimit;
		readonly supplementMode: 'restart' | 'pause';
		readonly synchronise: boolean;
		readonly acceptanceDueAt: string;
		readonly corrects: string | null;
	};
	/** An automatic check that ran after the filing; replaces the earlier findings of the same check. */
	checked: { readonly check: string; readonly findings: readonly DossierFinding[] };
	received: { readonly code: string; readonly note: string | null } & TouchesClock;
	rejected: { readonly reason: string; readonly legalBasis: string | null };
	supplementRequested: { readonly supplement: Supplement } & TouchesClock;
	supplementAnswered: {
		readonly supplementId: string;
		/** The whole new answers; absent when they did not change. */
		readonly answers?: Readonly<Record<string, unknown>>;
		/** Each replaces the papers of the same requirement. */
		readonly documents: readonly DossierDocument[];
		readonly note: string | null;
		/** New acceptance deadline, when it goes back to the desk. */
		readonly acceptanceDueAt: string | null;
		/** New run of the automatic step that asked. */
		readonly stepRunId: string | null;
	} & TouchesClock;

	stepEntered: { readonly step: CurrentStep; readonly subStatus: string | null } & TouchesClock;
	stepCompleted: {
		readonly step: string;
		readonly outcome: string;
		readonly label: Localised;
		readonly note: string | null;
		readonly patch: Readonly<Record<string, unknown>> | null;
		readonly findings: readonly DossierFinding[] | null;
		/** The rendered result, replacing the one before. */
		readonly resultFiles: readonly FileRef[] | null;
	} & TouchesClock;
	stepPostponed: { readonly step: string; readonly until: string; readonly reason: Localised };
	resultRendered: { readonly files: readonly FileRef[] };
	blocked: {
		readonly reason: Localised;
		readonly failure: string;
		readonly owner: Role;
		readonly stepRunId: string | null;
	};
	/** `stepRunId`: the new run of the automatic step; `null` when no run follows. */
	unblocked: { readonly stepRunId: string | null; readonly note: string | null };
	assigned: { readonly step: string; readonly assignee: { readonly id: string; readonly name: string } | null };
	proposed: { readonly proposal: Proposal };
	signed: { readonly signature: Signature };
	resolved: { readonly outcome: 'granted' | 'refused'; readonly reason: string | null } & TouchesClock;

	feeSet: { readonly lines: readonly FeeLine[]; readonly amountVnd: number; readonly reason: string | null };
	paymentRequested: { readonly amountVnd: number; readonly payBy: string | null } & TouchesClock;
	paymentRecorded: {
		readonly amountVnd: number;
		readonly method: PaymentMethod;
		readonly receiptNumber: string | null;
		readonly reference: string | null;
		readonly paidAt: string;
	};
	/** Left status 6, paid or no longer owed: back to where it was. */
	paymentSettled: { readonly because: 'paid' | 'nothingDue' } & TouchesClock;
	paymentRefunded: { readonly amountVnd: number; readonly reason: string; readonly reference: string | null };

	clockPaused: { readonly reason: string } & TouchesClock;
	clockResumed: { readonly reason: string } & TouchesClock;
	extended: {
		readonly from: string;
		readonly to: string;
		readonly reason: string;
		/** Number of the written apology (form 04). */
		readonly document: string | null;
	} & TouchesClock;
	/** The calendar was changed while the dossier was open: the trace of what that did. */
	dueAtRecomputed: {
		readonly calendarVersion: string;
		readonly dueAt: { readonly from: string | null; readonly to: string | null };
		readonly acceptanceDueAt: { readonly from: string | null; readonly to: string | null };
		readonly reason: string;
	};

	withdrawn: { readonly reason: string; readonly onBehalf: boolean } & TouchesClock;
	stopped: {
		readonly kind: 'abandoned' | 'notEligible' | 'unpaid' | 'other';
		readonly reason: string;
		readonly legalBasis: string | null;
	} & TouchesClock;
	reopened: { readonly reason: string } & TouchesClock;
	returned: { readonly receivedBy: string; readonly method: Delivery['method']; readonly note: string | null };

	/**
	 * Moved to another version of its procedure, between two steps. `answers` and `findings` are whole and absent when nothing
	 * about them changed; the clock is not touched: the promised date stays.
	 */
	versionMoved: VersionChange & { readonly because: 'migration' | 'hotfix' };
	/** Back to the version that it was moved from, with what the move had changed. */
	versionMoveReverted: VersionChange;

	noted: { readonly text: string };
	digitised: {
		readonly documentId: string;
		readonly level: DigitisationLevel;
		readonly files: readonly FileRef[] | null;
	};
	synchronised: { readonly ok: boolean; readonly seq: number; readonly detail: string | null };
}
export type DossierEventType = keyof DossierEventData;

/** An event as decided, before it has its place in the chain. */
export type NewEvent<T extends DossierEventType = DossierEventType> = {
	readonly [K in T]: {
		readonly type: K;
		/** ISO instant, UTC with milliseconds. */
		readonly at: string;
		readonly actor: Actor;
		readonly data: DossierEventData[K];
	};
}[T];

/** An event of the legal record. */
export type DossierEvent<T extends DossierEventType = DossierEventType> = {
	readonly [K in T]: NewEvent<K> & {
		readonly dossierId: string;
		/** From 1, without gaps. */
		readonly seq: number;
		/** Hash of the event before it; 64 zeros for the first. */
		readonly prevHash: string;
		/** SHA-256 over the canonical JSON of everything else here, lower-case hex. */
		readonly hash: string;
	};
}[T];
