import { describe, expect, it } from 'vitest';
import { local } from '../../../test/deadlines/clock.ts';
import { flow } from '../../../test/factories/flow.ts';
import { cashier, citizen, receptionist, specialist, system } from '../../../test/factories/people.ts';
import { complete, FEE, filed, paying, received, resolved, signing } from '../../../test/factories/story.ts';
import type { DossierCommand } from '../commands.ts';

const pay: DossierCommand<'recordPayment'> = {
	type: 'recordPayment',
	amountVnd: 8_000,
	method: 'vietqr',
	receiptNumber: 'BL000042',
	reference: 'FT26307',
};
const setFee: DossierCommand<'setFee'> = { type: 'setFee', lines: FEE };

describe('recordPayment', () => {
	it('leads out of status 6 and on in the flow; the waiting is added to the due date', () => {
		const story = paying().at('2026-11-05 09:00').does(cashier, pay);
		expect(story.types(4)).toEqual(['paymentRecorded', 'paymentSettled', 'stepCompleted', 'stepEntered']);
		expect(story.dossier).toMatchObject({
			status: 'processing',
			resumeStatus: null,
			clockState: 'running',
			dueAt: local('2026-11-12 17:00'),
			payment: { status: 'paid', method: 'vietqr', receiptNumber: 'BL000042', paidAt: local('2026-11-05 09:00') },
			step: { key: 'sign' },
		});
	});
	it('keeps when the money arrived', () => {
		const story = paying()
			.at('2026-11-05 09:00')
			.does(system, { ...pay, paidAt: '2026-11-04T20:15:00+07:00' });
		expect(story.dossier.payment.paidAt).toBe(local('2026-11-04 20:15'));
	});
	it('takes the exact amount, not from the future, from staff or the bank', () => {
		expect(paying().refusal(cashier, { ...pay, amountVnd: 7_999 })).toBe('payment.amount');
		expect(paying().refusalText(cashier, { ...pay, amountVnd: 7_999 })).toContain('8.000');
		expect(paying().refusal(cashier, { ...pay, paidAt: local('2026-11-06 09:00') })).toBe('payment.paidAt');
		expect(paying().refusal(cashier, { ...pay, paidAt: 'hôm qua' })).toBe('payment.paidAt');
		expect(paying().refusal(citizen, pay)).toBe('actor.notAllowed');
	});
	it('needs something owed', () => {
		expect(signing().refusal(cashier, pay)).toBe('payment.nothingDue');
		expect(paying().does(cashier, pay).refusal(cashier, pay)).toBe('payment.nothingDue');
	});
	it('does not move a dossier that did not wait for it', () => {
		const story = received()
			.does(cashier, setFee)
			.does(cashier, { type: 'recordPayment', amountVnd: 8_000, method: 'cash' });
		expect(story.dossier).toMatchObject({
			status: 'processing',
			step: { key: 'examine' },
			payment: { status: 'paid' },
		});
	});
	it('is taken at hand-over too', () => {
		const story = resolved().does(cashier, setFee).does(cashier, pay);
		expect(story.dossier).toMatchObject({ status: 'resolved', payment: { status: 'paid' } });
	});
	it('cannot leave a payment step that the flow does not know', () => {
		const steps = flow.steps.filter((step) => step.key !== 'pay');
		expect(
			paying()
				.with({ flow: { ...flow, steps } })
				.refusal(cashier, pay),
		).toBe('flow.unknownStep');
	});
});

describe('setFee', () => {
	it('corrects what is owed while it is waited for', () => {
		const half = FEE.map((line) => ({ ...line, amountVnd: 4_000 }));
		const story = paying().does(cashier, { type: 'setFee', lines: half, reason: 'Giảm 50%.' });
		expect(story.dossier).toMatchObject({
			status: 'paymentRequested',
			payment: { status: 'pending', amountVnd: 4_000 },
		});
	});
	it('of nothing goes on without payment', () => {
		const story = paying().at('2026-11-03 09:00').does(cashier, { type: 'setFee', lines: [], reason: 'Được miễn.' });
		expect(story.types(4)).toEqual(['feeSet', 'paymentSettled', 'stepCompleted', 'stepEntered']);
		expect(story.dossier).toMatchObject({ status: 'processing', payment: { status: 'none' }, step: { key: 'sign' } });
	});
	it('must add up, and not change what was paid', () => {
		expect(
			received().refusal(cashier, { type: 'setFee', lines: [{ ...FEE[0], amountVnd: 9_000 } as (typeof FEE)[0]] }),
		).toBe('fee.invalid');
		expect(paying().does(cashier, pay).refusal(cashier, setFee)).toBe('fee.alreadyPaid');
	});
});

describe('requestPayment', () => {
	it('waits in status 6 and comes back to where it was', () => {
		const story = received()
			.does(cashier, setFee)
			.does(cashier, { type: 'requestPayment', payBy: local('2026-11-20 17:00') });
		expect(story.dossier).toMatchObject({
			status: 'paymentRequested',
			resumeStatus: 'processing',
			step: { key: 'examine' },
			payment: { status: 'pending', payBy: local('2026-11-20 17:00') },
		});
		expect(story.does(cashier, pay).dossier).toMatchObject({ status: 'processing', step: { key: 'examine' } });
	});
	it('from status 2 comes back to status 2', () => {
		const story = filed().does(receptionist, { type: 'receive', code: 'H29-261102-0001', hold: true });
		story.does(cashier, setFee).does(cashier, { type: 'requestPayment' }).does(cashier, pay);
		expect(story.dossier.status).toBe('received');
	});
	it('takes the place of a wait for another body, which goes on after it', () => {
		const story = received().does(specialist, complete('examine', 'verify')).does(cashier, setFee);
		story.does(cashier, { type: 'requestPayment' }).at('2026-11-03 09:00').does(cashier, pay);
		expect(story.dossier).toMatchObject({ clockState: 'paused', step: { key: 'verify' } });
		expect(story.dossier.clock.at(-1)?.cause).toBe('otherBody');
	});
	it('ends a pause by law', () => {
		const story = received().does(specialist, { type: 'pauseClock', reason: 'Niêm yết.', legalBasis: 'Luật' });
		story.does(cashier, setFee).does(cashier, { type: 'requestPayment' }).does(cashier, pay);
		expect(story.dossier).toMatchObject({ status: 'processing', subStatus: null, clockState: 'running' });
	});
	it('needs something owed and a time in the future', () => {
		expect(received().refusal(cashier, { type: 'requestPayment' })).toBe('payment.nothingDue');
		const due = received().does(cashier, setFee);
		expect(due.refusal(cashier, { type: 'requestPayment', payBy: local('2026-11-01 17:00') })).toBe(
			'instant.notInFuture',
		);
		expect(due.refusal(cashier, { type: 'requestPayment', payBy: 'x' })).toBe('instant.notInFuture');
		expect(due.refusal(citizen, { type: 'requestPayment' })).toBe('actor.notAllowed');
	});
});

describe('refundPayment', () => {
	const refund: DossierCommand = { type: 'refundPayment', reason: 'Rút hồ sơ.', reference: 'HP01' };
	it('gives money back, also after the end', () => {
		const story = paying()
			.does(cashier, pay)
			.does(citizen, { type: 'withdraw', reason: 'Đổi ý.' })
			.does(cashier, refund);
		expect(story.dossier).toMatchObject({
			status: 'withdrawn',
			payment: { status: 'refunded', refundedAt: story.now },
		});
	});
	it('needs money that was paid, and a reason', () => {
		expect(paying().refusal(cashier, refund)).toBe('payment.notPaid');
		expect(paying().does(cashier, pay).refusal(cashier, { type: 'refundPayment', reason: '' })).toBe('reason.required');
	});
});
