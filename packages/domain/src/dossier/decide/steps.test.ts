import { describe, expect, it } from 'vitest';
import { local } from '../../../test/deadlines/clock.ts';
import { flow } from '../../../test/factories/flow.ts';
import {
	cashier,
	citizen,
	clerk,
	deputy,
	leader,
	receptionist,
	specialist,
	staff,
	system,
} from '../../../test/factories/people.ts';
import {
	complete,
	FEE,
	file,
	issuing,
	paying,
	pricing,
	received,
	resolved,
	signing,
} from '../../../test/factories/story.ts';
import { sameInBoth } from '../../localised.ts';

const note = 'Chưa đủ căn cứ.';

describe('completeStep by staff', () => {
	it('goes where the outcome leads, and keeps what was worked out', () => {
		const findings = [
			{ path: '', code: 'checked', severity: 'warning' as const, message: sameInBoth('Đã đối chiếu.') },
		];
		const story = received().does(specialist, complete('examine', 'good', { patch: { book: 12 }, findings, note }));
		expect(story.types(2)).toEqual(['stepCompleted', 'stepEntered']);
		expect(story.dossier).toMatchObject({
			status: 'processing',
			result: { book: 12 },
			examinedBy: [specialist.id],
			findings: [{ code: 'checked', source: 'examine' }],
			step: { key: 'price', kind: 'auto', stepRunId: `${story.dossier.id}.${story.dossier.seq}` },
		});
	});

	it('is for the role of the step; a deputy stands in for the director', () => {
		expect(received().refusal(receptionist, complete('examine', 'good'))).toBe('step.wrongRole');
		expect(received().refusalText(receptionist, complete('examine', 'good'))).toContain('Công chức chuyên môn');
		expect(received().refusal(citizen, complete('examine', 'good'))).toBe('step.wrongRole');
		const story = received().does(specialist, complete('examine', 'council')).does(deputy, complete('council', 'done'));
		expect(story.dossier.step?.key).toBe('sign');
	});

	it('knows the outcomes of the step only', () => {
		const unknown = complete('examine', 'toString');
		expect(received().refusal(specialist, unknown)).toBe('outcome.unknown');
		expect(received().refusalText(specialist, unknown)).toContain('Đủ điều kiện, Cần xác minh');
	});

	it('is refused when the dossier has moved on', () => {
		expect(pricing().refusal(specialist, complete('examine', 'good'))).toBe('step.moved');
		expect(resolved().refusal(specialist, complete('examine', 'good'))).toBe('dossier.status');
	});

	it('is refused when the flow does not know the step, or where it leads', () => {
		expect(received().refusal(specialist, complete('examine', 'lost'))).toBe('flow.unknownStep');
		const story = received().with({ flow: { ...flow, steps: [] } });
		expect(story.refusal(specialist, complete('examine', 'good'))).toBe('flow.unknownStep');
	});

	it('wants a note where the flow says so', () => {
		expect(received().refusal(specialist, complete('examine', 'bad'))).toBe('note.required');
		const { dossier } = received().does(specialist, complete('examine', 'bad', { note }));
		expect(dossier).toMatchObject({ status: 'resolved', outcome: 'refused', clockState: 'stopped', step: null });
	});

	it('ends the dossier only by the professional unit', () => {
		const atCounter = () => received().does(specialist, complete('examine', 'desk'));
		expect(atCounter().refusal(receptionist, complete('counter', 'done'))).toBe('actor.professionalOnly');
		const both = staff('Yến', 'receptionist', 'specialist');
		expect(atCounter().does(both, complete('counter', 'done')).dossier.outcome).toBe('granted');
	});

	it('is resolved at the desk with the clock stopped', () => {
		const { dossier } = issuing()
			.at('2026-11-05 10:00')
			.does(clerk, complete('issue', 'issue', { note }));
		expect(dossier).toMatchObject({
			status: 'resolved',
			outcome: 'granted',
			resolvedAt: local('2026-11-05 10:00'),
			dueAt: local('2026-11-09 17:00'),
			clockState: 'stopped',
			delivery: { status: 'waiting' },
		});
	});
});

describe('a step that waits for another body', () => {
	it('stops the clock while the dossier is there', () => {
		const story = received().at('2026-11-03 15:00').does(specialist, complete('examine', 'verify'));
		expect(story.dossier).toMatchObject({ status: 'processing', subStatus: 'waitingOtherBody', clockState: 'paused' });
		story.at('2026-11-06 09:00').does(specialist, complete('verify', 'answered'));
		expect(story.dossier).toMatchObject({ subStatus: null, clockState: 'running', dueAt: local('2026-11-12 17:00') });
		expect(story.dossier.clock.at(1)?.legalBasis).toBe('Nghị định 123/2015/NĐ-CP');
	});
});

describe('a step of the citizen', () => {
	const asked = () => received().does(specialist, complete('examine', 'ask'));

	it('waits so many working days, the clock runs on', () => {
		expect(asked().dossier).toMatchObject({
			subStatus: 'waitingCitizen',
			clockState: 'running',
			step: { kind: 'citizen', role: null, dueAt: local('2026-11-04 17:00') },
		});
		const inHours = flow.steps.map((step) =>
			step.kind === 'citizen' ? { ...step, timeout: { ...step.timeout, amount: 8, unit: 'hours' as const } } : step,
		);
		const story = received()
			.with({ flow: { ...flow, steps: inHours } })
			.does(specialist, complete('examine', 'ask'));
		expect(story.dossier.step?.dueAt).toBe(local('2026-11-03 08:00'));
	});
	it('is answered by the citizen', () => {
		expect(asked().does(citizen, complete('confirm', 'right')).dossier.step?.key).toBe('price');
	});
	it('is answered by staff only with a note', () => {
		expect(asked().refusal(specialist, complete('confirm', 'right'))).toBe('step.citizenOnly');
		expect(
			asked().does(specialist, complete('confirm', 'right', { note: 'Đồng ý qua điện thoại.' })).dossier.step?.key,
		).toBe('price');
	});
	it('ends by its time-out, not earlier and not otherwise', () => {
		expect(asked().at('2026-11-04 16:59').refusal(system, complete('confirm', 'wrong'))).toBe('step.citizenHasTime');
		const late = asked().at('2026-11-04 17:00');
		expect(late.refusal(system, complete('confirm', 'right'))).toBe('step.timeoutOutcome');
		expect(late.does(system, complete('confirm', 'wrong')).dossier.step?.key).toBe('examine');
	});
	it('cannot bring the dossier to its end', () => {
		expect(asked().refusal(citizen, complete('confirm', 'end'))).toBe('actor.professionalOnly');
	});
});

describe('an automatic step', () => {
	it('takes the result of its own run, once', () => {
		const story = pricing();
		const { runId } = story;
		expect(story.refusal(system, complete('price', 'done'))).toBe('step.staleRun');
		expect(story.refusal(system, complete('price', 'done', { stepRunId: 'other' }))).toBe('step.staleRun');
		story.does(system, complete('price', 'done', { stepRunId: runId }));
		expect(story.refusal(system, complete('price', 'done', { stepRunId: runId }))).toBe('step.moved');
	});

	it('is not for people while it works', () => {
		expect(pricing().refusal(specialist, complete('price', 'done', { note }))).toBe('step.automatic');
		expect(pricing().refusal(citizen, complete('price', 'done'))).toBe('step.automatic');
	});

	it('can be done by the professional unit when it is blocked, with a note', () => {
		const blocked = () =>
			pricing().does(system, {
				type: 'block',
				step: 'price',
				failure: 'bug',
				reason: sameInBoth('Lỗi.'),
				owner: 'specialist',
			});
		expect(blocked().refusal(receptionist, complete('price', 'done', { note }))).toBe('actor.professionalOnly');
		expect(blocked().refusal(specialist, complete('price', 'done'))).toBe('note.required');
		const story = blocked().does(specialist, complete('price', 'done', { note }));
		expect(story.dossier).toMatchObject({ blocked: null, step: { key: 'sign' } });
	});

	it('may bring a dossier to its result by itself', () => {
		const story = pricing();
		story.does(system, complete('price', 'direct', { stepRunId: story.runId, resultFiles: [file('extract')] }));
		expect(story.dossier).toMatchObject({ status: 'resolved', resultFiles: [file('extract')] });
	});

	it('takes no result for a step of people', () => {
		const postpone = {
			type: 'postponeStep',
			step: 'examine',
			stepRunId: 'x',
			until: local('2026-11-05 08:00'),
			reason: sameInBoth('x'),
		} as const;
		expect(received().refusal(system, postpone)).toBe('step.notAutomatic');
		expect(received().refusal(system, complete('examine', 'good', { stepRunId: 'x' }))).toBe('step.wrongRole');
	});
});

describe('fees counted by a step', () => {
	it('lead to the payment step and status 6, with the clock stopped', () => {
		const { dossier } = paying();
		expect(dossier).toMatchObject({
			status: 'paymentRequested',
			resumeStatus: 'processing',
			clockState: 'paused',
			payment: { status: 'pending', amountVnd: 8_000, lines: FEE },
			step: { key: 'pay', kind: 'payment', role: 'cashier' },
		});
	});
	it('of nothing pass the payment step over', () => {
		expect(signing().dossier).toMatchObject({
			status: 'processing',
			payment: { status: 'none' },
			step: { key: 'sign' },
		});
	});
	it('must add up', () => {
		const story = pricing();
		for (const wrong of [{ amountVnd: 8_001 }, { amountVnd: -1 }, { quantity: 1.5 }, { unitVnd: Number.NaN }]) {
			const feeLines = FEE.map((line) => ({ ...line, ...wrong }));
			expect(story.refusal(system, complete('price', 'done', { stepRunId: story.runId, feeLines }))).toBe(
				'fee.invalid',
			);
		}
	});
	it('stay as paid when the step runs again', () => {
		const story = paying()
			.does(cashier, { type: 'recordPayment', amountVnd: 8_000, method: 'cash' })
			.does(leader, complete('sign', 'back', { note }))
			.does(specialist, complete('examine', 'good'));
		const { runId } = story;
		expect(story.refusal(system, complete('price', 'done', { stepRunId: runId, feeLines: [] }))).toBe(
			'fee.alreadyPaid',
		);
		story.does(system, complete('price', 'done', { stepRunId: runId, feeLines: FEE }));
		expect(story.dossier).toMatchObject({ payment: { status: 'paid' }, step: { key: 'sign' } });
	});
	it('are not completed, but paid', () => {
		const story = paying();
		expect(story.refusal(cashier, complete('pay', 'paid'))).toBe('dossier.status');
	});
});

describe('postponeStep', () => {
	const wait = (stepRunId: string, until: string) =>
		({ type: 'postponeStep', step: 'price', stepRunId, until, reason: sameInBoth('Chờ cổng thanh toán.') }) as const;
	it('remembers when to look again', () => {
		const story = pricing();
		story.does(system, wait(story.runId, local('2026-11-02 09:00')));
		expect(story.dossier.step?.waitUntil).toBe(local('2026-11-02 09:00'));
	});
	it('wants its own run and a later time', () => {
		const story = pricing();
		expect(story.refusal(system, wait('other', local('2026-11-02 09:00')))).toBe('step.staleRun');
		expect(story.refusal(system, wait(story.runId, local('2026-11-02 08:00')))).toBe('instant.notInFuture');
		expect(story.refusal(system, wait(story.runId, 'soon'))).toBe('instant.notInFuture');
		expect(story.refusal(system, { ...wait(story.runId, local('2026-11-02 09:00')), step: 'examine' })).toBe(
			'step.moved',
		);
		expect(story.refusal(specialist, wait(story.runId, local('2026-11-02 09:00')))).toBe('actor.notAllowed');
	});
});
