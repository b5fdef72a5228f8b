import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fileSample } from '../../src/testing/filing.ts';
import { startTestServices, type TestServices } from '../../src/testing/test-services.ts';
import { callerFor, createTestWard, type TestWard } from '../../src/testing/test-ward.ts';

describe('the way of a dossier from filing to result', () => {
	let test: TestServices;
	let ward: TestWard;

	beforeAll(async () => {
		test = await startTestServices();
		ward = await createTestWard(test.services);
	});
	afterAll(() => test.close());

	it('goes through every kind of step and ends in the hands of the citizen', async () => {
		const { services, engine, clock } = test;
		const as = (role: keyof TestWard['people']) => callerFor(services, ward.people[role]);
		const citizen = callerFor(services, null);

		const receipt = await fileSample(services, ward);
		expect(receipt.code).toMatch(/^TMP-/);
		await engine.idle();
		const filed = await as('receptionist').desk.dossier.get({ dossierId: receipt.dossierId });
		expect(filed.status).toBe('registered');
		expect(filed.timeline.map((entry) => entry.type)).toEqual(['submitted', 'checked', 'checked']);

		clock.advance({ hours: 1 });
		const received = await as('receptionist').desk.dossier.receive({ dossierId: filed.id, expectedSeq: filed.seq });
		expect(received.code).toBe('H26.334-261102-0001');
		await engine.idle();

		const unpaid = await as('cashier').desk.dossier.get({ dossierId: filed.id });
		expect(unpaid.status).toBe('paymentRequested');
		expect(unpaid.payment.amountVnd).toBe(4000);
		const paid = await as('cashier').desk.dossier.collectPayment({
			dossierId: filed.id,
			expectedSeq: unpaid.seq,
			method: 'cash',
		});
		expect(paid.payment.receiptNumber).toBe('BL-2026-00001');
		expect(paid.step?.key).toBe('examine');

		await as('specialist').desk.dossier.completeStep({
			dossierId: filed.id,
			expectedSeq: paid.seq,
			step: 'examine',
			outcome: 'approve',
			answers: { opinion: 'Đủ điều kiện' },
		});
		await engine.idle();

		const tracked = await citizen.public.dossier.track({ code: received.code, secondFact: '0912345678' });
		expect(tracked.dossier.question?.step).toBe('confirm');
		expect(tracked.dossier.question?.draftUrl).toContain('/api/results/');
		const confirmed = await citizen.public.dossier.answerStep({
			trackToken: tracked.trackToken,
			expectedSeq: tracked.dossier.seq,
			step: 'confirm',
			outcome: 'yes',
		});
		expect(confirmed.question).toBeNull();
		expect(confirmed.results).toEqual([]);

		const preview = await as('leader').desk.dossier.signPreview({ dossierId: filed.id, step: 'sign' });
		const signed = await as('leader').desk.dossier.sign({
			dossierId: filed.id,
			expectedSeq: confirmed.seq,
			step: 'sign',
			outcome: 'signed',
			sha256: preview.sha256,
		});
		const issued = await as('clerk').desk.dossier.completeStep({
			dossierId: filed.id,
			expectedSeq: signed.seq,
			step: 'issue',
			outcome: 'issued',
		});
		expect(issued.status).toBe('resolved');
		expect(issued.clock.timing).toBe('early');
		const returned = await as('receptionist').desk.dossier.returnResult({
			dossierId: filed.id,
			expectedSeq: issued.seq,
			receivedBy: 'Nguyễn Thị Hương',
		});
		expect(returned.status).toBe('returned');
		expect(returned.chain).toMatchObject({ ok: true, length: returned.timeline.length });

		const after = await citizen.public.dossier.tracked({ trackToken: tracked.trackToken });
		expect(after.results).toHaveLength(1);
		expect(after.outcome).toBe('granted');
		await engine.idle();
		expect(test.mailer.sent.map((mail) => mail.subject)).toEqual([
			expect.stringContaining('Đã nhận hồ sơ nộp trực tuyến'),
			expect.stringContaining('đã được tiếp nhận'),
			expect.stringContaining('Đề nghị nộp phí'),
			expect.stringContaining('Lệ phí hồ sơ'),
			expect.stringContaining('Đề nghị trả lời'),
			expect.stringContaining('đã có kết quả'),
		]);
	});
});
