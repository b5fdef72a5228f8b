import { feeTotal, isFee } from '../../fees/fee-lines.ts';
import { formatVndForDocument } from '../../formats/money.ts';
import { sameInBoth } from '../../localised.ts';
import type { DossierCommand } from '../commands.ts';
import type { Decision } from '../context.ts';
import { type Draft, type Handler, isBlank, refused } from './shared/draft.ts';
import { instantOf } from './shared/instants.ts';
import { askForPayment, owes, settlePayment } from './shared/moves.ts';

/** Counts or corrects the fee. When nothing is left to pay, a dossier that waited for it goes on. */
export const setFee: Handler<DossierCommand<'setFee'>> = (draft, { lines, reason }) => {
	if (draft.state.payment.status === 'paid') return refused('fee.alreadyPaid', {}, 'lines');
	if (!isFee(lines)) return refused('fee.invalid', {}, 'lines');
	draft.add('feeSet', { lines, amountVnd: feeTotal(lines), reason: reason ?? null });
	return owes(draft.state) ? draft.decision() : settled(draft, 'nothingDue');
};

/** 2, 4 → 6. */
export const requestPayment: Handler<DossierCommand<'requestPayment'>> = (draft, { payBy }) => {
	if (!owes(draft.state)) return refused('payment.nothingDue');
	const until = payBy === undefined ? null : (instantOf(payBy) ?? '');
	if (until !== null && until <= draft.act.at) return refused('instant.notInFuture', {}, 'payBy');
	askForPayment(draft, until);
	return draft.decision();
};

/**
 * Money that has arrived: at the counter, or reconciled with the bank (a code that was shown is not a payment). Out of status
 * 6 it leads back to where the dossier was.
 */
export const recordPayment: Handler<DossierCommand<'recordPayment'>> = (draft, command) => {
	const { state, act } = draft;
	if (!owes(state)) return refused('payment.nothingDue');
	if (command.amountVnd !== state.payment.amountVnd) {
		const amount = sameInBoth(formatVndForDocument(state.payment.amountVnd));
		return refused('payment.amount', { amount }, 'amountVnd');
	}
	const paidAt = command.paidAt === undefined ? act.at : instantOf(command.paidAt);
	if (paidAt === null || paidAt > act.at) return refused('payment.paidAt', {}, 'paidAt');
	draft.add('paymentRecorded', {
		amountVnd: command.amountVnd,
		method: command.method,
		receiptNumber: command.receiptNumber ?? null,
		reference: command.reference ?? null,
		paidAt,
	});
	return settled(draft, 'paid');
};

function settled(draft: Draft, because: 'paid' | 'nothingDue'): Decision {
	const stuck = settlePayment(draft, because);
	return stuck === null ? draft.decision() : { ok: false, refusal: stuck };
}

export const refundPayment: Handler<DossierCommand<'refundPayment'>> = (draft, { reason, reference }) => {
	const { payment } = draft.state;
	if (payment.status !== 'paid') return refused('payment.notPaid');
	if (isBlank(reason)) return refused('reason.required', {}, 'reason');
	return draft
		.add('paymentRefunded', { amountVnd: payment.amountVnd, reason, reference: reference ?? null })
		.decision();
};
