import { findStepRun, loadDossier, stepRunsOf } from '@motcua/database';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runStep } from '../../src/steps/run/run-step.ts';
import { journey, kindsOf } from '../../src/testing/journey.ts';
import { startTestServices, type TestServices } from '../../src/testing/test-services.ts';
import { callerFor, createTestWard, type TestWard } from '../../src/testing/test-ward.ts';

describe('automatic steps', () => {
	let test: TestServices;
	let ward: TestWard;
	let way: ReturnType<typeof journey>;

	beforeAll(async () => {
		test = await startTestServices();
		ward = await createTestWard(test.services);
		way = journey(test, ward);
	});
	beforeEach(() => test.clock.set('2026-11-02T09:00:00+07:00'));
	afterAll(() => test.close());

	const runsOf = (dossierId: string) => stepRunsOf(test.services.db.read, ward.wardId, dossierId);
	const runOf = async (dossierId: string, step: string) =>
		(await runsOf(dossierId)).find((run) => run.step === step) ?? expect.fail(`no run of ${step}`);
	const look = (dossierId: string) => way.as('receptionist').get({ dossierId });

	it('check a filing before anybody receives it; what they find is shown, and refuses nothing', async () => {
		const dossier = await way.registered({ copies: 9 });
		expect(dossier.findings).toMatchObject([{ code: 'copies.several', source: 'checkCopies' }]);
		expect((await runsOf(dossier.id)).map((run) => [run.step, run.state])).toEqual([['checks', 'done']]);
		expect(dossier.timeline.map((entry) => entry.type)).toEqual(['submitted', 'checked', 'checked']);
	});

	it('are run once, however often and by however many workers they are woken', async () => {
		const dossier = await way.as('receptionist').receive(way.target(await way.registered()));
		const { id } = await runOf(dossier.id, 'price');
		await Promise.all(['a', 'b', 'c', 'd'].map((owner) => runStep(test.services, id, owner)));
		await test.engine.idle();
		await runStep(test.services, id, 'late');
		const after = await look(dossier.id);
		expect(after.timeline.filter((entry) => entry.type === 'stepCompleted')).toHaveLength(1);
		expect(await findStepRun(test.services.db.read, id)).toMatchObject({ state: 'done', attempt: 1 });
	});

	it('are tried again after an outside failure, with longer and longer pauses, and then wait for a person', async () => {
		const dossier = await way.received({ mood: 'flaky' });
		for (let minute = 0; minute < 5; minute++) {
			test.clock.advance({ minutes: 10 });
			await test.engine.idle();
		}
		const blocked = await look(dossier.id);
		expect(blocked).toMatchObject({
			blocked: { failure: 'retryable', owner: 'specialist' },
			clock: { state: 'running' },
		});
		expect(await runOf(dossier.id, 'price')).toMatchObject({ state: 'failed', attempt: 5 });

		const retried = await way.as('specialist').retryStep(way.target(blocked));
		expect(retried.blocked).toBeNull();
		expect((await runsOf(dossier.id)).filter((run) => run.step === 'price')).toHaveLength(2);
	});

	it('block the dossier at once for a fault that would come again', async () => {
		const dossier = await way.received({ mood: 'broken' });
		expect(dossier.blocked).toMatchObject({ failure: 'bug', owner: 'administrator' });
		expect(await runOf(dossier.id, 'price')).toMatchObject({ attempt: 1, state: 'failed', failure: 'bug' });
		const list = await callerFor(test.services, ward.people.administrator).desk.worklist.list({ view: 'blocked' });
		expect(list.items.map((item) => item.id)).toContain(dossier.id);
	});

	it('can be run again, or done by hand with a note, by the professional unit when they are blocked', async () => {
		const dossier = await way.received({ mood: 'broken' });
		for (const role of ['specialist', 'unitHead', 'leader', 'clerk'] as const) {
			const { actions } = await way.as(role).get({ dossierId: dossier.id });
			expect(actions).toContainEqual({ kind: 'retryStep' });
			expect(actions).toContainEqual({
				kind: 'completeStep',
				step: 'price',
				insteadOf: 'blocked',
				outcomes: ['priced', 'free'].map((outcome) =>
					expect.objectContaining({ outcome, needsNote: true, tone: 'neutral' }),
				),
				form: null,
			});
		}
		expect(kindsOf(await look(dossier.id))).not.toContain('completeStep');
	});

	it('are ended when they run on and on', async () => {
		const { id } = await way.received({ mood: 'endless' });
		// On a machine that gives it little time it is tried once more.
		test.clock.advance({ seconds: 3 });
		await test.engine.idle();
		expect(['cpuLimit', 'wallLimit']).toContain((await look(id)).blocked?.failure);
	});

	it('get nothing of what they ask for when one thing of it was not granted', async () => {
		const dossier = await way.received({ mood: 'greedy' });
		expect(dossier.blocked).toMatchObject({ failure: 'denied', owner: 'administrator' });
		expect(dossier.resultRows).toEqual([]);
	});

	it('look again later without holding anything, and without using up attempts', async () => {
		const dossier = await way.received({ mood: 'waits' });
		expect(dossier.timeline.at(-1)).toMatchObject({
			type: 'stepPostponed',
			detail: { vi: expect.stringContaining('Chờ phản hồi') },
		});
		await test.engine.idle();
		expect((await look(dossier.id)).seq).toBe(dossier.seq);
		test.clock.set('2026-11-02T10:00:00+07:00');
		await test.engine.idle();
		expect((await look(dossier.id)).status).toBe('paymentRequested');
		expect(await runOf(dossier.id, 'price')).toMatchObject({ state: 'done' });
	});

	it('propose a supplement that a person sends', async () => {
		const dossier = await way.received({ mood: 'asks' });
		expect(dossier.proposal).toMatchObject({ kind: 'supplement', items: [{ vi: 'Bản chụp giấy khai sinh' }] });
		const asked = await way.as('specialist').requestSupplement({
			...way.target(await way.as('specialist').get({ dossierId: dossier.id })),
			items: ['Bản chụp giấy khai sinh'],
			reason: 'Còn thiếu',
		});
		expect(asked).toMatchObject({ status: 'supplementRequested', proposal: null, clock: { state: 'paused' } });
	});

	it('propose a refusal that a person answers for', async () => {
		const dossier = await way.received({ mood: 'refuses' });
		expect(kindsOf(dossier)).not.toContain('acceptRefusal');
		const seen = await way.as('specialist').get({ dossierId: dossier.id });
		expect(kindsOf(seen)).toContain('acceptRefusal');
		const refused = await way.as('specialist').acceptRefusal({ ...way.target(seen), reason: 'Không đủ điều kiện' });
		expect(refused).toMatchObject({ status: 'resolved', outcome: 'refused' });
	});

	it('render the result once, under the hash of its bytes', async () => {
		const dossier = await way.drafted();
		expect(dossier.results).toMatchObject([
			{ mime: 'application/pdf', pages: 1, scan: 'clean', name: expect.stringContaining('Giấy xác nhận thử') },
		]);
		// Kept for the next steps and for the document; staff read it in the document.
		const record = await loadDossier(test.services.db.read, ward.wardId, dossier.id);
		expect(record?.state.result.certificateNumber).toContain(dossier.code);
		expect(dossier.resultRows.map((row) => row.key)).not.toContain('certificateNumber');
	});

	it('take the answer that silence has, when the citizen’s time is over', async () => {
		const dossier = await way.drafted();
		test.clock.set('2026-11-04T16:59:00+07:00');
		await test.engine.idle();
		expect((await look(dossier.id)).step?.key).toBe('confirm');
		test.clock.set('2026-11-04T17:01:00+07:00');
		await test.engine.idle();
		const after = await look(dossier.id);
		expect(after.step?.key).toBe('sign');
		expect(after.timeline.findLast((entry) => entry.type === 'stepCompleted')?.actorKind).toBe('system');
	});

	it('are forgotten when the dossier ends before they ran', async () => {
		const dossier = await way.received({ mood: 'waits' });
		await way.as('receptionist').withdraw({ ...way.target(dossier), reason: 'Không cần nữa' });
		test.clock.set('2026-11-02T11:00:00+07:00');
		await test.engine.idle();
		expect(await runOf(dossier.id, 'price')).toMatchObject({ state: 'cancelled' });
		expect((await look(dossier.id)).status).toBe('withdrawn');
	});
});
