import type { Localised } from '../../localised.ts';
import type { DossierCommand } from '../commands.ts';
import type { FlowStep, Refusal } from '../context.ts';
import { workerOf } from '../evolve.ts';
import type { DossierState, StepWorker } from '../state.ts';
import { withSource } from './reception.ts';
import { type Draft, type Handler, isBlank, refusal, refused } from './shared/draft.ts';
import { findStep } from './shared/moves.ts';

/** The source of what a form finds in the answers of a filing. */
const FORM = 'form';

/**
 * Pins the dossier to another version of its procedure. Where it stands must exist there, nothing may run for it, and the
 * promised date does not move: the law counts from the filing, not from the version.
 */
export const moveVersion: Handler<DossierCommand<'moveVersion'>> = (draft, command) => {
	const { state } = draft;
	const { moveId, because, to, flow, reason, answers } = command;
	if (isBlank(reason)) return refused('reason.required', {}, 'reason');
	if (to.code !== state.procedure.code)
		return refused('version.otherProcedure', { code: state.procedure.code, other: to.code }, 'to');
	if (to.digest === state.procedure.digest) return refused('version.same', { version: to.version }, 'to');
	const target = state.step === null ? undefined : findStep(flow, state.step.key);
	const stuck = runs(draft) ?? wrongPlace(draft, target, to.version);
	if (stuck !== null) return { ok: false, refusal: stuck };
	const step = target === undefined ? null : changedWorker(state, workerIn(target));
	const findings = command.findings && [
		...withSource(command.findings, FORM),
		...state.findings.filter(({ source }) => source !== FORM),
	];
	return draft
		.add('versionMoved', {
			moveId,
			because,
			from: state.procedure,
			to,
			reason,
			...(answers ? { answers } : {}),
			...(findings ? { findings } : {}),
			...(step ? { step } : {}),
		})
		.decision();
};

/** A run that was begun for the old version would come back to the new one. A supplement ends what ran before it. */
function runs({ act, state }: Draft): Refusal | null {
	const { step, blocked, proposal, status } = state;
	if (step?.kind !== 'auto' || blocked !== null || proposal !== null) return null;
	if (status === 'supplementRequested') return null;
	return refusal('version.stepRuns', { step: nameOf(act.flow.steps, step.key) });
}

function wrongPlace({ act, state }: Draft, target: FlowStep | undefined, version: string): Refusal | null {
	const { step } = state;
	if (step === null || target?.kind === step.kind) return null;
	const code = target === undefined ? 'version.stepGone' : 'version.stepChanged';
	return refusal(code, { step: nameOf(act.flow.steps, step.key), version });
}

const nameOf = (steps: readonly FlowStep[], key: string): Localised =>
	steps.find((step) => step.key === key)?.name ?? { vi: key, en: key };

const workerIn = (step: FlowStep): StepWorker => ({
	role: step.kind === 'human' || step.kind === 'payment' ? step.role : null,
	field: step.kind === 'human' ? (step.field ?? null) : null,
});

function changedWorker({ step }: DossierState, worker: StepWorker): StepWorker | null {
	return step?.role === worker.role && step.field === worker.field ? null : worker;
}

/** Takes a move back: everything that it changed is as it was. */
export const revertVersionMove: Handler<DossierCommand<'revertVersionMove'>> = (draft, { moveId, reason }) => {
	const { state } = draft;
	const { moved } = state;
	if (moved?.moveId !== moveId) return refused('version.notMoved');
	if (isBlank(reason)) return refused('reason.required', {}, 'reason');
	const { procedure, answers, findings, step } = moved.previous;
	const now = workerOf(state.step);
	return draft
		.add('versionMoveReverted', {
			moveId,
			from: state.procedure,
			to: procedure,
			reason,
			...(answers === state.answers ? {} : { answers }),
			...(findings === state.findings ? {} : { findings }),
			...(step && (step.role !== now?.role || step.field !== now.field) ? { step } : {}),
		})
		.decision();
};
