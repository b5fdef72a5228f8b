import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { journey } from '../../src/testing/journey.ts';
import { refusalOf } from '../../src/testing/refusal.ts';
import { startTestServices, type TestServices } from '../../src/testing/test-services.ts';
import { callerFor, createTestWard, type TestWard } from '../../src/testing/test-ward.ts';
import type { DeskDossier } from '../../src/views.ts';

describe('two wards of one installation', () => {
	let test: TestServices;
	let ours: TestWard;
	let theirs: TestWard;
	let dossier: DeskDossier;

	beforeAll(async () => {
		test = await startTestServices();
		ours = await createTestWard(test.services);
		theirs = await createTestWard(test.services, { code: '00337' });
		dossier = await journey(test, ours).paid();
	});
	afterAll(() => test.close());

	const desk = (role: keyof TestWard['people']) => callerFor(test.services, theirs.people[role]).desk;
	const target = () => ({ dossierId: dossier.id, expectedSeq: dossier.seq });
	const unknown = { kind: 'NOT_FOUND', code: 'dossier.notFound' };
	const paper = '019aae00-0000-7000-8000-000000000001';

	it('do not know of each other’s dossiers, whatever they try', async () => {
		const attempts = [
			() => desk('receptionist').dossier.get({ dossierId: dossier.id }),
			() => desk('receptionist').dossier.receive(target()),
			() => desk('receptionist').dossier.reject({ ...target(), reason: 'x' }),
			() => desk('receptionist').dossier.requestSupplement({ ...target(), items: ['x'], reason: 'x' }),
			() => desk('receptionist').dossier.answerSupplement({ ...target(), documents: [], note: 'x' }),
			() => desk('receptionist').dossier.digitise({ ...target(), documentId: paper, digitisation: 1, uploadIds: [] }),
			() => desk('receptionist').dossier.returnResult({ ...target(), receivedBy: 'x' }),
			() => desk('receptionist').dossier.withdraw({ ...target(), reason: 'x' }),
			() => desk('specialist').dossier.completeStep({ ...target(), step: 'examine', outcome: 'approve' }),
			() => desk('specialist').dossier.claim(target()),
			() => desk('specialist').dossier.addNote({ ...target(), text: 'x' }),
			() => desk('specialist').dossier.retryStep(target()),
			() => desk('specialist').dossier.extend({ ...target(), newDueOn: '2026-11-09', reason: 'x' }),
			() => desk('specialist').dossier.stop({ ...target(), kind: 'other', reason: 'x' }),
			() => desk('specialist').dossier.acceptRefusal({ ...target(), reason: 'x' }),
			() => desk('unitHead').dossier.assign({ ...target(), staffId: theirs.people.specialist.staffId }),
			() => desk('unitHead').dossier.assignees({ dossierId: dossier.id }),
			() => desk('unitHead').dossier.reopen({ ...target(), reason: 'x' }),
			() => desk('cashier').dossier.collectPayment({ ...target(), method: 'cash' }),
			() => desk('leader').dossier.signPreview({ dossierId: dossier.id, step: 'sign' }),
			() => desk('leader').dossier.sign({ ...target(), step: 'sign', outcome: 'signed', sha256: 'a'.repeat(64) }),
		];
		for (const attempt of attempts) expect(await refusalOf(attempt())).toMatchObject(unknown);
		const after = await callerFor(test.services, ours.people.specialist).desk.dossier.get({ dossierId: dossier.id });
		expect(after.seq).toBe(dossier.seq);
	});

	it('neither list, count nor find them', async () => {
		const list = await desk('receptionist').worklist.list({ view: 'open' });
		expect(list.items).toEqual([]);
		expect((await desk('receptionist').worklist.counts()).open).toBe(0);
		expect(await desk('receptionist').search({ text: dossier.code })).toEqual([]);
		expect(await desk('receptionist').search({ text: 'huong' })).toEqual([]);
	});

	it('cannot give a step to somebody of the other', async () => {
		const unitHead = callerFor(test.services, ours.people.unitHead).desk.dossier;
		const refusal = await refusalOf(unitHead.assign({ ...target(), staffId: theirs.people.specialist.staffId }));
		expect(refusal).toMatchObject({ code: 'assignee.unsuitable' });
	});

	it('hear only of their own changes', async () => {
		const stop = new AbortController();
		const heard: string[] = [];
		const listening = (async () => {
			for await (const notice of test.services.changes.ofWard(theirs.wardId, stop.signal)) heard.push(notice.dossierId);
		})();
		await new Promise((resolve) => setImmediate(resolve));
		const specialist = callerFor(test.services, ours.people.specialist).desk.dossier;
		await specialist.addNote({ ...target(), text: 'x' });
		stop.abort();
		await listening;
		expect(heard).toEqual([]);
	});
});
