import type { ClockEventType, ClockState } from '../deadlines/types.ts';
import type { ClockChange, DossierEvent, DossierEventData, DossierEventType } from './events.ts';
import type { CurrentStep, DossierDocument, DossierFinding, DossierState, Payment, StepWorker } from './state.ts';

type Change = { -readonly [K in keyof DossierState]?: DossierState[K] };
type Evolve<T extends DossierEventType> = (
	state: DossierState,
	data: DossierEventData[T],
	event: DossierEvent<T>,
) => Change;

const NO_PAYMENT: Payment = { status: 'none', amountVnd: 0, lines: [] };

/** What a submission makes: everything that later events change stands here with its first value. */
function born({ dossierId, seq, hash, at, data }: DossierEvent<'submitted'>): DossierState {
	return {
		id: dossierId,
		wardId: data.wardId,
		seq,
		lastHash: hash,
		procedure: data.procedure,
		status: 'registered',
		statusSeq: seq,
		subStatus: null,
		outcome: null,
		resumeStatus: null,
		temporaryCode: data.temporaryCode,
		code: null,
		channel: data.channel,
		submittedAt: at,
		receivedAt: null,
		resolvedAt: null,
		returnedAt: null,
		closedAt: null,
		closingReason: null,
		requester: data.requester,
		subject: data.subject,
		answers: data.answers,
		documents: data.documents,
		result: {},
		resultFiles: [],
		signature: null,
		signedAt: null,
		payment: NO_PAYMENT,
		delivery: { ...data.delivery, status: 'none' },
		synchronisation: { status: data.synchronise ? 'pending' : 'notRequired' },
		timeLimit: data.timeLimit,
		supplementMode: data.supplementMode,
		clock: [],
		clockState: 'notStarted',
		calendarVersion: null,
		dueAt: null,
		acceptanceDueAt: data.acceptanceDueAt,
		extension: null,
		step: null,
		blocked: null,
		proposal: null,
		supplements: [],
		findings: data.findings,
		moved: null,
		notes: 0,
		receivedBy: null,
		examinedBy: [],
		corrects: data.corrects,
	};
}

/** Where a step that is not disturbed stands. */
export function subStatusOf(step: CurrentStep | null): string | null {
	if (step === null) return null;
	if (step.pausesClock !== null) return 'waitingOtherBody';
	return step.kind === 'citizen' ? 'waitingCitizen' : null;
}

function replaceFindings(
	state: DossierState,
	source: string,
	findings: readonly DossierFinding[],
): readonly DossierFinding[] {
	return [...state.findings.filter((finding) => finding.source !== source), ...findings];
}

/** New papers take the place of those of the same requirement. */
function mergeDocuments(
	present: readonly DossierDocument[],
	added: readonly DossierDocument[],
): readonly DossierDocument[] {
	if (added.length === 0) return present;
	const replaced = new Set(added.map((document) => document.requirement));
	return [...present.filter((document) => !replaced.has(document.requirement)), ...added];
}

function newRun(step: CurrentStep | null, stepRunId: string | null): CurrentStep | null {
	return step === null || stepRunId === null ? step : { ...step, stepRunId, waitUntil: null };
}

/** Rejected, withdrawn, stopped: nothing is waited for any more. */
function closed(state: DossierState, at: string, reason: string): Change {
	const owed = state.payment.status === 'due' || state.payment.status === 'pending';
	return {
		closedAt: at,
		closingReason: reason,
		subStatus: null,
		resumeStatus: null,
		step: null,
		blocked: null,
		proposal: null,
		payment: owed ? { ...state.payment, status: 'cancelled' } : state.payment,
	};
}

function examined(state: DossierState, { actor }: DossierEvent): readonly string[] {
	const examines = state.step?.role === 'specialist' || state.step?.role === 'unitHead';
	if (actor.kind !== 'staff' || !examines || state.examinedBy.includes(actor.id)) return state.examinedBy;
	return [...state.examinedBy, actor.id];
}

/** Who does a step; `null` outside of any. */
export function workerOf(step: CurrentStep | null): StepWorker | null {
	return step && { role: step.role, field: step.field };
}

function withVersion(state: DossierState, change: DossierEventData['versionMoveReverted']): Change {
	return {
		procedure: change.to,
		answers: change.answers ?? state.answers,
		findings: change.findings ?? state.findings,
		step: state.step && { ...state.step, ...change.step },
	};
}

/** What happens beside the work: a move to another version can still be taken back after it. */
const BESIDE_THE_WORK: ReadonlySet<DossierEventType> = new Set<DossierEventType>([
	'versionMoved',
	'noted',
	'assigned',
	'digitised',
	'synchronised',
	'dueAtRecomputed',
	'extended',
]);

const EVOLVE: { readonly [T in Exclude<DossierEventType, 'submitted'>]: Evolve<T> } = {
	checked: (state, { check, findings }) => ({ findings: replaceFindings(state, check, findings) }),
	received: (_, { code }, { at, actor }) => ({ status: 'received', code, receivedAt: at, receivedBy: actor.id }),
	rejected: (state, { reason }, { at }) => ({ ...closed(state, at, reason), status: 'rejected' }),
	supplementRequested: (state, { supplement }) => ({
		status: 'supplementRequested',
		resumeStatus: state.status as 'registered' | 'received' | 'processing',
		subStatus: null,
		proposal: null,
		supplements: [...state.supplements, supplement],
	}),
	supplementAnswered: (state, data, { at }) => ({
		status: state.resumeStatus ?? state.status,
		resumeStatus: null,
		subStatus: subStatusOf(state.step),
		answers: data.answers ?? state.answers,
		documents: mergeDocuments(state.documents, data.documents),
		supplements: state.supplements.map((asked) =>
			asked.id === data.supplementId ? { ...asked, answeredAt: at } : asked,
		),
		acceptanceDueAt: data.acceptanceDueAt ?? state.acceptanceDueAt,
		step: newRun(state.step, data.stepRunId),
		blocked: data.stepRunId === null ? state.blocked : null,
	}),

	stepEntered: (_, { step, subStatus }) => ({
		status: 'processing',
		step,
		subStatus,
		blocked: null,
		proposal: null,
	}),
	stepCompleted: (state, data, event) => ({
		step: null,
		subStatus: null,
		blocked: null,
		proposal: null,
		result: data.patch === null ? state.result : { ...state.result, ...data.patch },
		findings: data.findings === null ? state.findings : replaceFindings(state, data.step, data.findings),
		resultFiles: data.resultFiles ?? state.resultFiles,
		examinedBy: examined(state, event),
	}),
	stepPostponed: (state, { until }) => ({ step: state.step && { ...state.step, waitUntil: until } }),
	resultRendered: (_, { files }) => ({ resultFiles: files }),
	blocked: (_, data, { at }) => ({ blocked: { ...data, since: at } }),
	unblocked: (state, { stepRunId }) => ({ blocked: null, proposal: null, step: newRun(state.step, stepRunId) }),
	assigned: (state, { assignee }) => ({ step: state.step && { ...state.step, assignee } }),
	proposed: (_, { proposal }) => ({ proposal }),
	signed: (state, { signature }) => ({ signature, signedAt: state.signedAt ?? signature.at }),
	resolved: (state, { outcome }, { at }) => ({
		status: 'resolved',
		outcome,
		resolvedAt: at,
		step: null,
		subStatus: null,
		blocked: null,
		proposal: null,
		delivery: { ...state.delivery, status: 'waiting' },
	}),

	feeSet: (state, { lines, amountVnd }) => ({
		payment: {
			...state.payment,
			lines,
			amountVnd,
			status: amountVnd === 0 ? 'none' : state.status === 'paymentRequested' ? 'pending' : 'due',
		},
	}),
	paymentRequested: (state, { payBy }) => ({
		status: 'paymentRequested',
		resumeStatus: state.status as 'received' | 'processing',
		subStatus: null,
		payment: { ...state.payment, status: 'pending', ...(payBy === null ? {} : { payBy }) },
	}),
	paymentRecorded: (state, { method, receiptNumber, paidAt }) => ({
		payment: {
			...state.payment,
			status: 'paid',
			method,
			paidAt,
			...(receiptNumber === null ? {} : { receiptNumber }),
		},
	}),
	paymentSettled: (state) => ({
		status: state.resumeStatus ?? state.status,
		resumeStatus: null,
		subStatus: subStatusOf(state.step),
	}),
	paymentRefunded: (state, _, { at }) => ({ payment: { ...state.payment, status: 'refunded', refundedAt: at } }),

	clockPaused: () => ({ subStatus: 'paused' }),
	clockResumed: (state) => ({ subStatus: subStatusOf(state.step) }),
	extended: (_, { from, to, reason }) => ({ extension: { from, to, reason } }),
	dueAtRecomputed: (_, { calendarVersion, dueAt, acceptanceDueAt }) => ({
		calendarVersion,
		dueAt: dueAt.to,
		acceptanceDueAt: acceptanceDueAt.to,
	}),

	withdrawn: (state, { reason }, { at }) => ({ ...closed(state, at, reason), status: 'withdrawn' }),
	stopped: (state, { kind, reason }, { at }) => ({
		...closed(state, at, reason),
		status: 'stopped',
		subStatus: `stopped.${kind}`,
	}),
	reopened: (state) => ({
		status: 'processing',
		outcome: null,
		resolvedAt: null,
		signature: null,
		delivery: { ...state.delivery, status: 'none' },
	}),
	returned: (state, { receivedBy, method, note }, { at }) => ({
		status: 'returned',
		returnedAt: at,
		delivery: { ...state.delivery, method, status: 'delivered', receivedBy, ...(note === null ? {} : { note }) },
	}),

	versionMoved: (state, data, { at }) => ({
		...withVersion(state, data),
		moved: {
			moveId: data.moveId,
			at,
			previous: {
				procedure: state.procedure,
				answers: state.answers,
				findings: state.findings,
				step: workerOf(state.step),
			},
		},
	}),
	versionMoveReverted: (state, data) => ({ ...withVersion(state, data), moved: null }),

	noted: (state) => ({ notes: state.notes + 1 }),
	digitised: (state, { documentId, level, files }) => ({
		documents: state.documents.map((document) =>
			document.id === documentId
				? { ...document, digitisation: level, files: files === null ? document.files : [...document.files, ...files] }
				: document,
		),
	}),
	synchronised: (state, { ok, seq, detail }, { at }) => ({
		synchronisation: {
			// An answer about an older status does not settle the present one.
			status: !ok ? 'failed' : seq >= state.statusSeq ? 'synced' : 'pending',
			at,
			...(detail === null ? {} : { detail }),
		},
	}),
};

const CLOCK_STATE: Readonly<Partial<Record<ClockEventType, ClockState>>> = {
	start: 'running',
	resume: 'running',
	restart: 'running',
	pause: 'paused',
	stop: 'stopped',
};

function applyClock(state: DossierState, change: Change, clock: ClockChange): void {
	change.clock = [...state.clock, ...clock.events];
	change.dueAt = clock.dueAt;
	change.calendarVersion = clock.calendarVersion;
	for (const { type } of clock.events) change.clockState = CLOCK_STATE[type] ?? change.clockState ?? state.clockState;
}

/**
 * The state after an event. Pure, total over what `decide` writes, and cheap: parts that did not change are shared.
 *
 * @throws TypeError when the first event is not a submission, or a submission is not the first: the record is broken, see
 * `verifyChain`.
 */
export function evolve(state: DossierState | null, event: DossierEvent): DossierState {
	if (event.type === 'submitted') {
		if (state !== null) throw new TypeError(`Event ${event.seq} submits dossier ${state.id} a second time`);
		return born(event);
	}
	if (state === null)
		throw new TypeError(`Event ${event.seq} (${event.type}) of dossier ${event.dossierId} has no submission before it`);
	const apply = EVOLVE[event.type] as Evolve<DossierEventType>;
	const change = apply(state, event.data, event);
	change.seq = event.seq;
	change.lastHash = event.hash;
	if (state.moved !== null && !BESIDE_THE_WORK.has(event.type)) change.moved = null;
	if ('clock' in event.data && event.data.clock !== undefined) applyClock(state, change, event.data.clock);
	if (change.status !== undefined && change.status !== state.status) {
		change.statusSeq = event.seq;
		if (state.synchronisation.status !== 'notRequired') {
			change.synchronisation = { ...state.synchronisation, status: 'pending' };
		}
	}
	return { ...state, ...change };
}

/**
 * The state after a whole record; `null` for an empty one.
 *
 * @param from a state to go on from; the events must follow on it.
 */
export function replay(events: readonly DossierEvent[], from: DossierState | null = null): DossierState | null {
	let state = from;
	for (const event of events) state = evolve(state, event);
	return state;
}
