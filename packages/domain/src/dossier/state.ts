import type { ClockEvent, ClockState, TimeLimit } from '../deadlines/types.ts';
import type { FeeLine } from '../fees/fee-lines.ts';
import type { Localised } from '../localised.ts';
import type { Role } from '../roles.ts';
import type { DossierStatus } from './status.ts';

/** How a dossier came in. National channel codes: 1 counter, 2 online, 3 public post. */
export type Channel = 'counter' | 'online' | 'publicPost';

/** The procedure version that the dossier is pinned to, until it is moved by a decision that stands in the record. */
export interface ProcedureRef {
	/** National code `N.NNNNNN`. */
	readonly code: string;
	readonly version: string;
	/** Digest of the package, so that the very bytes can be found again. */
	readonly digest: string;
	readonly name: Localised;
}

/** A stored file, addressed by its content. */
export interface FileRef {
	/** SHA-256 of the bytes, lower-case hex. */
	readonly fileId: string;
	readonly name: string;
	readonly mime: string;
	readonly bytes: number;
	/** Of a PDF; 1 for an image; `null` when unknown. */
	readonly pages: number | null;
}

export interface Requester {
	/** As typed, NFC. */
	readonly fullName: string;
	/** E.164. */
	readonly phone: string | null;
	readonly email: string | null;
	readonly identityNumber: string | null;
	readonly residence: string | null;
}

/** National digitisation code of one paper: 0 not scanned, 1 scanned, 2 reused, 3 reused from another dossier's result. */
export type DigitisationLevel = 0 | 1 | 2 | 3;

export interface DossierDocument {
	readonly id: string;
	/** Key of the procedure's document requirement. */
	readonly requirement: string;
	readonly name: string;
	readonly kind: 'original' | 'copy' | 'certifiedCopy' | 'electronicCopy' | 'declaration';
	readonly quantity: number;
	readonly files: readonly FileRef[];
	/** `shown`: presented at the desk and given back; `form`: the electronic form itself. */
	readonly given: 'upload' | 'shown' | 'form';
	readonly digitisation: DigitisationLevel;
}

export type PaymentMethod = 'cash' | 'transfer' | 'vietqr' | 'online';
/** Money owed for the dossier. `due`: counted; `pending`: asked for and waited for (status 6). Amounts in VND. */
export interface Payment {
	readonly status: 'none' | 'due' | 'pending' | 'paid' | 'refunded' | 'cancelled';
	readonly amountVnd: number;
	readonly lines: readonly FeeLine[];
	/** Last day on which it is waited for (ISO instant); past it the dossier may be stopped. */
	readonly payBy?: string;
	readonly receiptNumber?: string;
	readonly method?: PaymentMethod;
	readonly paidAt?: string;
	readonly refundedAt?: string;
}

export interface Delivery {
	readonly method: 'counter' | 'publicPost' | 'electronic';
	/** Of public post. */
	readonly address?: string;
	readonly status: 'none' | 'waiting' | 'delivered';
	/** Who took the result. */
	readonly receivedBy?: string;
	/** Parcel number or place, as the desk notes it. */
	readonly note?: string;
}

/** What the national portal knows of the dossier's newest status. */
export interface Synchronisation {
	readonly status: 'notRequired' | 'pending' | 'synced' | 'failed';
	readonly at?: string;
	/** The portal's answer or the error, without personal data. */
	readonly detail?: string;
}

/** The step of the flow that the dossier stands in. */
export interface CurrentStep {
	readonly key: string;
	readonly kind: 'human' | 'citizen' | 'auto' | 'payment';
	readonly role: Role | null;
	/** Professional field of a specialist step. */
	readonly field: string | null;
	readonly enteredAt: string;
	readonly assignee: { readonly id: string; readonly name: string } | null;
	/** Identity of the run of an automatic step; a result with another one is stale. */
	readonly stepRunId: string | null;
	/** Internal deadline, or the end of the citizen's time to answer (ISO instant). */
	readonly dueAt: string | null;
	/** An automatic step asked to be run again at this instant. */
	readonly waitUntil: string | null;
	/** Why the legal clock stands still while here; `null` when it runs. */
	readonly pausesClock: { readonly reason: Localised; readonly legalBasis: string } | null;
}

/** Who does a step of the flow. */
export type StepWorker = Pick<CurrentStep, 'role' | 'field'>;

/** A move to another version that can still be taken back: nothing was done with the dossier since. */
export interface MovedVersion {
	readonly moveId: string;
	readonly at: string;
	/** What the dossier had before. */
	readonly previous: {
		readonly procedure: ProcedureRef;
		readonly answers: Readonly<Record<string, unknown>>;
		readonly findings: readonly DossierFinding[];
		readonly step: StepWorker | null;
	};
}

/** An automatic step gave no result. The legal clock keeps running. */
export interface Blocked {
	readonly reason: Localised;
	/** Class of the failure, as the runner names it: `retryable`, `bug`, `cpuLimit`… */
	readonly failure: string;
	/** Who must act. */
	readonly owner: Role;
	readonly since: string;
	readonly stepRunId: string | null;
}

export interface SupplementItem {
	readonly text: Localised;
	/** Key of the document requirement that it is about. */
	readonly requirement?: string;
	/** Path of the form field that it is about. */
	readonly field?: string;
}
export interface Supplement {
	readonly id: string;
	/** Before acceptance the clock has not started; after it the request stops the clock and may be made once. */
	readonly phase: 'beforeAcceptance' | 'afterAcceptance';
	readonly items: readonly SupplementItem[];
	readonly reason: Localised;
	readonly requestedAt: string;
	/** Past it (ISO instant) silence allows to stop the dossier; `null` when no limit was set. */
	readonly respondBy: string | null;
	readonly answeredAt: string | null;
	readonly askedBy: { readonly id: string; readonly name: string };
	/** Asked later than the three working days of decree 61/2018 art. 19.4. Shown, and counted in reports. */
	readonly late: boolean;
}

/** What an automatic step proposes and a person must confirm. */
export interface Proposal {
	readonly kind: 'supplement' | 'refuse';
	readonly items: readonly Localised[];
	readonly reason: Localised;
	readonly legalBasis: string | null;
	readonly step: string;
	readonly at: string;
}

/** A finding of a form or a handler, with the step that made it. */
export interface DossierFinding {
	readonly path: string;
	readonly code: string;
	readonly severity: 'error' | 'warning';
	readonly message: Localised;
	/** Key of the check or step; `form` for the filing itself. */
	readonly source: string;
}

export interface Signature {
	/** The file whose bytes were seen and signed. */
	readonly fileId: string;
	readonly at: string;
	readonly by: { readonly id: string; readonly name: string };
	/** `account`: confirmed by the signed-in account; `digital`: a digital signature stands in the file. */
	readonly method: 'account' | 'digital';
}

/**
 * A dossier as it stands: the fold of its events. Plain JSON, frozen by convention: `evolve` returns a new object and shares
 * what did not change. All instants are ISO 8601 UTC with milliseconds.
 */
export interface DossierState {
	readonly id: string;
	readonly wardId: string;
	/** Number of the newest event, from 1. */
	readonly seq: number;
	/** Hash of the newest event. */
	readonly lastHash: string;
	readonly procedure: ProcedureRef;

	readonly status: DossierStatus;
	/** Number of the event that brought the present status: what the national portal must know of. */
	readonly statusSeq: number;
	/**
	 * Finer than the national status: `waitingOtherBody`, `waitingCitizen`, `paused`, `stopped.abandoned`,
	 * `stopped.notEligible`, `stopped.unpaid`, `stopped.other`; `null` when there is nothing to add.
	 */
	readonly subStatus: string | null;
	readonly outcome: 'granted' | 'refused' | null;
	/** Where a supplement or payment returns to. */
	readonly resumeStatus: 'registered' | 'received' | 'processing' | null;

	/** Given at submission, until the official one. */
	readonly temporaryCode: string;
	/** Official dossier code, given at reception. */
	readonly code: string | null;
	readonly channel: Channel;
	readonly submittedAt: string;
	readonly receivedAt: string | null;
	readonly resolvedAt: string | null;
	readonly returnedAt: string | null;
	/** When it ended without a result: rejected, withdrawn or stopped. */
	readonly closedAt: string | null;
	readonly closingReason: string | null;

	readonly requester: Requester;
	/** One line that tells this dossier from others. */
	readonly subject: string | null;
	readonly answers: Readonly<Record<string, unknown>>;
	readonly documents: readonly DossierDocument[];
	/** What staff and automatic steps worked out, by name. */
	readonly result: Readonly<Record<string, unknown>>;
	readonly resultFiles: readonly FileRef[];
	/** The newest one. It holds while its file is among `resultFiles`; a reopened dossier has none. */
	readonly signature: Signature | null;
	/** First signature ever: from then on the applicant cannot withdraw. */
	readonly signedAt: string | null;

	readonly payment: Payment;
	readonly delivery: Delivery;
	readonly synchronisation: Synchronisation;

	readonly timeLimit: TimeLimit;
	readonly supplementMode: 'restart' | 'pause';
	readonly clock: readonly ClockEvent[];
	readonly clockState: ClockState;
	/** Version of the calendar that `dueAt` was counted with. */
	readonly calendarVersion: string | null;
	/** Promised date (ISO instant). While the clock is paused: as promised before the pause. */
	readonly dueAt: string | null;
	/** By when the desk must answer the filing (8 working hours); kept after reception for the record. */
	readonly acceptanceDueAt: string | null;
	readonly extension: { readonly from: string; readonly to: string; readonly reason: string } | null;

	readonly step: CurrentStep | null;
	readonly blocked: Blocked | null;
	readonly proposal: Proposal | null;
	readonly supplements: readonly Supplement[];
	readonly findings: readonly DossierFinding[];
	readonly moved: MovedVersion | null;
	/** How many notes were written. */
	readonly notes: number;

	/** Staff id of who received it, and of who examined it: for the rule that the signer is another person. */
	readonly receivedBy: string | null;
	readonly examinedBy: readonly string[];
	/** A returned dossier that this one corrects. */
	readonly corrects: string | null;
}
