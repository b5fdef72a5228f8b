import { feeTotal, isFee } from '../../fees/fee-lines.ts';
import { formatInstant } from '../../formats/dates.ts';
import { holdsRole, PROFESSIONAL_ROLES, ROLE_NAMES, type Role } from '../../roles.ts';
import type { DossierCommand } from '../commands.ts';
import type { AutoFlowStep, CitizenFlowStep, FlowStep, FlowTransition, HumanFlowStep, Refusal } from '../context.ts';
import type { CurrentStep } from '../state.ts';
import { withSource } from './reception.ts';
import { list } from './shared/command-rules.ts';
import { type Draft, type Handler, isBlank, refusal, refused } from './shared/draft.ts';
import { instantOf } from './shared/instants.ts';
import { findStep, leave, moveTo } from './shared/moves.ts';

type WorkStep = HumanFlowStep | CitizenFlowStep | AutoFlowStep;
interface Place {
	readonly current: CurrentStep;
	readonly flowStep: FlowStep;
}

/** The step that the actor saw must be the one that the dossier stands in. */
export function placeOf({ act, state }: Draft, seen: string): Place | Refusal {
	const current = state.step;
	if (current === null) return refusal('step.none');
	const flowStep = findStep(act.flow, current.key);
	if (flowStep === undefined) return refusal('flow.unknownStep', { step: current.key });
	return current.key === seen ? { current, flowStep } : refusal('step.moved', { step: flowStep.name }, 'step');
}

export function roleRefusal({ act }: Draft, role: Role): Refusal | null {
	// A deputy stands in for the director in everything.
	const holders: Role[] = role === 'centerDirector' ? ['centerDirector', 'centerDeputy'] : [role];
	return holdsRole(act.actor, holders) ? null : refusal('step.wrongRole', { role: ROLE_NAMES[role] });
}

export function transitionOf(step: WorkStep, outcome: string, note: string | undefined): FlowTransition | Refusal {
	const transition = Object.hasOwn(step.outcomes, outcome) ? step.outcomes[outcome] : undefined;
	if (transition === undefined) {
		const labels = Object.values(step.outcomes).map((known) => known.label);
		return refusal('outcome.unknown', { outcome, outcomes: list(labels) }, 'outcome');
	}
	if (transition.needsNote === true && isBlank(note)) return refusal('note.required', {}, 'note');
	return transition;
}

/** Ends the present step by one of its outcomes, and goes where that leads. */
export const completeStep: Handler<DossierCommand<'completeStep'>> = (draft, command) => {
	const place = placeOf(draft, command.step);
	if ('code' in place) return { ok: false, refusal: place };
	const { flowStep } = place;
	if (flowStep.kind === 'payment') return refused('step.payment');
	const transition = transitionOf(flowStep, command.outcome, command.note);
	if ('code' in transition) return { ok: false, refusal: transition };
	const wrong =
		whoMay(draft, command, place, flowStep) ??
		needsSignature(flowStep, transition) ??
		mayEnd(draft, transition.to) ??
		setFeeLines(draft, command);
	if (wrong !== null) return { ok: false, refusal: wrong };

	leave(draft, {
		step: command.step,
		outcome: command.outcome,
		label: transition.label,
		note: command.note,
		patch: command.patch,
		findings: command.findings && withSource(command.findings, command.step),
		resultFiles: command.resultFiles,
	});
	const stuck = moveTo(draft, transition.to, command.note ?? null);
	return stuck === null ? draft.decision() : { ok: false, refusal: stuck };
};

function whoMay(
	draft: Draft,
	command: DossierCommand<'completeStep'>,
	{ current }: Place,
	step: WorkStep,
): Refusal | null {
	if (step.kind === 'human') return roleRefusal(draft, step.role);
	if (step.kind === 'citizen') return citizenMay(draft, command, current, step);
	const { kind } = draft.act.actor;
	const { blocked, proposal } = draft.state;
	if (kind === 'citizen') return refusal('step.automatic');
	if (kind === 'system') return runRefusal(draft, current, command.stepRunId);
	if (blocked === null && proposal === null) return refusal('step.automatic');
	if (!holdsRole(draft.act.actor, PROFESSIONAL_ROLES)) return refusal('actor.professionalOnly');
	return isBlank(command.note) ? refusal('note.required', {}, 'note') : null;
}

/** A result of an automatic step counts only when it comes from the run that the dossier waits for. */
export function runRefusal({ state }: Draft, current: CurrentStep, stepRunId: string | undefined): Refusal | null {
	if (current.kind !== 'auto') return refusal('step.notAutomatic');
	if (stepRunId !== current.stepRunId) return refusal('step.staleRun', {}, 'stepRunId');
	return state.proposal === null ? null : refusal('step.waitsForPerson');
}

function citizenMay(
	{ act }: Draft,
	{ outcome, note }: DossierCommand<'completeStep'>,
	{ dueAt }: CurrentStep,
	step: CitizenFlowStep,
): Refusal | null {
	if (act.actor.kind === 'citizen') return null;
	if (act.actor.kind === 'staff') return isBlank(note) ? refusal('step.citizenOnly', {}, 'note') : null;
	if (dueAt !== null && act.at < dueAt) {
		return refusal('step.citizenHasTime', { until: formatInstant(dueAt, act.calendar.timeZone) });
	}
	const { timeout } = step;
	if (outcome === timeout.outcome) return null;
	return refusal(
		'step.timeoutOutcome',
		{ outcome: step.outcomes[timeout.outcome]?.label ?? timeout.outcome },
		'outcome',
	);
}

/** In a signing step an outcome that needs a note is a decision in words (send back, refuse); any other is the signature. */
function needsSignature(step: WorkStep, transition: FlowTransition): Refusal | null {
	const signing = step.kind === 'human' && step.act === 'sign' && transition.needsNote !== true;
	return signing ? refusal('sign.required') : null;
}

/** 4 → 9 belongs to the professional unit; automatic steps act for it. */
export function mayEnd({ act }: Draft, to: string): Refusal | null {
	if (to !== 'resolved' && to !== 'refused') return null;
	if (act.actor.kind === 'system' || holdsRole(act.actor, PROFESSIONAL_ROLES)) return null;
	return refusal('actor.professionalOnly');
}

function setFeeLines(draft: Draft, { feeLines }: DossierCommand<'completeStep'>): Refusal | null {
	if (feeLines === undefined) return null;
	if (!isFee(feeLines)) return refusal('fee.invalid', {}, 'feeLines');
	const amountVnd = feeTotal(feeLines);
	const { payment } = draft.state;
	if (payment.status === 'paid') {
		// A step that runs again after the money came in may say the same fee once more.
		return payment.amountVnd === amountVnd ? null : refusal('fee.alreadyPaid', {}, 'feeLines');
	}
	draft.add('feeSet', { lines: feeLines, amountVnd, reason: null });
	return null;
}

export const postponeStep: Handler<DossierCommand<'postponeStep'>> = (draft, { step, stepRunId, until, reason }) => {
	const place = placeOf(draft, step);
	if ('code' in place) return { ok: false, refusal: place };
	const wrong = runRefusal(draft, place.current, stepRunId);
	if (wrong !== null) return { ok: false, refusal: wrong };
	const instant = instantOf(until);
	if (instant === null || instant <= draft.act.at) return refused('instant.notInFuture', {}, 'until');
	return draft.add('stepPostponed', { step, until: instant, reason }).decision();
};
