import { describe, expect, it } from 'vitest';
import { local } from '../../../test/deadlines/clock.ts';
import {
	administrator,
	cashier,
	citizen,
	clerk,
	director,
	leader,
	receptionist,
	specialist,
	system,
} from '../../../test/factories/people.ts';
import { complete, FEE, filed, issuing, paying, received, resolved, signIt } from '../../../test/factories/story.ts';
import { sameInBoth } from '../../localised.ts';
import type { DossierCommand } from '../commands.ts';

const withdraw: DossierCommand = { type: 'withdraw', reason: 'Không còn nhu cầu.' };
const stop = (kind: DossierCommand<'stop'>['kind']): DossierCommand => ({
	type: 'stop',
	kind,
	reason: 'Lý do.',
	legalBasis: 'Luật',
});
const ask: DossierCommand = {
	type: 'requestSupplement',
	supplementId: 's1',
	items: [{ text: sameInBoth('Bản sao') }],
	reason: sameInBoth('Thiếu'),
};

describe('withdraw', () => {
	it.each([
		['registered', filed],
		['processing', received],
		['paymentRequested', paying],
		['supplementRequested', () => received().does(specialist, ask)],
	])('ends a dossier that is %s', (status, make) => {
		const story = make();
		expect(story.dossier.status).toBe(status);
		story.does(citizen, withdraw);
		expect(story.dossier).toMatchObject({
			status: 'withdrawn',
			closedAt: story.now,
			closingReason: 'Không còn nhu cầu.',
			step: null,
			clockState: status === 'registered' ? 'notStarted' : 'stopped',
		});
	});
	it('cancels what was owed', () => {
		expect(paying().does(citizen, withdraw).dossier.payment.status).toBe('cancelled');
	});
	it('is the applicant’s; staff write down how they asked', () => {
		expect(received().refusal(receptionist, withdraw)).toBe('note.required');
		expect(received().refusal(system, withdraw)).toBe('actor.notAllowed');
		const story = received().does(receptionist, { ...withdraw, note: 'Đơn xin rút ngày 03/11' } as DossierCommand);
		expect(story.dossier.closingReason).toBe('Không còn nhu cầu. (Đơn xin rút ngày 03/11)');
		expect(story.events.at(-1)?.data).toMatchObject({ onBehalf: true });
	});
	it('is refused after a signature, also when the dossier went back since', () => {
		expect(issuing().refusal(citizen, withdraw)).toBe('withdraw.signed');
		const back = issuing().does(clerk, complete('issue', 'back', { note: 'Sai số.' }));
		expect(back.refusal(citizen, withdraw)).toBe('withdraw.signed');
		expect(resolved().refusal(citizen, withdraw)).toBe('dossier.status');
	});
	it('needs a reason', () => {
		expect(received().refusal(citizen, { type: 'withdraw', reason: '' })).toBe('reason.required');
	});
});

describe('stop', () => {
	it('ends a dossier that is not eligible', () => {
		const story = received().does(specialist, stop('notEligible'));
		expect(story.dossier).toMatchObject({ status: 'stopped', subStatus: 'stopped.notEligible', clockState: 'stopped' });
	});
	it('after silence past the time to answer', () => {
		const story = received().does(specialist, ask);
		expect(story.dossier.supplements[0]?.respondBy).toBe(local('2026-11-23 17:00'));
		expect(story.at('2026-11-23 17:00').refusal(system, stop('abandoned'))).toBe('stop.supplementOpen');
		expect(story.refusalText(specialist, stop('notEligible'))).toContain('17:00, 23/11/2026');
		story.at('2026-11-23 17:01').does(system, stop('abandoned'));
		expect(story.dossier).toMatchObject({ status: 'stopped', subStatus: 'stopped.abandoned' });
	});
	it('never by silence when no time was set', () => {
		const story = received()
			.with({ rules: { supplementWorkingDays: 0 } })
			.does(specialist, ask);
		expect(story.at('2027-11-23 17:00').refusal(specialist, stop('abandoned'))).toBe('stop.noRespondBy');
	});
	it('when the fee was not paid in time', () => {
		const story = received()
			.does(cashier, { type: 'setFee', lines: FEE })
			.does(cashier, { type: 'requestPayment', payBy: local('2026-11-10 17:00') });
		expect(story.at('2026-11-10 17:00').refusal(system, stop('unpaid'))).toBe('stop.paymentOpen');
		story.at('2026-11-10 17:01').does(system, stop('unpaid'));
		expect(story.dossier).toMatchObject({ subStatus: 'stopped.unpaid', payment: { status: 'cancelled' } });
	});
	it('without a time to pay only by staff', () => {
		expect(paying().refusal(system, stop('unpaid'))).toBe('actor.notAllowed');
		expect(paying().does(specialist, stop('unpaid')).dossier.status).toBe('stopped');
		expect(paying().does(specialist, stop('other')).dossier.subStatus).toBe('stopped.other');
	});
	it('fits the status, and by the system only for silence', () => {
		expect(received().refusal(specialist, stop('abandoned'))).toBe('stop.kind');
		expect(received().refusal(specialist, stop('unpaid'))).toBe('stop.kind');
		expect(received().refusal(system, stop('other'))).toBe('actor.notAllowed');
		expect(received().refusal(citizen, stop('other'))).toBe('actor.notAllowed');
		expect(filed().refusal(receptionist, stop('notEligible'))).toBe('dossier.status');
		expect(received().refusal(specialist, { type: 'stop', kind: 'other', reason: '' })).toBe('reason.required');
	});
});

describe('reopen', () => {
	const reopen = (step: string): DossierCommand => ({ type: 'reopen', step, reason: 'Sai ngày sinh.' });
	it('goes back to a step with the promised date as it was, and without the signature', () => {
		const story = resolved().at('2026-11-05 09:00').does(clerk, reopen('examine'));
		expect(story.types(2)).toEqual(['reopened', 'stepEntered']);
		expect(story.dossier).toMatchObject({
			status: 'processing',
			outcome: null,
			resolvedAt: null,
			signature: null,
			delivery: { status: 'none' },
			clockState: 'running',
			dueAt: local('2026-11-09 17:00'),
			step: { key: 'examine' },
		});
		expect(story.dossier.signedAt).not.toBeNull();
	});
	it('leads to a result again', () => {
		const story = resolved().does(clerk, reopen('sign')).does(leader, signIt).does(clerk, complete('issue', 'issue'));
		expect(story.dossier).toMatchObject({ status: 'resolved', clockState: 'stopped' });
	});
	it('needs a reason, a step of the flow, and a result that is still here', () => {
		expect(resolved().refusal(clerk, { type: 'reopen', step: 'examine', reason: '' })).toBe('reason.required');
		expect(resolved().refusal(clerk, reopen('gone'))).toBe('flow.unknownStep');
		expect(resolved().refusal(clerk, reopen('pay'))).toBe('flow.unknownStep');
		expect(resolved().refusal(citizen, reopen('examine'))).toBe('actor.notAllowed');
		expect(received().refusal(clerk, reopen('examine'))).toBe('dossier.status');
	});
});

describe('returnResult', () => {
	const hand: DossierCommand = { type: 'returnResult', receivedBy: 'Nguyễn Văn An', note: 'Đã ký sổ.' };
	it.each([receptionist, director])('is done by the desk: %o', (actor) => {
		const story = resolved().at('2026-11-06 09:00').does(actor, hand);
		expect(story.dossier).toMatchObject({
			status: 'returned',
			returnedAt: local('2026-11-06 09:00'),
			delivery: { status: 'delivered', method: 'counter', receivedBy: 'Nguyễn Văn An', note: 'Đã ký sổ.' },
		});
	});
	it.each([specialist, clerk, administrator])('is not done by %o', (actor) => {
		expect(resolved().refusal(actor, hand)).toBe('actor.deskOnly');
	});
	it('is done by the core when the result goes out electronically', () => {
		expect(resolved().refusal(system, hand)).toBe('actor.deskOnly');
		const story = resolved({ delivery: { method: 'electronic' } }).does(system, {
			type: 'returnResult',
			receivedBy: 'VNeID',
		});
		expect(story.dossier.delivery).toEqual({ method: 'electronic', status: 'delivered', receivedBy: 'VNeID' });
	});
	it('names the receiver, after the money', () => {
		expect(resolved().refusal(receptionist, { type: 'returnResult', receivedBy: ' ' })).toBe('return.receivedBy');
		const owing = resolved().does(cashier, { type: 'setFee', lines: FEE });
		expect(owing.refusal(receptionist, hand)).toBe('return.unpaid');
		expect(owing.refusalText(receptionist, hand)).toContain('8.000');
	});
	it('hands a refusal over without money', () => {
		const story = received().does(cashier, { type: 'setFee', lines: FEE });
		story.does(specialist, complete('examine', 'bad', { note: 'Không đủ.' })).does(receptionist, hand);
		expect(story.dossier).toMatchObject({ status: 'returned', outcome: 'refused' });
	});
	it('is final', () => {
		const story = resolved().does(receptionist, hand);
		expect(story.refusal(receptionist, hand)).toBe('dossier.final');
		expect(story.refusal(clerk, { type: 'reopen', step: 'examine', reason: 'x' })).toBe('dossier.final');
		expect(story.refusalText(citizen, withdraw)).toContain('Đã trả kết quả');
	});
});
