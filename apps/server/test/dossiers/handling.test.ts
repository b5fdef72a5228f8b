import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { journey, kindsOf } from '../../src/testing/journey.ts';
import { refusalOf } from '../../src/testing/refusal.ts';
import { startTestServices, type TestServices } from '../../src/testing/test-services.ts';
import { callerFor, createTestWard, type TestWard } from '../../src/testing/test-ward.ts';

describe('handling', () => {
	let test: TestServices;
	let ward: TestWard;
	let way: ReturnType<typeof journey>;

	beforeAll(async () => {
		test = await startTestServices();
		ward = await createTestWard(test.services);
		way = journey(test, ward);
	});
	afterAll(() => test.close());

	it('offers exactly the acts that a person may do now', async () => {
		const dossier = await way.paid();
		const seenBy = async (role: keyof TestWard['people']) => kindsOf(await way.as(role).get({ dossierId: dossier.id }));
		expect(await seenBy('specialist')).toEqual(
			['addNote', 'claim', 'completeStep', 'digitise', 'extend', 'requestSupplement', 'stop'].sort(),
		);
		expect(await seenBy('leader')).toEqual(['addNote']);
		expect(await seenBy('receptionist')).toEqual(['addNote', 'digitise', 'requestSupplement', 'withdraw'].sort());
		expect(await seenBy('unitHead')).toEqual(['addNote', 'assign', 'extend', 'stop']);
		expect(await seenBy('auditor')).toEqual([]);
	});

	it('shows an administrator where a dossier stands, not what it is about', async () => {
		const dossier = await way.received({ mood: 'broken' });
		const refusal = await refusalOf(way.as('administrator').get({ dossierId: dossier.id }));
		expect(refusal).toMatchObject({ code: 'permission.denied' });
		const retried = await way.as('administrator').retryStep(way.target(dossier));
		expect(retried).toMatchObject({ blocked: null, answers: [], documents: [], requester: { phone: null } });
		expect(JSON.stringify(retried)).not.toContain('Nguyễn Thị Hương');
	});

	it('takes the answers of the staff form into the result, and refuses a form with errors', async () => {
		const dossier = await way.paid();
		const work = { ...way.target(dossier), step: 'examine', outcome: 'approve' };
		const refusal = await refusalOf(way.as('specialist').completeStep(work));
		expect(refusal).toMatchObject({ code: 'form.invalid', findings: [{ path: 'opinion', code: 'required' }] });
		const done = await way.as('specialist').completeStep({ ...work, answers: { opinion: 'Đồng ý' } });
		expect(done.resultRows).toMatchObject([{ key: 'opinion', text: { vi: 'Đồng ý' } }]);
	});

	it('lets only the role and the professional field of the step finish it', async () => {
		const dossier = await way.paid();
		const work = { ...way.target(dossier), step: 'examine', outcome: 'approve', answers: { opinion: 'x' } };
		expect(await refusalOf(way.as('clerk').completeStep(work))).toMatchObject({ kind: 'FORBIDDEN', code: 'step.role' });
		const social = { ...ward.people.specialist, roles: [{ role: 'specialist' as const, field: 'social' }] };
		const refusal = await refusalOf(callerFor(test.services, social).desk.dossier.completeStep(work));
		expect(refusal).toMatchObject({ kind: 'FORBIDDEN', code: 'step.role' });
	});

	it('lists who may be given a step, and gives it to one of them', async () => {
		const dossier = await way.paid();
		const assignees = await way.as('unitHead').assignees({ dossierId: dossier.id });
		expect(assignees.map((person) => person.id)).toEqual([ward.people.specialist.staffId]);
		const wrong = way.as('unitHead').assign({ ...way.target(dossier), staffId: ward.people.clerk.staffId });
		expect(await refusalOf(wrong)).toMatchObject({ code: 'assignee.unsuitable', field: 'staffId' });
		const assigned = await way.as('unitHead').assign({
			...way.target(dossier),
			staffId: ward.people.specialist.staffId,
			note: 'Ưu tiên',
		});
		expect(assigned.step?.assignee?.id).toBe(ward.people.specialist.staffId);
		expect(assigned.timeline.slice(-2).map((entry) => entry.type)).toEqual(['assigned', 'noted']);
	});

	it('keeps a colleague from finishing what somebody else holds, unless they take it over openly', async () => {
		const dossier = await way.paid();
		const assigned = await way.as('unitHead').assign({
			...way.target(dossier),
			staffId: ward.people.specialist.staffId,
		});
		const colleague = { ...ward.people.specialist, staffId: ward.people.unitHead.staffId, name: 'Đồng nghiệp' };
		const desk = callerFor(test.services, colleague).desk.dossier;
		const work = { step: 'examine', outcome: 'approve', answers: { opinion: 'x' } };
		const refusal = await refusalOf(desk.completeStep({ ...way.target(assigned), ...work }));
		expect(refusal).toMatchObject({ code: 'step.assigned' });
		const claimed = await desk.claim(way.target(assigned));
		expect(claimed.step?.assignee?.name).toBe('Đồng nghiệp');
		expect((await desk.completeStep({ ...way.target(claimed), ...work })).step?.key).toBe('draft');
	});

	it('writes notes that colleagues read and citizens do not', async () => {
		const dossier = await way.as('specialist').addNote({ ...way.target(await way.paid()), text: 'Gọi lại sau 14 giờ' });
		expect(dossier.timeline.at(-1)).toMatchObject({ type: 'noted', detail: { vi: 'Gọi lại sau 14 giờ' } });
		const trackToken = test.services.trackTokens.issue(ward.wardId, dossier.id);
		const seen = await callerFor(test.services, null).public.dossier.tracked({ trackToken });
		expect(JSON.stringify(seen)).not.toContain('Gọi lại');
		expect(JSON.stringify(seen)).not.toContain(ward.people.specialist.name);
	});

	it('signs what was shown and nothing else', async () => {
		const dossier = await way.confirmed();
		const preview = await way.as('leader').signPreview({ dossierId: dossier.id, step: 'sign' });
		expect(preview.sha256).toBe(preview.file.fileId);
		const act = { ...way.target(dossier), step: 'sign', outcome: 'signed' };
		const other = await refusalOf(way.as('leader').sign({ ...act, sha256: 'a'.repeat(64) }));
		expect(other).toMatchObject({ code: 'sign.changedSinceShown' });
		expect(kindsOf(dossier)).toContain('sign');
		const signed = await way.as('leader').sign({ ...act, sha256: preview.sha256 });
		expect(signed.step?.key).toBe('issue');
		expect(signed.timeline.map((entry) => entry.type)).toContain('signed');
	});

	it('sends a draft back from the signature with a note', async () => {
		const dossier = await way.confirmed();
		const back = await way.as('leader').completeStep({
			...way.target(dossier),
			step: 'sign',
			outcome: 'back',
			note: 'Sửa tên',
		});
		expect(back.step?.key).toBe('examine');
	});

	it('takes the fee once, with a receipt number of its own or of the book', async () => {
		const dossier = await way.received();
		expect(kindsOf(await way.as('cashier').get({ dossierId: dossier.id }))).toContain('collectPayment');
		const paid = await way.as('cashier').collectPayment({
			...way.target(dossier),
			method: 'transfer',
			receiptNumber: 'AA/26E-0000012',
		});
		expect(paid.payment).toMatchObject({ status: 'paid', receiptNumber: 'AA/26E-0000012', amountVnd: 4000 });
		const again = way.as('cashier').collectPayment({ ...way.target(paid), method: 'cash' });
		expect(await refusalOf(again)).toMatchObject({ code: 'payment.nothingDue' });
	});
});
