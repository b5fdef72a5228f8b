import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { journey, kindsOf } from '../../src/testing/journey.ts';
import { refusalOf } from '../../src/testing/refusal.ts';
import { startTestServices, type TestServices } from '../../src/testing/test-services.ts';
import { callerFor, createTestWard, type TestWard } from '../../src/testing/test-ward.ts';

describe('the end of a dossier', () => {
	let test: TestServices;
	let ward: TestWard;
	let way: ReturnType<typeof journey>;

	beforeAll(async () => {
		test = await startTestServices();
		ward = await createTestWard(test.services);
		way = journey(test, ward);
	});
	afterAll(() => test.close());

	it('is extended once, with an apology that goes to the citizen', async () => {
		const dossier = await way.paid();
		const act = { ...way.target(dossier), newDueOn: '2026-11-09', reason: 'Chờ xác minh' };
		const dayOff = await refusalOf(way.as('specialist').extend({ ...act, newDueOn: '2026-11-08' }));
		expect(dayOff).toMatchObject({ code: 'extend.dayOff', field: 'until' });
		const extended = await way.as('specialist').extend(act);
		expect(extended.clock).toMatchObject({ dueAt: '2026-11-09T10:00:00.000Z', extension: { reason: 'Chờ xác minh' } });
		const again = way.as('specialist').extend({ ...way.target(extended), newDueOn: '2026-11-10', reason: 'Nữa' });
		expect(await refusalOf(again)).toMatchObject({ code: 'extend.once' });
		await test.engine.idle();
		expect(test.mailer.sent.some((mail) => mail.subject.includes('Xin lỗi và hẹn lại'))).toBe(true);
	});

	it('is stopped with its ground, and nothing moves it any more', async () => {
		const dossier = await way.as('specialist').stop({
			...way.target(await way.paid()),
			kind: 'notEligible',
			reason: 'Không đủ điều kiện',
			legalBasis: 'Điều 1',
		});
		expect(dossier).toMatchObject({ status: 'stopped', subStatusText: { vi: 'Dừng vì không đủ điều kiện' } });
		expect(kindsOf(dossier)).toEqual(['addNote']);
	});

	it('is withdrawn by the citizen until the result is signed', async () => {
		const { services } = test;
		const portal = callerFor(services, null).public.dossier;
		const dossier = await way.paid();
		const trackToken = services.trackTokens.issue(ward.wardId, dossier.id);
		expect((await portal.tracked({ trackToken })).canWithdraw).toBe(true);
		const withdrawn = await portal.withdraw({ trackToken, expectedSeq: dossier.seq, reason: 'Không cần nữa' });
		expect(withdrawn).toMatchObject({ status: 'withdrawn', canWithdraw: false });

		const signed = await way.signed();
		const late = services.trackTokens.issue(ward.wardId, signed.id);
		expect((await portal.tracked({ trackToken: late })).canWithdraw).toBe(false);
		const refusal = await refusalOf(portal.withdraw({ trackToken: late, expectedSeq: signed.seq, reason: 'Muộn' }));
		expect(refusal).toMatchObject({ code: 'withdraw.signed' });
	});

	it('is withdrawn at the counter in the name of who asked', async () => {
		const dossier = await way.as('receptionist').withdraw({
			...way.target(await way.paid()),
			reason: 'Người nộp đề nghị',
		});
		expect(dossier.status).toBe('withdrawn');
		expect(dossier.timeline.at(-1)?.title.vi).toContain('theo yêu cầu của công dân tại quầy');
	});

	it('is taken back to the last step that a person did, when an error is found before hand-over', async () => {
		const resolved = await way.resolved();
		const reopened = await way.as('unitHead').reopen({ ...way.target(resolved), reason: 'Sai ngày sinh' });
		expect(reopened).toMatchObject({ status: 'processing', step: { key: 'issue' }, outcome: null });
		const elsewhere = await way.as('clerk').completeStep({
			...way.target(reopened),
			step: 'issue',
			outcome: 'issued',
		});
		const named = await way.as('unitHead').reopen({ ...way.target(elsewhere), step: 'examine', reason: 'Sai tên' });
		expect(named.step?.key).toBe('examine');
	});

	it('is handed over to who came for it', async () => {
		const returned = await way.as('receptionist').returnResult({
			...way.target(await way.resolved()),
			receivedBy: 'Nguyễn Văn Ủy Quyền',
			note: 'Có giấy ủy quyền',
		});
		expect(returned.delivery).toMatchObject({ status: 'delivered', receivedBy: 'Nguyễn Văn Ủy Quyền' });
		expect(returned.nationalStatus).toBe(10);
	});

	it('has a negative result that counts as a result', async () => {
		const refused = await way.as('specialist').completeStep({
			...way.target(await way.paid()),
			step: 'examine',
			outcome: 'deny',
			note: 'Thiếu điều kiện cư trú',
			answers: { opinion: 'Không đồng ý' },
		});
		expect(refused).toMatchObject({ status: 'resolved', outcome: 'refused', nationalStatus: 9 });
		expect(refused.statusText.vi).toContain('từ chối');
	});
});
