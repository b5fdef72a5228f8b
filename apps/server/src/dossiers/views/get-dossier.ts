import { appendAudit } from '@motcua/database';
import { nationalStatusCode } from '@motcua/domain';
import { verifyChain } from '@motcua/domain/dossier';
import type { StepRole } from '@motcua/procedure-sdk';
import type { StaffSession } from '../../api/trpc.ts';
import { slips, slipsOf } from '../../documents/slips.ts';
import type { Services } from '../../services.ts';
import type { DeskDossier } from '../../views.ts';
import { staffActor } from '../core/actors.ts';
import { actionsFor } from './actions.ts';
import { answersView } from './answers-view.ts';
import { clockView } from './clock-view.ts';
import { flowView } from './flow-view.ts';
import { documentViews, fileView, paymentView, supplementView } from './parts.ts';
import { type ReadDossier, readForView } from './read-view.ts';
import { resultRows } from './result-rows.ts';
import { statusText, subStatusText } from './status-texts.ts';
import { deskTimeline } from './timeline.ts';

/**
 * One dossier for somebody at the desk, with exactly the acts that they may do now. That it was read, and by whom, goes
 * into the audit log: it holds personal data.
 *
 * @throws {UserError} `dossier.notFound`, also for a dossier of another ward
 */
export async function getDossier(
	services: Services,
	staff: StaffSession,
	{ dossierId }: { readonly dossierId: string },
): Promise<DeskDossier> {
	const read = await readForView(services, staff.wardId, dossierId);
	await services.db.write(
		(tx) =>
			appendAudit(tx, {
				wardId: staff.wardId,
				at: read.now,
				actor: staffActor(staff),
				action: 'dossier.read',
				target: `dossier:${dossierId}`,
				detail: {},
			}),
		{ name: 'audit.dossierRead' },
	);
	return deskDossier(read, staff);
}

/** The view of a dossier that was read. */
export function deskDossier(read: ReadDossier, staff: StaffSession): DeskDossier {
	const { state, events, procedure, ward, scans, now, today } = read;
	const { timeZone } = ward.calendar;
	const chain = verifyChain(events, state);
	return {
		id: state.id,
		seq: state.seq,
		code: state.code ?? state.temporaryCode,
		temporaryCode: state.temporaryCode,
		nationalStatus: nationalStatusCode(state.status),
		status: state.status,
		statusText: statusText(state),
		subStatusText: subStatusText(state.subStatus),
		outcome: state.outcome,
		channel: state.channel,
		procedure: state.procedure,
		requester: state.requester,
		submittedAt: state.submittedAt,
		receivedAt: state.receivedAt,
		resolvedAt: state.resolvedAt,
		returnedAt: state.returnedAt,
		clock: clockView(state, now, ward.calendar),
		step: state.step && {
			key: state.step.key,
			name: procedure.stepName(state.step.key),
			kind: state.step.kind,
			// Flows name only the roles of steps; the domain's type is wider.
			role: state.step.role as StepRole | null,
			assignee: state.step.assignee,
			since: state.step.enteredAt,
			dueAt: state.step.dueAt,
		},
		flow: flowView(procedure.flow, state, events),
		blocked: state.blocked && {
			reason: state.blocked.reason,
			owner: state.blocked.owner,
			since: state.blocked.since,
			failure: state.blocked.failure,
		},
		proposal: state.proposal && {
			kind: state.proposal.kind,
			items: state.proposal.items,
			reason: state.proposal.reason,
			legalBasis: state.proposal.legalBasis,
			at: state.proposal.at,
		},
		findings: state.findings,
		answers: answersView(procedure.application, state.answers),
		resultRows: resultRows(procedure, state.result),
		documents: documentViews(state, procedure, scans, today),
		results: state.resultFiles.map((file) => fileView(file, scans)),
		payment: paymentView(state),
		delivery: {
			method: state.delivery.method,
			address: state.delivery.address ?? null,
			status: state.delivery.status,
			receivedBy: state.delivery.receivedBy ?? null,
		},
		synchronisation: state.synchronisation.status,
		supplements: state.supplements.map(supplementView),
		timeline: deskTimeline(events, { timeZone, stepName: procedure.stepName }),
		chain: { ok: chain.ok, head: state.lastHash, length: events.length },
		slips: slipsOf(state).map((form) => ({ form, name: slips[form].name, url: `/api/slips/${state.id}/${form}.pdf` })),
		actions: actionsFor(staff, read),
	};
}
