import type { DossierCommand } from '../commands.ts';
import { type Handler, isBlank, refused } from './shared/draft.ts';
import { leave, moveTo, resolve } from './shared/moves.ts';
import { mayEnd, placeOf, roleRefusal, runRefusal, transitionOf } from './steps.ts';

/** An automatic step gave no result. The dossier is not failed by it: a person owns the problem, the clock keeps running. */
export const block: Handler<DossierCommand<'block'>> = (draft, { step, stepRunId, failure, reason, owner }) => {
	const place = placeOf(draft, step);
	if ('code' in place) return { ok: false, refusal: place };
	if (place.current.kind !== 'auto') return refused('step.notAutomatic');
	const run = stepRunId ?? place.current.stepRunId;
	if (run !== place.current.stepRunId) return refused('step.staleRun', {}, 'stepRunId');
	// The same failure reported twice is one failure.
	if (draft.state.blocked?.stepRunId === run) return draft.decision();
	return draft.add('blocked', { reason, failure, owner, stepRunId: run }).decision();
};

/** Runs the automatic step again, under a new id; a proposal that staff do not follow is dropped with it. */
export const unblock: Handler<DossierCommand<'unblock'>> = (draft, { note }) => {
	const { step, blocked, proposal } = draft.state;
	if (step === null) return refused('step.none');
	if (blocked === null && proposal === null) return refused('step.notBlocked');
	const stepRunId = step.kind === 'auto' ? draft.nextRunId : null;
	return draft.add('unblocked', { stepRunId, note: note ?? null }).decision();
};

/** A step wants a supplement, or a refusal: proposed to staff, never done by itself. */
export const propose: Handler<DossierCommand<'propose'>> = (draft, command) => {
	const place = placeOf(draft, command.step);
	if ('code' in place) return { ok: false, refusal: place };
	const wrong = runRefusal(draft, place.current, command.stepRunId);
	if (wrong !== null) return { ok: false, refusal: wrong };
	const items = command.items ?? [];
	if (command.kind === 'supplement' && items.length === 0) return refused('supplement.noItems', {}, 'items');
	if (isBlank(command.reason.vi)) return refused('reason.required', {}, 'reason');
	const { kind, reason, legalBasis, step } = command;
	return draft
		.add('proposed', { proposal: { kind, items, reason, legalBasis: legalBasis ?? null, step, at: draft.act.at } })
		.decision();
};

/** 4 → 9 with a negative result, as an automatic step proposed it. */
export const refuseResult: Handler<DossierCommand<'refuseResult'>> = (draft, { reason, resultFiles }) => {
	if (draft.state.proposal?.kind !== 'refuse') return refused('proposal.none');
	if (isBlank(reason)) return refused('reason.required', {}, 'reason');
	if (resultFiles !== undefined) draft.add('resultRendered', { files: resultFiles });
	const wrong = resolve(draft, 'refused', reason);
	return wrong === null ? draft.decision() : { ok: false, refusal: wrong };
};

export const attachResult: Handler<DossierCommand<'attachResult'>> = (draft, { files }) => {
	if (files.length === 0) return refused('result.noFiles', {}, 'files');
	return draft.add('resultRendered', { files }).decision();
};

export const assign: Handler<DossierCommand<'assign'>> = (draft, { assignee }) => {
	const { step } = draft.state;
	if (step === null) return refused('step.none');
	if (step.kind !== 'human' && step.kind !== 'payment') return refused('step.notAssignable');
	if ((step.assignee?.id ?? null) === (assignee?.id ?? null)) return draft.decision();
	return draft.add('assigned', { step: step.key, assignee }).decision();
};

/** Signs what was shown, and leaves the signing step: one act, so that nothing can change in between. */
export const sign: Handler<DossierCommand<'sign'>> = (draft, command) => {
	const { act, state } = draft;
	const place = placeOf(draft, command.step);
	if ('code' in place) return { ok: false, refusal: place };
	const { flowStep } = place;
	if (flowStep.kind !== 'human' || flowStep.act !== 'sign') return refused('sign.notASigningStep');
	const wrongRole = roleRefusal(draft, flowStep.role);
	if (wrongRole !== null) return { ok: false, refusal: wrongRole };
	const transition = transitionOf(flowStep, command.outcome, command.note);
	if ('code' in transition) return { ok: false, refusal: transition };
	const mayNotEnd = mayEnd(draft, transition.to);
	if (mayNotEnd !== null) return { ok: false, refusal: mayNotEnd };
	const { id, name } = act.actor;
	if (act.rules.separateSigner && state.receivedBy === id && state.examinedBy.includes(id)) {
		return refused('sign.separateSigner');
	}
	if (!state.resultFiles.some((file) => file.fileId === command.fileId)) {
		return refused(state.resultFiles.length === 0 ? 'result.noFiles' : 'sign.unknownFile', {}, 'fileId');
	}
	if (command.shownHash !== command.fileId) return refused('sign.changedSinceShown', {}, 'shownHash');

	const { signedFile } = command;
	if (signedFile !== undefined) {
		const files = state.resultFiles.map((file) => (file.fileId === command.fileId ? signedFile : file));
		draft.add('resultRendered', { files });
	}
	const fileId = signedFile?.fileId ?? command.fileId;
	draft.add('signed', { signature: { fileId, at: act.at, by: { id, name }, method: command.method } });
	leave(draft, { step: command.step, outcome: command.outcome, label: transition.label, note: command.note });
	const stuck = moveTo(draft, transition.to, command.note ?? null);
	return stuck === null ? draft.decision() : { ok: false, refusal: stuck };
};
