import { addWorkingHours } from '../../../deadlines/due-at.ts';
import { endOfWorkingDayAfter } from '../../../deadlines/timing.ts';
import type { CitizenFlowStep, Flow, FlowStep, FlowTransition, Refusal } from '../../context.ts';
import { subStatusOf } from '../../evolve.ts';
import type { CurrentStep, DossierState } from '../../state.ts';
import { endWaiting, pauseFor, stepPause, stopClock } from './clock-events.ts';
import { type Draft, refusal } from './draft.ts';

export function findStep(flow: Flow, key: string): FlowStep | undefined {
	return flow.steps.find((step) => step.key === key);
}

/** Leaves a step to a step or an end of the flow. Answers why not, or `null`. */
export function moveTo(draft: Draft, target: string, reason: string | null): Refusal | null {
	const { flow } = draft.act;
	let to = target;
	// A payment step where nothing is due is passed over; more hops than steps would be a circle of them.
	for (let hops = 0; hops <= flow.steps.length; hops++) {
		if (to === 'resolved' || to === 'refused') return resolve(draft, to === 'resolved' ? 'granted' : 'refused', reason);
		const step = findStep(flow, to);
		if (step === undefined) return refusal('flow.unknownStep', { step: to });
		if (step.kind !== 'payment' || owes(draft.state)) return enter(draft, step);
		to = step.next;
	}
	return refusal('flow.endsAtOnce');
}

export function owes({ payment }: DossierState): boolean {
	return payment.amountVnd > 0 && (payment.status === 'due' || payment.status === 'pending');
}

/** Enters a step: an automatic one gets its run, a payment asks for the money, a wait for another body stops the clock. */
export function enter(draft: Draft, flowStep: FlowStep): null {
	const step = currentStep(draft, flowStep);
	// A pause by law in status 2 ends with the hand-over, as it would with leaving a step.
	const clock = draft.clock(...endWaiting(draft), ...stepPause(draft, step));
	draft.add('stepEntered', { step, subStatus: subStatusOf(step), ...clock });
	if (flowStep.kind === 'payment') askForPayment(draft, null);
	return null;
}

function currentStep(draft: Draft, flowStep: FlowStep): CurrentStep {
	const { at, calendar } = draft.act;
	const human = flowStep.kind === 'human' ? flowStep : null;
	return {
		key: flowStep.key,
		kind: flowStep.kind,
		role: flowStep.kind === 'human' || flowStep.kind === 'payment' ? flowStep.role : null,
		field: human?.field ?? null,
		enteredAt: at,
		assignee: null,
		stepRunId: flowStep.kind === 'auto' ? draft.nextRunId : null,
		dueAt:
			flowStep.kind === 'citizen'
				? citizenDueAt(draft, flowStep)
				: flowStep.workingHours === undefined
					? null
					: addWorkingHours(at, flowStep.workingHours, calendar),
		waitUntil: null,
		pausesClock: human?.pausesClock ?? null,
	};
}

function citizenDueAt({ act }: Draft, { timeout }: CitizenFlowStep): string {
	return timeout.unit === 'hours'
		? addWorkingHours(act.at, timeout.amount, act.calendar)
		: endOfWorkingDayAfter(act.at, timeout.amount, act.calendar);
}

/** Status 6: the clock stands still until the money is there. */
export function askForPayment(draft: Draft, payBy: string | null): void {
	const reason = { vi: 'Chờ nộp phí, lệ phí.', en: 'Waiting for the fee.' };
	draft.add('paymentRequested', {
		amountVnd: draft.state.payment.amountVnd,
		payBy,
		...draft.clock(...pauseFor(draft, 'payment', reason)),
	});
}

/** Leaves status 6, and a payment step with it. Answers why not, or `null`. */
export function settlePayment(draft: Draft, because: 'paid' | 'nothingDue'): Refusal | null {
	if (draft.state.status !== 'paymentRequested') return null;
	const { step } = draft.state;
	const goesOn = endWaiting(draft);
	draft.add('paymentSettled', {
		because,
		...draft.clock(...goesOn, ...(goesOn.length > 0 ? stepPause(draft, step) : [])),
	});
	if (step?.kind !== 'payment') return null;
	const flowStep = findStep(draft.act.flow, step.key);
	if (flowStep?.kind !== 'payment') return refusal('flow.unknownStep', { step: step.key });
	const label =
		because === 'paid' ? { vi: 'Đã nộp phí', en: 'Fee paid' } : { vi: 'Không phải nộp phí', en: 'Nothing to pay' };
	leave(draft, { step: step.key, outcome: because, label });
	return moveTo(draft, flowStep.next, null);
}

/** Completes the present step; a pause that belongs to it ends with it. */
export function leave(
	draft: Draft,
	done: {
		readonly step: string;
		readonly outcome: string;
		readonly label: FlowTransition['label'];
		readonly note?: string | undefined;
		readonly patch?: Readonly<Record<string, unknown>> | undefined;
		readonly findings?: DossierState['findings'] | undefined;
		readonly resultFiles?: DossierState['resultFiles'] | undefined;
	},
): void {
	draft.add('stepCompleted', {
		step: done.step,
		outcome: done.outcome,
		label: done.label,
		note: done.note ?? null,
		patch: done.patch ?? null,
		findings: done.findings ?? null,
		resultFiles: done.resultFiles ?? null,
		...draft.clock(...endWaiting(draft)),
	});
}

/** Status 9: the result is ready and the clock ends. What was signed must be what will be handed over. */
export function resolve(draft: Draft, outcome: 'granted' | 'refused', reason: string | null): Refusal | null {
	const { status, signature, resultFiles } = draft.state;
	if (status !== 'processing') return refusal('flow.endsAtOnce');
	if (outcome === 'granted' && signature !== null && !resultFiles.some((file) => file.fileId === signature.fileId)) {
		return refusal('sign.resultChanged', {}, 'resultFiles');
	}
	const why =
		outcome === 'granted'
			? { vi: 'Đã có kết quả giải quyết.', en: 'The result is ready.' }
			: { vi: 'Từ chối giải quyết.', en: 'The request was refused.' };
	draft.add('resolved', { outcome, reason, ...draft.clock(...stopClock(draft, 'resolved', why)) });
	return null;
}
