import { findStepRun, leaseStepRun, stepRunsOf } from '@motcua/database';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runStep } from '../../src/steps/run/run-step.ts';
import { journey } from '../../src/testing/journey.ts';
import { startTestServices, type TestServices } from '../../src/testing/test-services.ts';
import { createTestWard, type TestWard } from '../../src/testing/test-ward.ts';

describe('a worker that dies', () => {
	let test: TestServices;
	let ward: TestWard;
	let way: ReturnType<typeof journey>;

	beforeEach(async () => {
		test = await startTestServices();
		ward = await createTestWard(test.services);
		way = journey(test, ward);
	});
	afterEach(() => test.close());

	/** A received dossier whose first automatic step somebody leased and then died. */
	async function abandoned() {
		const registered = await way.registered();
		await test.engine.close();
		const dossier = await way.as('receptionist').receive(way.target(registered));
		const run = (await stepRunsOf(test.services.db.read, ward.wardId, dossier.id)).find((one) => one.step === 'price');
		if (!run) return expect.fail('no run');
		const now = test.clock.now();
		const lease = { owner: 'dead', now: now.toString(), leaseUntil: now.add({ minutes: 1 }).toString() };
		const held = await test.services.db.write((tx) => leaseStepRun(tx, run.id, lease));
		if (!held) return expect.fail('not leased');
		return { dossier, run: held };
	}

	it('leaves a run that another takes up when the lease is over, and not before', async () => {
		const { dossier, run } = await abandoned();
		await runStep(test.services, run.id, 'eager');
		expect(await findStepRun(test.services.db.read, run.id)).toMatchObject({ state: 'running', leaseOwner: 'dead' });
		test.clock.advance({ minutes: 2 });
		await runStep(test.services, run.id, 'successor');
		expect(await findStepRun(test.services.db.read, run.id)).toMatchObject({ state: 'done', attempt: 2 });
		expect((await way.as('receptionist').get({ dossierId: dossier.id })).status).toBe('paymentRequested');
	});

	it('cannot commit what it finds out too late', async () => {
		const { dossier, run } = await abandoned();
		test.clock.advance({ minutes: 2 });
		const slow = {
			...test.services,
			runner: {
				...test.services.runner,
				run: async () => {
					// While this worker is still thinking, its lease runs out and another one does the work.
					test.clock.advance({ minutes: 5 });
					await runStep(test.services, run.id, 'successor');
					return {
						ok: true as const,
						result: { kind: 'done' as const, outcome: 'free' },
						log: [],
						cpuMs: 1,
						wallMs: 1,
					};
				},
				close: async () => {},
			},
		};
		await runStep(slow, run.id, 'slow');
		const after = await way.as('receptionist').get({ dossierId: dossier.id });
		expect(after.status).toBe('paymentRequested');
		expect(after.timeline.filter((entry) => entry.type === 'stepCompleted')).toHaveLength(1);
	});

	it('with the whole process is made good at the next start, without costing the step an attempt', async () => {
		const { dossier, run } = await abandoned();
		await test.services.jobs.close();
		const { openJobs } = await import('@motcua/jobs');
		// The queue of before is lost altogether: the tables are the record.
		const jobs = await openJobs({ url: `sqlite:${test.dataDir}/other-queue.sqlite` });
		const { startStepEngine } = await import('../../src/steps/index.ts');
		const engine = await startStepEngine({ ...test.services, jobs });
		await engine.idle();
		expect(await findStepRun(test.services.db.read, run.id)).toMatchObject({
			state: 'done',
			attempt: 2,
			maxAttempts: 6,
		});
		expect((await way.as('receptionist').get({ dossierId: dossier.id })).status).toBe('paymentRequested');
		await engine.close();
		await jobs.close();
	});

	it('is not needed for a run that could not be settled: it goes on within seconds, not at the end of its lease', async () => {
		const registered = await way.registered();
		await test.engine.close();
		await test.services.jobs.close();
		const { openJobs } = await import('@motcua/jobs');
		const jobs = await openJobs({ url: `sqlite:${test.dataDir}/other-queue.sqlite` });
		const { startStepEngine } = await import('../../src/steps/index.ts');
		let times = 0;
		const { runner } = test.services;
		const flaky = {
			run: (...args: Parameters<typeof runner.run>) =>
				++times === 1 ? Promise.reject(new Error('the connection was lost')) : runner.run(...args),
			close: async () => {},
		};
		const engine = await startStepEngine({ ...test.services, jobs, runner: flaky });
		const dossier = await way.as('receptionist').receive(way.target(registered));
		await engine.idle();
		const price = async () =>
			(await stepRunsOf(test.services.db.read, ward.wardId, dossier.id)).find(({ step }) => step === 'price');
		expect(await price()).toMatchObject({ state: 'running', attempt: 1 });
		test.clock.advance({ seconds: 3 });
		await engine.idle();
		expect(await price()).toMatchObject({ state: 'done', attempt: 2 });
		await engine.close();
		await jobs.close();
	});

	it('at the last attempt blocks the dossier instead of leaving it “running” for ever', async () => {
		const { dossier, run } = await abandoned();
		const { stepRun } = test.services.db.tables;
		await test.services.db.write(async (tx) => {
			await tx.update(stepRun).set({ maxAttempts: 1 });
		});
		test.clock.advance({ minutes: 2 });
		await runStep(test.services, run.id, 'successor');
		expect(await findStepRun(test.services.db.read, run.id)).toMatchObject({ state: 'failed', failure: 'hostCrash' });
		const after = await way.as('receptionist').get({ dossierId: dossier.id });
		expect(after.blocked).toMatchObject({ failure: 'hostCrash', owner: 'administrator' });
	});
});
