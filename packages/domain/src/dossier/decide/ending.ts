import { formatInstant } from '../../formats/dates.ts';
import { formatVndForDocument } from '../../formats/money.ts';
import type { DossierCommand } from '../commands.ts';
import type { Refusal } from '../context.ts';
import { STATUS_NAMES } from '../status.ts';
import { stopClock } from './shared/clock-events.ts';
import { type Draft, type Handler, isBlank, refusal, refused } from './shared/draft.ts';
import { enter, findStep, owes } from './shared/moves.ts';

/** → 7: only the applicant, or staff on their behalf with a note of how they asked; not after a result was signed. */
export const withdraw: Handler<DossierCommand<'withdraw'>> = (draft, { reason, note }) => {
	if (isBlank(reason)) return refused('reason.required', {}, 'reason');
	const onBehalf = draft.act.actor.kind === 'staff';
	if (onBehalf && isBlank(note)) return refused('note.required', {}, 'note');
	if (draft.state.signedAt !== null) return refused('withdraw.signed');
	const why = { vi: 'Người nộp hồ sơ rút hồ sơ.', en: 'The applicant withdrew.' };
	const text = isBlank(note) ? reason : `${reason} (${note})`;
	return draft
		.add('withdrawn', { reason: text, onBehalf, ...draft.clock(...stopClock(draft, 'withdrawn', why)) })
		.decision();
};

/** → 8, with a notice and its reason (form 05). */
export const stop: Handler<DossierCommand<'stop'>> = (draft, { kind, reason, legalBasis }) => {
	if (isBlank(reason)) return refused('reason.required', {}, 'reason');
	const wrong = stopRefusal(draft, kind);
	if (wrong !== null) return { ok: false, refusal: wrong };
	const why = { vi: 'Dừng giải quyết hồ sơ.', en: 'The dossier was stopped.' };
	return draft
		.add('stopped', {
			kind,
			reason,
			legalBasis: legalBasis ?? null,
			...draft.clock(...stopClock(draft, 'stopped', why)),
		})
		.decision();
};

function stopRefusal(draft: Draft, kind: DossierCommand<'stop'>['kind']): Refusal | null {
	const { act, state } = draft;
	if (state.status === 'supplementRequested') return silenceRefusal(draft);
	const bySilence = kind === 'abandoned' || kind === 'unpaid';
	if (bySilence && !(kind === 'unpaid' && state.status === 'paymentRequested')) {
		return refusal('stop.kind', { status: STATUS_NAMES[state.status] }, 'kind');
	}
	// The core itself ends only what people let lapse.
	if (act.actor.kind === 'system' && (!bySilence || state.payment.payBy === undefined))
		return refusal('actor.notAllowed', { who: { vi: 'công chức', en: 'staff' } });
	const { payBy } = state.payment;
	if (kind === 'unpaid' && payBy !== undefined && act.at <= payBy) {
		return refusal('stop.paymentOpen', { until: formatInstant(payBy, act.calendar.timeZone) });
	}
	return null;
}

/** 5 → 8: only when the applicant was silent past the limit. */
function silenceRefusal({ act, state }: Draft): Refusal | null {
	const respondBy = state.supplements.findLast((asked) => asked.answeredAt === null)?.respondBy ?? null;
	if (respondBy === null) return refusal('stop.noRespondBy');
	if (act.at > respondBy) return null;
	return refusal('stop.supplementOpen', { until: formatInstant(respondBy, act.calendar.timeZone) });
}

/** 9 → 4: an error was found before hand-over. The promised date stays as it was, for the error is the office's. */
export const reopen: Handler<DossierCommand<'reopen'>> = (draft, { step, reason }) => {
	if (isBlank(reason)) return refused('reason.required', {}, 'reason');
	const flowStep = findStep(draft.act.flow, step);
	if (flowStep === undefined || flowStep.kind === 'payment') return refused('flow.unknownStep', { step }, 'step');
	const why = { vi: 'Mở lại để sửa sai sót.', en: 'Reopened to correct an error.' };
	draft.add('reopened', { reason, ...draft.clock(draft.clockEvent('resume', 'reopened', why)) });
	enter(draft, flowStep);
	return draft.decision();
};

/** 9 → 10: handed over by the desk; by the core only when the result goes out electronically. */
export const returnResult: Handler<DossierCommand<'returnResult'>> = (draft, { receivedBy, note }) => {
	const { state, act } = draft;
	if (act.actor.kind === 'system' && state.delivery.method !== 'electronic') return refused('actor.deskOnly');
	if (isBlank(receivedBy)) return refused('return.receivedBy', {}, 'receivedBy');
	if (state.outcome === 'granted' && owes(state)) {
		return refused('return.unpaid', { amount: formatVndForDocument(state.payment.amountVnd) });
	}
	return draft.add('returned', { receivedBy, method: state.delivery.method, note: note ?? null }).decision();
};
