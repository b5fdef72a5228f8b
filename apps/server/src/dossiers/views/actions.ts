import { type Actor, type Calendar, type DossierCommand, sameInBoth } from '@motcua/domain';
import { workingDateFrom } from '@motcua/domain/deadlines';
import type { FlowTransition } from '@motcua/procedure-sdk';
import { type Action, mayDo } from '../../api/permissions.ts';
import type { StaffSession } from '../../api/trpc.ts';
import type { DossierAction } from '../../views.ts';
import { dateOf } from '../../worklist/timing.ts';
import { staffActor } from '../core/actors.ts';
import { allows } from '../core/probe.ts';
import { holdsStepRole, mayHandleStep } from '../handling/step-access.ts';
import type { ReadDossier } from './read-view.ts';

/** Stands for what a person will write; commands are asked about before anybody has written anything. */
const SOMETHING = '…';
/** A code that is well formed; the real one is allocated when the dossier is received. */
const ANY_CODE = 'H00.1-260101-0001';

/** Acts that need no more than their name. */
type SimpleKind = Exclude<DossierAction['kind'], 'completeStep' | 'sign' | 'collectPayment' | 'returnResult' | 'claim'>;

/** What a simple act needs: its row in the permission table, and commands of which the domain must allow one. */
const simpleActs: Readonly<
	Record<SimpleKind, { readonly action: Action; readonly commands: (read: ReadDossier) => readonly DossierCommand[] }>
> = {
	receive: { action: 'dossier.receive', commands: () => [{ type: 'receive', code: ANY_CODE }] },
	reject: { action: 'dossier.reject', commands: () => [{ type: 'reject', reason: SOMETHING }] },
	requestSupplement: {
		action: 'dossier.requestSupplement',
		commands: () => [
			{
				type: 'requestSupplement',
				supplementId: SOMETHING,
				items: [{ text: sameInBoth(SOMETHING) }],
				reason: sameInBoth(SOMETHING),
			},
		],
	},
	answerSupplement: {
		action: 'dossier.answerSupplement',
		commands: () => [{ type: 'answerSupplement', note: SOMETHING }],
	},
	retryStep: { action: 'dossier.retryStep', commands: () => [{ type: 'unblock' }] },
	acceptRefusal: {
		action: 'dossier.acceptRefusal',
		commands: () => [{ type: 'refuseResult', reason: SOMETHING }],
	},
	extend: {
		action: 'dossier.extend',
		commands: ({ state, ward }) =>
			state.dueAt === null ? [] : [{ type: 'extend', until: dayAfter(state.dueAt, ward.calendar), reason: SOMETHING }],
	},
	stop: {
		action: 'dossier.stop',
		commands: () =>
			(['notEligible', 'abandoned', 'unpaid', 'other'] as const).map((kind) => ({
				type: 'stop',
				kind,
				reason: SOMETHING,
			})),
	},
	withdraw: {
		action: 'dossier.withdraw',
		commands: () => [{ type: 'withdraw', reason: SOMETHING, note: SOMETHING }],
	},
	reopen: {
		action: 'dossier.reopen',
		commands: ({ procedure }) =>
			procedure.flow.steps
				.filter((step) => step.kind === 'human')
				.slice(0, 1)
				.map((step) => ({ type: 'reopen', step: step.key, reason: SOMETHING })),
	},
	assign: {
		action: 'dossier.assign',
		commands: () => [{ type: 'assign', assignee: { id: SOMETHING, name: SOMETHING } }],
	},
	digitise: {
		action: 'dossier.digitise',
		commands: ({ state }) =>
			state.documents.slice(0, 1).map((paper) => ({ type: 'digitise', documentId: paper.id, level: 1 })),
	},
	addNote: { action: 'dossier.addNote', commands: () => [{ type: 'addNote', text: SOMETHING }] },
};

/**
 * The acts that this person may do on this dossier now. The permission table says who, the domain says whether: it is
 * asked the same question that the act itself will ask.
 */
export function actionsFor(staff: StaffSession, read: ReadDossier): DossierAction[] {
	const actor = staffActor(staff);
	const roles = staff.roles.map((held) => held.role);
	const may = (action: Action): boolean => mayDo(action, roles);
	const can = (command: DossierCommand): boolean => allows(read, actor, command);
	return [
		...stepActs(staff, read, may, can),
		...paymentActs(read, may, can),
		...(may('dossier.returnResult') && can({ type: 'returnResult', receivedBy: SOMETHING })
			? [{ kind: 'returnResult' } as const]
			: []),
		...claimActs(staff, read, may, can, actor),
		...(Object.keys(simpleActs) as SimpleKind[])
			.filter((kind) => may(simpleActs[kind].action) && simpleActs[kind].commands(read).some(can))
			.map((kind) => ({ kind })),
	];
}

type May = (action: Action) => boolean;
type Can = (command: DossierCommand) => boolean;

function stepActs(staff: StaffSession, { state, procedure }: ReadDossier, may: May, can: Can): DossierAction[] {
	const current = state.step;
	const step = current && procedure.step(current.key);
	if (!current || !step || step.kind === 'payment') return [];
	if (step.kind === 'human' && !mayHandleStep(staff, current)) return [];
	const outcomes = Object.entries(step.outcomes);
	const completable = may('dossier.completeStep')
		? outcomes.filter(([outcome]) => can({ type: 'completeStep', step: step.key, outcome, note: SOMETHING }))
		: [];
	const [file] = state.resultFiles;
	const signable =
		file && may('dossier.sign')
			? outcomes.filter(([outcome]) =>
					can({
						type: 'sign',
						step: step.key,
						outcome,
						fileId: file.fileId,
						shownHash: file.fileId,
						method: 'account',
						note: SOMETHING,
					}),
				)
			: [];
	const acts: DossierAction[] = signable
		.filter(([outcome]) => !completable.some(([other]) => other === outcome))
		.map(([outcome, { label }]) => ({ kind: 'sign', step: step.key, outcome, label }));
	if (completable.length > 0)
		acts.push({
			kind: 'completeStep',
			step: step.key,
			insteadOf: insteadOf(state, step.kind),
			// In the place of an automatic step or of the citizen staff act with a note, whatever the flow says.
			outcomes: completable.map(([outcome, to], index) => outcomeView(outcome, to, index, step.kind !== 'human')),
			form: step.kind === 'human' && step.form !== undefined ? procedure.form(step.form).definition : null,
		});
	return acts;
}

type CompleteStep = Extract<DossierAction, { kind: 'completeStep' }>;
type OutcomeView = CompleteStep['outcomes'][number];

function insteadOf({ blocked }: ReadDossier['state'], kind: 'human' | 'citizen' | 'auto'): CompleteStep['insteadOf'] {
	if (kind === 'human') return null;
	if (kind === 'citizen') return 'citizen';
	return blocked === null ? 'proposal' : 'blocked';
}

const outcomeView = (outcome: string, to: FlowTransition, index: number, inPlaceOfAnother: boolean): OutcomeView => ({
	outcome,
	label: to.label,
	needsNote: inPlaceOfAnother || to.needsNote === true,
	tone: to.to === 'refused' ? 'danger' : index === 0 && !inPlaceOfAnother ? 'primary' : 'neutral',
});

function paymentActs({ state }: ReadDossier, may: May, can: Can): DossierAction[] {
	const { amountVnd } = state.payment;
	return may('dossier.collectPayment') && can({ type: 'recordPayment', amountVnd, method: 'cash' })
		? [{ kind: 'collectPayment', amountVnd }]
		: [];
}

function claimActs(staff: StaffSession, { state }: ReadDossier, may: May, can: Can, actor: Actor): DossierAction[] {
	const { step } = state;
	const claimable =
		step !== null && step.role !== null && holdsStepRole(staff.roles, step) && step.assignee?.id !== staff.staffId;
	if (!claimable || !may('dossier.claim')) return [];
	return can({ type: 'assign', assignee: { id: actor.id, name: actor.name } }) ? [{ kind: 'claim' }] : [];
}

function dayAfter(dueAt: string, calendar: Calendar): string {
	const next = Temporal.PlainDate.from(dateOf(dueAt, calendar.timeZone)).add({ days: 1 }).toString();
	return workingDateFrom(next, calendar);
}
