import { describe, expect, it } from 'vitest';
import { local } from '../../../test/deadlines/clock.ts';
import {
	administrator,
	cashier,
	citizen,
	deputy,
	director,
	receptionist,
	specialist,
	system,
} from '../../../test/factories/people.ts';
import { CODE, DOSSIER_ID, filed, received, resolved, Story, submission } from '../../../test/factories/story.ts';
import { sameInBoth } from '../../localised.ts';

const finding = {
	path: 'purpose',
	code: 'purpose.vague',
	severity: 'warning' as const,
	message: sameInBoth('Chưa rõ.'),
};

describe('submit', () => {
	it('registers an online filing and starts the eight working hours of the desk', () => {
		const { dossier } = filed({ findings: [finding] });
		expect(dossier).toMatchObject({
			id: DOSSIER_ID,
			seq: 1,
			status: 'registered',
			statusSeq: 1,
			code: null,
			submittedAt: local('2026-11-02 08:00'),
			acceptanceDueAt: local('2026-11-03 08:00'),
			dueAt: null,
			clockState: 'notStarted',
			payment: { status: 'none', amountVnd: 0 },
			delivery: { method: 'counter', status: 'none' },
			synchronisation: { status: 'pending' },
			findings: [{ ...finding, source: 'form' }],
		});
	});

	it('takes a filing at the counter or by post from staff only', () => {
		expect(filed({ channel: 'counter' }, receptionist).dossier.channel).toBe('counter');
		expect(new Story().refusal(citizen, { ...submission, channel: 'publicPost' })).toBe('submit.channel');
		expect(new Story().refusal(system, submission)).toBe('submit.channel');
	});

	it('keeps optional facts as null and tells the portal only when asked to', () => {
		const { subject, synchronise, ...bare } = submission;
		const { dossier } = new Story().does(citizen, { ...bare, corrects: 'old-one' });
		expect(dossier).toMatchObject({
			subject: null,
			corrects: 'old-one',
			synchronisation: { status: 'notRequired' },
		});
		expect([subject, synchronise]).toEqual(['Để kết hôn', true]);
	});

	it('names what is missing', () => {
		const story = new Story();
		const requester = { ...submission.requester, fullName: ' ' };
		expect(story.refusal(citizen, { ...submission, requester })).toBe('submit.requester');
		expect(story.refusal(citizen, { ...submission, delivery: { method: 'publicPost' } })).toBe(
			'submit.deliveryAddress',
		);
		expect(story.refusal(citizen, { ...submission, timeLimit: { amount: 0, unit: 'days' } })).toBe('submit.timeLimit');
	});

	it('happens once, and before anything else', () => {
		expect(filed().refusal(citizen, submission)).toBe('dossier.exists');
		expect(new Story().refusal(receptionist, { type: 'receive', code: CODE })).toBe('dossier.unknown');
	});

	it('refuses an instant that cannot be read, and one before the record', () => {
		const broken = filed();
		broken.now = '02/11/2026 08:00';
		expect(broken.refusal(receptionist, { type: 'receive', code: CODE })).toBe('now.invalid');
		expect(filed().at('2026-11-02 07:59').refusal(receptionist, { type: 'receive', code: CODE })).toBe(
			'now.beforeRecord',
		);
		expect(received().at('2026-11-01 08:00').refusal(receptionist, { type: 'addNote', text: 'x' })).toBe(
			'now.beforeRecord',
		);
	});
});

describe('recordCheck', () => {
	it('shows its findings to the desk, the newest of each check', () => {
		const story = filed({ findings: [finding] })
			.does(system, { type: 'recordCheck', check: 'completeness', findings: [finding, finding] })
			.does(system, { type: 'recordCheck', check: 'completeness', findings: [finding] });
		expect(story.dossier.findings.map((found) => found.source)).toEqual(['form', 'completeness']);
	});
	it('must belong to the flow, and to the system', () => {
		expect(filed().refusal(system, { type: 'recordCheck', check: 'other', findings: [] })).toBe('check.unknown');
		expect(filed().refusal(receptionist, { type: 'recordCheck', check: 'completeness', findings: [] })).toBe(
			'actor.notAllowed',
		);
		expect(resolved().refusal(system, { type: 'recordCheck', check: 'completeness', findings: [] })).toBe(
			'dossier.status',
		);
	});
});

describe('receive', () => {
	it('starts the legal clock, gives the code and enters the flow', () => {
		const story = received();
		expect(story.types()).toEqual(['submitted', 'received', 'stepEntered']);
		expect(story.dossier).toMatchObject({
			status: 'processing',
			code: CODE,
			receivedAt: local('2026-11-02 08:00'),
			receivedBy: receptionist.id,
			dueAt: local('2026-11-09 17:00'),
			clockState: 'running',
			calendarVersion: 'shipped-2026.1',
			step: { key: 'examine', kind: 'human', role: 'specialist', field: 'justice', stepRunId: null },
		});
		expect(story.dossier.step?.dueAt).toBe(local('2026-11-02 13:30'));
		expect(story.dossier.clock).toMatchObject([{ type: 'start', cause: 'reception', by: receptionist.name }]);
	});

	it.each([receptionist, director, deputy])('may be done by the desk: %o', (actor) => {
		expect(filed().does(actor, { type: 'receive', code: CODE }).dossier.code).toBe(CODE);
	});
	it.each([specialist, cashier, administrator])('may not be done by %o', (actor) => {
		expect(filed().refusal(actor, { type: 'receive', code: CODE })).toBe('actor.deskOnly');
	});
	it('may not be done by the citizen or the system', () => {
		expect(filed().refusal(citizen, { type: 'receive', code: CODE })).toBe('actor.notAllowed');
		expect(filed().refusal(system, { type: 'receive', code: CODE })).toBe('actor.notAllowed');
	});

	it('wants an official code, ours or of another system', () => {
		expect(filed().refusal(receptionist, { type: 'receive', code: '' })).toBe('receive.code');
		expect(filed().refusal(receptionist, { type: 'receive', code: 'TMP-0000000000' })).toBe('receive.code');
		expect(filed().does(receptionist, { type: 'receive', code: 'g09.20-20260609-0092637' }).dossier.code).toBe(
			'G09.20-20260609-0092637',
		);
	});

	it('can be held in status 2 until the hand-over', () => {
		const story = filed().does(receptionist, { type: 'receive', code: CODE, hold: true, note: 'Chờ phân công.' });
		expect(story.dossier).toMatchObject({ status: 'received', step: null, dueAt: local('2026-11-09 17:00') });
		expect(story.refusal(specialist, { type: 'assign', assignee: null })).toBe('dossier.status');
		story.at('2026-11-03 07:30').does(receptionist, { type: 'enterStep' });
		expect(story.dossier).toMatchObject({ status: 'processing', step: { key: 'examine' } });
		expect(story.refusal(receptionist, { type: 'enterStep' })).toBe('dossier.status');
	});

	it('happens once', () => {
		expect(received().refusal(receptionist, { type: 'receive', code: CODE })).toBe('dossier.status');
	});

	it('is refused when the flow has no such start', () => {
		const flow = { checks: [], start: 'gone', steps: [] };
		expect(filed().with({ flow }).refusal(receptionist, { type: 'receive', code: CODE })).toBe('flow.unknownStep');
	});
	it('is refused when the flow is nothing but passed-over payments', () => {
		const name = sameInBoth('Thu phí');
		const pay = (key: string, next: string) => ({
			key,
			kind: 'payment' as const,
			name,
			role: 'cashier' as const,
			next,
		});
		const through = { checks: [], start: 'a', steps: [pay('a', 'resolved')] };
		const circle = { checks: [], start: 'a', steps: [pay('a', 'b'), pay('b', 'a')] };
		expect(filed().with({ flow: through }).refusal(receptionist, { type: 'receive', code: CODE })).toBe(
			'flow.endsAtOnce',
		);
		expect(filed().with({ flow: circle }).refusal(receptionist, { type: 'receive', code: CODE })).toBe(
			'flow.endsAtOnce',
		);
	});
});

describe('reject', () => {
	it('ends the dossier with a reason; no clock has run', () => {
		const { dossier } = filed().does(receptionist, { type: 'reject', reason: 'Không thuộc thẩm quyền.' });
		expect(dossier).toMatchObject({
			status: 'rejected',
			closingReason: 'Không thuộc thẩm quyền.',
			closedAt: local('2026-11-02 08:00'),
			clock: [],
			dueAt: null,
		});
	});
	it('needs a reason and the desk', () => {
		expect(filed().refusal(receptionist, { type: 'reject', reason: ' ' })).toBe('reason.required');
		expect(filed().refusal(specialist, { type: 'reject', reason: 'x' })).toBe('actor.deskOnly');
		expect(received().refusal(receptionist, { type: 'reject', reason: 'x' })).toBe('dossier.status');
	});
	it('cancels a fee that was counted already', () => {
		const fee = [{ label: sameInBoth('Lệ phí'), quantity: 1, unitVnd: 8000, amountVnd: 8000 }];
		const story = filed().does(receptionist, { type: 'setFee', lines: fee });
		expect(story.dossier.payment.status).toBe('due');
		expect(story.does(receptionist, { type: 'reject', reason: 'x' }).dossier.payment.status).toBe('cancelled');
	});
});
