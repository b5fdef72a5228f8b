import { type DossierState, isFinal } from '@motcua/domain/dossier';
import type { Tables } from '../../tables/index.ts';
import { queueOf } from './queues.ts';

/** The row of a dossier in the lists, without its number. */
export type DossierRow = {
	readonly [K in keyof Omit<Tables['dossier']['$inferSelect'], 'n'>]: Tables['dossier']['$inferSelect'][K];
};

/**
 * The list row of a state: a pure function, so that a projection can be made anew from the events at any time.
 *
 * @param changedAt instant of the newest event.
 */
export function projectDossier(state: DossierState, changedAt: string): DossierRow {
	const deadlineAt = runningDeadline(state);
	const finishedAt = isFinal(state.status) ? (state.returnedAt ?? state.closedAt ?? changedAt) : null;
	return {
		id: state.id,
		wardId: state.wardId,
		seq: state.seq,
		lastHash: state.lastHash,
		procedureCode: state.procedure.code,
		procedureDigest: state.procedure.digest,
		status: state.status,
		subStatus: state.subStatus,
		outcome: state.outcome,
		temporaryCode: state.temporaryCode,
		code: state.code,
		channel: state.channel,
		requesterName: state.requester.fullName,
		requesterPhone: state.requester.phone,
		subject: state.subject,
		submittedAt: state.submittedAt,
		receivedAt: state.receivedAt,
		dueAt: state.dueAt,
		resolvedAt: state.resolvedAt,
		finishedAt,
		clockState: state.clockState,
		stepKey: state.step?.key ?? null,
		stepKind: state.step?.kind ?? null,
		stepRole: state.step?.role ?? null,
		assigneeId: finishedAt === null ? (state.step?.assignee?.id ?? null) : null,
		assigneeName: finishedAt === null ? (state.step?.assignee?.name ?? null) : null,
		queue: queueOf(state),
		citizenSince: citizenSince(state, changedAt),
		sortAt: deadlineAt ?? state.resolvedAt ?? state.dueAt ?? state.submittedAt,
		deadlineAt,
		wakeAt: wakeAt(state),
		blockedSince: finishedAt === null ? (state.blocked?.since ?? null) : null,
		blockedOwner: finishedAt === null ? (state.blocked?.owner ?? null) : null,
		paymentStatus: state.payment.status,
		amountVnd: state.payment.amountVnd,
		deliveryMethod: state.delivery.method,
		synchronisation: state.synchronisation.status,
		updatedAt: changedAt,
	};
}

/** The deadline that the ward can still miss: none while the clock stands still or has ended. */
function runningDeadline(state: DossierState): string | null {
	if (state.status === 'registered') return state.acceptanceDueAt;
	return state.clockState === 'running' && !isFinal(state.status) ? state.dueAt : null;
}

function citizenSince(state: DossierState, changedAt: string): string | null {
	if (isFinal(state.status)) return null;
	if (state.status === 'supplementRequested') {
		return state.supplements.findLast((asked) => asked.answeredAt === null)?.requestedAt ?? changedAt;
	}
	if (state.status === 'paymentRequested' || state.step?.kind === 'citizen') return state.step?.enteredAt ?? changedAt;
	return null;
}

/** A blocked dossier sleeps until a person acts. */
function wakeAt(state: DossierState): string | null {
	const { step } = state;
	if (step === null || state.blocked !== null || isFinal(state.status)) return null;
	if (step.kind === 'auto') return step.waitUntil;
	return step.kind === 'citizen' ? step.dueAt : null;
}
