import { type Notification, notificationsOf } from '@motcua/database';
import { nationalStatusCode } from '@motcua/domain';
import { verifyChain } from '@motcua/domain/dossier';
import type { StepRole } from '@motcua/procedure-sdk';
import { mayDo } from '../../api/permissions.ts';
import type { StaffSession } from '../../api/trpc.ts';
import { slips, slipsOf } from '../../documents/slips.ts';
import { failureText } from '../../procedures/monitoring/failure-classes.ts';
import type { Services } from '../../services.ts';
import type { DeskDossier } from '../../views.ts';
import { statusText, subStatusText } from '../texts/status-texts.ts';
import { deskTimeline } from '../texts/timeline.ts';
import { actionsFor } from './actions.ts';
import { answersView } from './answers-view.ts';
import { clockView } from './clock-view.ts';
import { flowView } from './flow-view.ts';
import { documentViews, fileView, paymentView, supplementView } from './parts.ts';
import { type ReadDossier, readForView } from './read-view.ts';
import { resultRows } from './result-rows.ts';

/**
 * A dossier for somebody at the desk, with exactly the acts that they may do now. Whoever may act without reading (an
 * administrator who runs a blocked step again) gets it without its contents.
 *
 * @throws {UserError} `dossier.notFound`, also for a dossier of another ward
 */
export async function deskDossier(services: Services, staff: StaffSession, dossierId: string): Promise<DeskDossier> {
	const [read, told] = await Promise.all([
		readForView(services, staff.wardId, dossierId),
		notificationsOf(services.db.read, staff.wardId, dossierId),
	]);
	const view = viewOf(read, staff, told);
	const roles = staff.roles.map((held) => held.role);
	return mayDo('dossier.read', roles) ? view : withoutContents(view);
}

function viewOf(read: ReadDossier, staff: StaffSession, told: readonly Notification[]): DeskDossier {
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
			title: failureText(state.blocked.failure).title,
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
		messages: told.map(({ channel, subject, state: sent, createdAt, error }) => ({
			channel,
			subject,
			state: sent,
			at: createdAt,
			error,
		})),
		chain: { ok: chain.ok, head: state.lastHash, length: events.length },
		slips: slipsOf(state).map((form) => ({ form, name: slips[form].name, url: `/api/slips/${state.id}/${form}.pdf` })),
		actions: actionsFor(staff, read),
	};
}

const HIDDEN = '•••';

/** What is left for somebody who may not read dossiers: where it stands, not whom and what it is about. */
const withoutContents = (view: DeskDossier): DeskDossier => ({
	...view,
	requester: { fullName: HIDDEN, phone: null, email: null, identityNumber: null, residence: null },
	findings: [],
	answers: [],
	resultRows: [],
	documents: [],
	results: [],
	supplements: [],
	messages: [],
	slips: [],
	timeline: view.timeline.map((entry) => ({
		...entry,
		detail: null,
		actor: entry.actorKind === 'citizen' ? HIDDEN : entry.actor,
	})),
	delivery: { ...view.delivery, address: null, receivedBy: null },
});
