/**
 * What the API answers: the shapes that the portal and the staff app draw. Types only, so that a browser bundle may
 * import them. Instants are ISO 8601 UTC strings, money is whole VND, ids are opaque.
 */

import type { Calendar, DossierStatus, Role } from '@motcua/domain';
import type { FormDefinition, FormFinding, Localised } from '@motcua/forms';
import type { DocumentRequirement, FeeLine, SpecialistField, StepRole, TimeLimit } from '@motcua/procedure-sdk';

export type * from './monitoring/jobs/job-views.ts';

/** An error as it crosses the wire, in `error.data.motcua` (tRPC) or as the body (plain HTTP). */
export interface WireError {
	/** Stable, `area.reason`: `dossier.stale`, `upload.tooLarge`. */
	readonly code: string;
	readonly message: Localised;
	/** Path of the input field, when one is to blame. */
	readonly field?: string;
	/** Field findings of a form that was sent with errors. */
	readonly findings?: readonly FormFinding[];
	/** For `dossier.stale`: who changed it, and to which sequence number. */
	readonly changedBy?: { readonly name: string; readonly at: string; readonly seq: number };
}

/** A page of a list that is paged by key: pass `nextCursor` back for more. */
export interface Page<T> {
	readonly items: readonly T[];
	readonly nextCursor: string | null;
}

export interface WardInfo {
	readonly code: string;
	readonly name: string;
	readonly provinceCode: string;
	readonly provinceName: string;
	readonly address: string;
	readonly phone: string;
	/** Opening hours as sentences, from the calendar. */
	readonly sessions: readonly Localised[];
	readonly isDemo: boolean;
	readonly onlineFiling: boolean;
	readonly limits: { readonly fileBytes: number; readonly dossierBytes: number };
}

// ---- procedures, for citizens -------------------------------------------------------------------------------------

export interface ProcedureSummary {
	readonly code: string;
	readonly name: Localised;
	readonly summary: Localised;
	readonly category: Localised;
	readonly timeLimit: TimeLimit;
	/** One line: "Miễn phí", "2.000 đồng/trang". */
	readonly feeText: Localised;
	readonly onlineLevel: 'full' | 'partial';
}

export interface ProcedureDetail extends ProcedureSummary {
	readonly version: string;
	/** Pins the filing to what was read. */
	readonly digest: string;
	readonly authority: Localised;
	readonly documents: readonly DocumentRequirement[];
	readonly feeNote: Localised;
	readonly feeAmounts: readonly { readonly key: string; readonly label: Localised; readonly amountVnd: number }[];
	/** What the ward pays to the citizen. */
	readonly benefits: readonly { readonly key: string; readonly label: Localised; readonly amountVnd: number }[];
	readonly steps: readonly { readonly key: string; readonly name: Localised; readonly by: Localised }[];
	readonly officers: readonly { readonly name: string; readonly title: string; readonly phone: string | null }[];
	readonly resultName: Localised;
	readonly legalBasis: readonly Localised[];
	readonly unverified: readonly Localised[];
	readonly form: FormDefinition;
	/** The package has validation code: call `dossier.check` on the review page. */
	readonly validates: boolean;
}

// ---- one dossier --------------------------------------------------------------------------------------------------

export interface FileView {
	readonly fileId: string;
	readonly name: string;
	readonly mime: string;
	readonly bytes: number;
	readonly pages: number | null;
	/** `notScanned` when no scanner is installed: shown, never hidden. */
	readonly scan: 'clean' | 'notScanned' | 'pending' | 'infected';
}

export interface DocumentView {
	readonly id: string;
	readonly requirement: string;
	readonly name: Localised;
	readonly kind: DocumentRequirement['kind'];
	readonly given: 'upload' | 'shown' | 'form';
	readonly required: boolean;
	readonly quantity: number;
	readonly files: readonly FileView[];
	/** 0 not digitised, 1 digitised, 2 reused, 3 reused from the result of another dossier. */
	readonly digitisation: 0 | 1 | 2 | 3;
}

/** Answers as rows to read; made by `describeAnswers` of the form. */
export interface AnswerSection {
	readonly title: Localised;
	readonly rows: readonly AnswerRow[];
}
export interface AnswerRow {
	readonly key: string;
	readonly label: Localised;
	readonly text: Localised;
	readonly sensitive?: boolean;
	readonly rows?: readonly AnswerRow[];
}

export interface TimelineEntry {
	readonly seq: number;
	readonly at: string;
	readonly type: string;
	readonly title: Localised;
	readonly detail: Localised | null;
	/** Citizens see the office instead of a person where the act is internal. */
	readonly actor: string;
	readonly actorKind: 'citizen' | 'staff' | 'system';
}

export interface ClockView {
	readonly dueAt: string | null;
	readonly acceptanceDueAt: string | null;
	readonly state: 'notStarted' | 'running' | 'paused' | 'ended';
	readonly timing: 'onTrack' | 'dueToday' | 'overdue' | 'early' | 'onTime' | 'late' | null;
	/** How the date was found, step by step. */
	readonly explanation: readonly Localised[];
	readonly extension: { readonly from: string; readonly to: string; readonly reason: string } | null;
}

export interface SupplementView {
	readonly id: string;
	readonly items: readonly string[];
	readonly reason: string;
	readonly requestedAt: string;
	readonly respondBy: string | null;
	readonly answeredAt: string | null;
}

export interface PaymentView {
	readonly status: 'none' | 'due' | 'pending' | 'paid' | 'refunded' | 'cancelled';
	readonly amountVnd: number;
	readonly lines: readonly FeeLine[];
	readonly paidAt: string | null;
	readonly receiptNumber: string | null;
}

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

// ---- the desk -----------------------------------------------------------------------------------------------------

export interface Me {
	readonly id: string;
	readonly username: string;
	readonly name: string;
	readonly title: string;
	readonly ward: { readonly id: string; readonly code: string; readonly name: string };
	readonly roles: readonly { readonly role: Role; readonly field: SpecialistField | null }[];
	/** Actions of the permission table this person may do here: the UI hides what the server would refuse. */
	readonly actions: readonly string[];
	readonly mustChangePassword: boolean;
	readonly twoFactorEnabled: boolean;
}

export type WorklistView =
	| 'mine'
	| 'toReceive'
	| 'dueToday'
	| 'overdue'
	| 'waitingCitizen'
	| 'blocked'
	| 'toReturn'
	| 'open'
	| 'finished';

export interface WorklistItem {
	readonly id: string;
	readonly seq: number;
	readonly code: string;
	readonly procedureCode: string;
	readonly procedureName: Localised;
	readonly requesterName: string;
	readonly subject: string | null;
	readonly status: DossierStatus;
	readonly statusText: Localised;
	readonly step: { readonly key: string; readonly name: Localised; readonly role: StepRole | null } | null;
	readonly assignee: { readonly id: string; readonly name: string } | null;
	readonly submittedAt: string;
	/** The date that orders the list: due date, or the acceptance date before reception. */
	readonly dueAt: string | null;
	readonly timing: ClockView['timing'];
	readonly clockPaused: boolean;
	readonly blocked: boolean;
	readonly unpaid: boolean;
}

export type WorklistCounts = Readonly<Record<WorklistView, number>>;

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

export interface SearchHit {
	readonly id: string;
	readonly code: string;
	readonly procedureName: Localised;
	readonly requesterName: string;
	readonly status: DossierStatus;
	readonly statusText: Localised;
	readonly submittedAt: string;
}

/** A question of another ward, as the desk that answers it sees it. */
export interface InquiryView {
	readonly id: string;
	/** Name of the ward that asks. */
	readonly askedBy: string;
	readonly dossierCode: string;
	readonly procedureName: Localised;
	readonly question: Localised;
	readonly facts: readonly { readonly label: Localised; readonly value: string }[];
	readonly choices: readonly { readonly key: string; readonly label: Localised }[];
	readonly askedAt: string;
	readonly answerBy: string;
	/** Open past `answerBy`. */
	readonly isLate: boolean;
	readonly answer: {
		readonly choice: Localised;
		readonly note: string;
		readonly at: string;
		/** Who answered. */
		readonly by: string;
	} | null;
}

/** Sent by the `onChange` subscriptions: what to fetch again. */
export interface ChangeNotice {
	readonly dossierId: string;
	readonly seq: number;
	readonly status: DossierStatus;
}

// ---- ward administration ------------------------------------------------------------------------------------------

export interface WardProcedure {
	readonly code: string;
	readonly name: Localised;
	readonly category: Localised;
	readonly state: 'available' | 'installed' | 'published' | 'unpublished' | 'quarantined';
	/** Newest version in `plugins/`, and the installed one. */
	readonly availableVersion: string | null;
	readonly installed: {
		readonly version: string;
		readonly digest: string;
		readonly installedAt: string;
		readonly signature: 'core' | 'publisher' | 'local' | 'unsigned';
	} | null;
	readonly publishedVersion: string | null;
	readonly openDossiers: number;
	readonly timeLimit: TimeLimit;
	readonly fee: {
		readonly kind: string;
		readonly note: Localised;
		readonly amounts: readonly {
			readonly key: string;
			readonly label: Localised;
			readonly defaultVnd: number;
			readonly amountVnd: number;
			readonly confirmed: boolean;
		}[];
	};
	readonly officers: readonly { readonly staffId: string; readonly name: string; readonly title: string }[];
	readonly capabilities: readonly {
		readonly use: string;
		readonly detail: Localised;
		readonly why: Localised;
		readonly granted: boolean;
	}[];
	readonly unverified: readonly Localised[];
	/** What still stands between this procedure and publishing. */
	readonly missing: readonly Localised[];
}

export interface StaffMember {
	readonly id: string;
	readonly username: string;
	readonly name: string;
	readonly title: string;
	readonly phone: string | null;
	readonly active: boolean;
	readonly roles: readonly { readonly role: Role; readonly field: SpecialistField | null }[];
	readonly twoFactorEnabled: boolean;
	readonly lastSignInAt: string | null;
}

export interface AuditEntry {
	readonly id: string;
	readonly at: string;
	readonly actor: string;
	readonly action: string;
	readonly title: Localised;
	readonly target: string | null;
}

/** The calendar in force; edited as a whole and saved as a new version. */
export interface CalendarView {
	readonly version: number;
	readonly calendar: Calendar;
	/** Years whose days off are missing. */
	readonly warnings: readonly Localised[];
}

export interface SetupStatus {
	readonly needed: boolean;
	readonly procedures: readonly { readonly code: string; readonly name: Localised }[];
}

export interface HealthView {
	readonly version: string;
	readonly startedAt: string;
	readonly checks: readonly {
		readonly id: string;
		readonly ok: boolean;
		readonly title: Localised;
		readonly advice: Localised | null;
	}[];
}

/** Something that the installation does by itself, as the health page shows it. Instants are ISO strings. */
export interface ScheduleView {
	readonly name: string;
	readonly title: Localised;
	readonly running: boolean;
	/** When the last run ended, well or not. */
	readonly lastAt: string | null;
	readonly succeededAt: string | null;
	/** Why the last run failed; null when it did not. */
	readonly failure: string | null;
	/** What the last good run found or did: counts and ids. */
	readonly result: Readonly<Record<string, unknown>> | null;
	readonly nextAt: string | null;
}

export type * from './platform/trust/views.ts';
export type * from './procedures/install/views.ts';
export type * from './procedures/monitoring/monitoring-views.ts';
export type * from './procedures/publishing/publishing-views.ts';
export type * from './procedures/rehearsal/rehearsal-views.ts';
export type * from './procedures/versions/version-views.ts';
