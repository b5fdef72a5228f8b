import { setTimeout as pause } from 'node:timers/promises';
import {
	createStepRun,
	failStepRun,
	findStepRun,
	leaseStepRun,
	listAudit,
	type SqliteDatabase,
	stepRunsOf,
} from '@motcua/database';
import { newId } from '@motcua/domain';
import { defineJob, PermanentFailure } from '@motcua/jobs';
import { stopServers, testBackends } from '@motcua/jobs/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readHealth } from '../../src/monitoring/health.ts';
import { runStepJob } from '../../src/steps/engine/step-jobs.ts';
import { journey } from '../../src/testing/journey.ts';
import { refusalOf } from '../../src/testing/refusal.ts';
import { startTestServices, type TestServices } from '../../src/testing/test-services.ts';
import { callerFor, createTestWard, type TestWard } from '../../src/testing/test-ward.ts';

const reportJob = defineJob({ id: 'test.report', owner: 'reports', payload: z.object({ n: z.number() }), attempts: 1 });

const sqliteOf = ({ services }: TestServices): SqliteDatabase => {
	if (services.db.dialect !== 'sqlite') throw new Error('this test needs a database in a file');
	return services.db as SqliteDatabase;
};

afterAll(stopServers);

// The record is in a file in each case: only the queue is somewhere else.
describe.each(testBackends)('the job monitor with its queue on $name', (backend) => {
	let place: Awaited<ReturnType<typeof backend.open>>;
	let test: TestServices;
	let ward: TestWard;
	let neighbour: TestWard;
	let way: ReturnType<typeof journey>;
	let reportFails = true;

	beforeAll(async () => {
		place = await backend.open();
		test = await startTestServices({ config: { oldestJobSeconds: 600, jobsUrl: place.url } });
		ward = await createTestWard(test.services);
		neighbour = await createTestWard(test.services, { code: '00337' });
		way = journey(test, ward);
		test.services.jobs.work(reportJob, async ({ n }, job) => {
			await job.log(`báo cáo số ${n}`);
			if (reportFails) throw new PermanentFailure('the printer is on fire');
		});
	});
	beforeEach(() => test.clock.set('2026-11-02T09:00:00+07:00'));
	afterAll(async () => {
		await test.close();
		await place.close();
	});

	const monitor = (role: keyof TestWard['people'] = 'administrator', of = ward) =>
		callerFor(test.services, of.people[role]).platform.jobs;
	const queueOf = async (id: string) =>
		(await monitor().overview()).queues.find((queue) => queue.id === id) ?? expect.fail(`no queue ${id}`);
	/** The newest entry of the audit log, as far as a test looks at it. */
	const lastAct = async (wardId = ward.wardId) => {
		const [entry] = (await listAudit(test.services.db.read, { wardId, limit: 1 })).items;
		return { action: entry?.action, target: entry?.target, by: entry?.actor.name, detail: entry?.detail };
	};
	const by = 'Trần Thị administrator';
	const runOf = async (dossierId: string, step: string) =>
		(await stepRunsOf(test.services.db.read, ward.wardId, dossierId)).findLast((run) => run.step === step) ??
		expect.fail(`no run of ${step}`);
	const until = async <T>(look: () => Promise<T | undefined | false>): Promise<T> => {
		for (let tries = 0; tries < 200; tries++) {
			const found = await look();
			if (found) return found;
			await pause(25);
		}
		throw new Error('it did not come to be');
	};

	it('shows every queue with its counts, its workers, and what the record wants', async () => {
		// A worker is seen when its connection has told its name.
		const overview = await until(async () => {
			const seen = await monitor('centerDirector').overview();
			return seen.workers.some(({ queues }) => queues.includes('test.report')) && seen;
		});
		expect(overview).toMatchObject({ backend: backend.name, limitSeconds: 600, wards: 2, parked: 0 });
		// Also those that nobody works on in this process.
		expect(overview.queues.map(({ id }) => id)).toEqual(
			expect.arrayContaining(['steps.run', 'filings.check', 'outbox.carry-out', 'versions.move', 'schedules.backup']),
		);
		expect(overview.queues[0]).toMatchObject({
			title: { vi: 'Bước tự động của hồ sơ' },
			owner: 'dossiers',
			isPaused: false,
			record: { due: 0, later: 0, running: 0, lost: 0, oldestDueSeconds: null },
		});
		const report = overview.queues.find(({ id }) => id === 'test.report');
		expect(report).toMatchObject({ title: { vi: 'test.report' }, record: null });
		expect(overview.workers).toHaveLength(1);
		expect(overview.workers[0]?.name).toContain(String(process.pid));
		expect(overview.workers[0]?.queues).toEqual(expect.arrayContaining(['steps.run', 'test.report']));
		expect(overview.workers[0]?.queues).not.toContain('schedules.backup');
		const since = overview.workers[0]?.since;
		// PostgreSQL knows who is there, and not since when.
		if (backend.name === 'postgres') expect(since).toBeNull();
		else expect(Date.now() - Date.parse(since ?? '')).toBeLessThan(120_000);
	});

	describe('a paused queue', () => {
		it('lets nothing be taken, says so on the health page when it takes too long, and goes on when resumed', async () => {
			const registered = await way.registered();
			await monitor().setPaused({ queue: runStepJob.id, paused: true });
			const entry = { action: 'job.queuePaused', target: 'queue:steps.run', by, detail: { queue: 'steps.run' } };
			expect(await lastAct()).toEqual(entry);
			expect(await lastAct(neighbour.wardId)).toEqual(entry);

			await way.as('receptionist').receive(way.target(registered));
			await until(async () => (await queueOf('steps.run')).prioritized === 1);
			test.clock.advance({ minutes: 9 });
			expect(await queueOf('steps.run')).toMatchObject({ isPaused: true, record: { due: 1, oldestDueSeconds: 540 } });
			const jobsLine = async () => (await readHealth(test.services)).checks.find(({ id }) => id === 'jobs');
			expect(await jobsLine()).toMatchObject({ ok: true, advice: null });
			test.clock.advance({ minutes: 1 });
			expect(await jobsLine()).toMatchObject({
				ok: false,
				title: { vi: 'Việc chờ lâu nhất: 10 phút (Bước tự động của hồ sơ)' },
				advice: { vi: expect.stringContaining('Đang tạm dừng: Bước tự động của hồ sơ') },
			});

			await monitor().setPaused({ queue: runStepJob.id, paused: false });
			expect(await lastAct()).toMatchObject({ action: 'job.queueResumed' });
			await test.engine.idle();
			expect(await queueOf('steps.run')).toMatchObject({ isPaused: false, prioritized: 0, record: { due: 0 } });
			expect((await way.as('receptionist').get({ dossierId: registered.id })).status).toBe('paymentRequested');
		});

		it('is paused once: asking again leaves no second entry', async () => {
			await monitor().setPaused({ queue: 'test.report', paused: true });
			await test.services.jobs.resume('test.report');
			const before = await lastAct();
			await monitor().setPaused({ queue: 'test.report', paused: false });
			expect(await lastAct()).toEqual(before);
		});

		it('must be a queue that there is', async () => {
			const refusal = await refusalOf(monitor().setPaused({ queue: 'nothing', paused: true }));
			expect(refusal).toMatchObject({ kind: 'NOT_FOUND', code: 'jobs.unknownType' });
			expect(await refusalOf(monitor().list({ queue: 'nothing', state: 'failed' }))).toMatchObject({
				code: 'jobs.unknownType',
			});
		});
	});

	describe('a job that waits', () => {
		let dossierId: string;
		let job: Awaited<ReturnType<ReturnType<typeof monitor>['get']>>;

		beforeAll(async () => {
			test.clock.set('2026-11-02T09:00:00+07:00');
			const registered = await way.registered();
			await test.services.jobs.pause(runStepJob.id);
			const received = await way.as('receptionist').receive(way.target(registered));
			dossierId = received.id;
			const row = await until(async () => (await monitor().list({ queue: 'steps.run', state: 'waiting' })).items[0]);
			job = await monitor().get({ queue: row.queue, id: row.id });
		});
		afterAll(async () => {
			await test.services.jobs.resume(runStepJob.id);
			await test.engine.idle();
		});

		it('is shown with its dossier, its step, and the run of the record beside it', async () => {
			const run = await runOf(dossierId, 'price');
			expect(job).toMatchObject({
				state: 'waiting',
				elsewhere: false,
				payload: { stepRunId: run.id },
				run: {
					id: run.id,
					kind: 'step',
					state: 'pending',
					attempt: 0,
					dossier: { id: dossierId, procedureCode: '9.000001' },
				},
			});
			expect(job.run?.step.vi).not.toBe('price');
		});

		it('cannot be removed while the record wants its run: the reconciler would bring it back', async () => {
			expect(job.acts).toEqual([
				{
					act: 'remove',
					refusal: { vi: expect.stringContaining('bộ đối chiếu sẽ đưa trở lại'), en: expect.any(String) },
				},
			]);
			const before = await lastAct();
			const refusal = await refusalOf(monitor().remove({ queue: job.queue, id: job.id }));
			expect(refusal).toMatchObject({ kind: 'CONFLICT', code: 'jobs.stillWanted' });
			expect(await test.services.jobs.get('steps.run', job.id)).toBeDefined();
			expect(await lastAct()).toEqual(before);
		});

		it('can neither be run again nor promoted, and says why', async () => {
			const target = { queue: job.queue, id: job.id };
			expect(await refusalOf(monitor().retry(target))).toMatchObject({
				code: 'jobs.wrongState',
				message: { vi: 'Chỉ việc bị lỗi mới chạy lại được; việc này đang chờ. Hãy tải lại danh sách.' },
			});
			expect(await refusalOf(monitor().promote(target))).toMatchObject({ code: 'jobs.wrongState' });
		});

		it('is there for another ward, and nothing more', async () => {
			const { items } = await monitor('administrator', neighbour).list({ queue: 'steps.run', state: 'waiting' });
			expect(items).toMatchObject([{ id: job.id, elsewhere: true, run: null, failure: null }]);
			const seen = await monitor('administrator', neighbour).get({ queue: job.queue, id: job.id });
			expect(seen).toMatchObject({ elsewhere: true, run: null, payload: {}, logs: [] });
			expect(JSON.stringify(seen)).not.toContain(dossierId);
			const refusal = await refusalOf(monitor('administrator', neighbour).remove({ queue: job.queue, id: job.id }));
			expect(refusal).toMatchObject({ kind: 'FORBIDDEN', code: 'jobs.otherWard' });
		});
	});

	describe('a job that failed', () => {
		it('is shown with its error and log, and run again by an act that is in the audit log', async () => {
			reportFails = true;
			const id = await test.services.jobs.enqueue(reportJob, { n: 7 });
			await until(async () => (await test.services.jobs.get('test.report', id))?.state === 'failed');
			const { items } = await monitor().list({ queue: 'test.report', state: 'failed' });
			expect(items).toMatchObject([{ id, failure: 'the printer is on fire', run: null, attemptsMade: 1, attempts: 1 }]);
			const detail = await monitor().get({ queue: 'test.report', id });
			expect(detail.logs).toEqual(['báo cáo số 7']);
			expect(detail.stack.join('\n')).toContain('the printer is on fire');
			expect(detail.acts).toEqual([
				{ act: 'retry', refusal: null },
				{ act: 'remove', refusal: null },
			]);

			reportFails = false;
			await monitor().retry({ queue: 'test.report', id });
			expect(await lastAct()).toEqual({
				action: 'job.retried',
				target: `job:test.report/${id}`,
				by,
				detail: { queue: 'test.report', job: id, run: null },
			});
			await until(async () => (await test.services.jobs.get('test.report', id))?.state === 'completed');

			await monitor().remove({ queue: 'test.report', id });
			expect(await lastAct()).toMatchObject({ action: 'job.removed' });
			expect(await refusalOf(monitor().get({ queue: 'test.report', id }))).toMatchObject({
				kind: 'NOT_FOUND',
				code: 'jobs.notFound',
			});
		});

		it('is run again once when two ask at the same time; the log says which act the queue refused', async () => {
			reportFails = true;
			const id = await test.services.jobs.enqueue(reportJob, { n: 10 });
			await until(async () => (await test.services.jobs.get('test.report', id))?.state === 'failed');
			await test.services.jobs.pause('test.report');
			const target = { queue: 'test.report', id };
			const answers = await Promise.allSettled([monitor().retry(target), monitor().retry(target)]);
			expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
			const late = answers.find((answer) => answer.status === 'rejected') ?? expect.fail('both were let through');
			const { code } = await refusalOf(Promise.reject(late.reason));
			const { items } = await listAudit(test.services.db.read, { wardId: ward.wardId, limit: 3 });
			if (code === 'jobs.notAllowedNow') {
				expect(items.map(({ action }) => action)).toEqual(['job.actFailed', 'job.retried', 'job.retried']);
				expect(items[0]?.detail).toMatchObject({ act: 'job.retried', job: id, code });
			} else {
				// The slower one saw the job run again before it was noted.
				expect(code).toBe('jobs.wrongState');
				expect(items.filter(({ detail }) => detail.job === id).map(({ action }) => action)).toEqual(['job.retried']);
			}
			reportFails = false;
			await test.services.jobs.resume('test.report');
			await until(async () => (await test.services.jobs.get('test.report', id))?.state === 'completed');
		});

		it('is run again or removed with all others of its queue, by one act in the audit log', async () => {
			reportFails = true;
			const jobs = Array.from({ length: 3 }, (_, n) => ({ payload: { n: 100 + n } }));
			const ids = await test.services.jobs.enqueueMany(reportJob, jobs);
			const areAll = (state: string) =>
				until(async () => {
					const found = await Promise.all(ids.map((id) => test.services.jobs.get('test.report', id)));
					return found.every((job) => job?.state === state);
				});
			await areAll('failed');
			expect(await monitor().onFailed({ queue: 'test.report', act: 'retry' })).toEqual({
				done: 3,
				refused: 0,
				left: false,
			});
			expect(await lastAct()).toEqual({
				action: 'job.failedRetried',
				target: 'queue:test.report',
				by,
				detail: { queue: 'test.report', jobs: 3 },
			});
			await areAll('failed');
			reportFails = false;
			await monitor().onFailed({ queue: 'test.report', act: 'remove' });
			expect(await lastAct()).toMatchObject({ action: 'job.failedRemoved', detail: { jobs: 3 } });
			expect((await queueOf('test.report')).failed).toBe(0);
			const before = await lastAct();
			// Nothing to do leaves no entry.
			expect(await monitor().onFailed({ queue: 'test.report', act: 'retry' })).toMatchObject({ done: 0, refused: 0 });
			expect(await lastAct()).toEqual(before);
			expect(await refusalOf(monitor().onFailed({ queue: 'nothing', act: 'retry' }))).toMatchObject({
				code: 'jobs.unknownType',
			});
		});

		it('of a run that the record still wants is not removed, and is run again when the cause is mended', async () => {
			const { writer } = sqliteOf(test).sqlite;
			// What breaks is not the step but the server around it.
			writer.exec(`CREATE TRIGGER full_disk BEFORE UPDATE ON step_run WHEN NEW.state = 'running' AND NEW.kind = 'step'
				BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END`);
			const dossier = await way.as('receptionist').receive(way.target(await way.registered()));
			const failed = await until(async () =>
				(await monitor().list({ queue: 'steps.run', state: 'failed' })).items.at(-1),
			);
			expect(failed).toMatchObject({
				failure: expect.stringContaining('disk is full'),
				run: { state: 'pending', attempt: 0, dossier: { id: dossier.id } },
			});
			await monitor().setPaused({ queue: 'steps.run', paused: true });
			writer.exec('DROP TRIGGER full_disk');

			const target = { queue: failed.queue, id: failed.id };
			expect(await refusalOf(monitor().remove(target))).toMatchObject({ code: 'jobs.stillWanted' });
			const all = { queue: 'steps.run' } as const;
			expect(await monitor().onFailed({ ...all, act: 'remove' })).toMatchObject({ done: 0, refused: 1 });
			const theirs = monitor('administrator', neighbour);
			expect(await theirs.onFailed({ ...all, act: 'retry' })).toMatchObject({ done: 0, refused: 1 });
			await monitor().retry(target);
			expect(await lastAct()).toMatchObject({ action: 'job.retried', target: `dossier:${dossier.id}` });
			await monitor().setPaused({ queue: 'steps.run', paused: false });
			await test.engine.idle();
			await until(async () => (await test.services.jobs.get('steps.run', failed.id))?.state === 'completed');
			expect(await runOf(dossier.id, 'price')).toMatchObject({ state: 'done' });
			const done = await monitor().get(target);
			expect(done).toMatchObject({ run: { state: 'done' }, acts: [{ act: 'remove', refusal: null }] });
		});

		it('of a run that is over is not woken again', async () => {
			const dossier = await way.received();
			const run = await runOf(dossier.id, 'price');
			await test.services.jobs.pause('steps.run');
			const id = await test.services.jobs.enqueue(runStepJob, { stepRunId: run.id }, { delayMs: 600_000 });
			const gone = await test.services.jobs.enqueue(runStepJob, { stepRunId: 'no-such-run' }, { delayMs: 600_000 });
			expect(await refusalOf(monitor().promote({ queue: 'steps.run', id }))).toMatchObject({
				kind: 'CONFLICT',
				code: 'jobs.runOver',
				message: { vi: expect.stringContaining('đã ghi lần chạy này là xong') },
			});
			expect(await refusalOf(monitor().promote({ queue: 'steps.run', id: gone }))).toMatchObject({
				code: 'jobs.runGone',
			});
			for (const one of [id, gone]) await monitor().remove({ queue: 'steps.run', id: one });
			await test.services.jobs.resume('steps.run');
		});
	});

	it('promotes a delayed job', async () => {
		reportFails = false;
		const id = await test.services.jobs.enqueue(reportJob, { n: 8 }, { delayMs: 600_000 });
		expect((await monitor().list({ queue: 'test.report', state: 'delayed' })).items).toMatchObject([{ id }]);
		await monitor().promote({ queue: 'test.report', id });
		expect(await lastAct()).toMatchObject({ action: 'job.promoted', target: `job:test.report/${id}` });
		await until(async () => (await test.services.jobs.get('test.report', id))?.state === 'completed');
	});

	it('keeps the next run of a schedule, and lets it run now', async () => {
		await test.services.jobs.schedule(reportJob, 'nightly', { cron: '0 3 * * *' }, { n: 9 });
		const [next] = (await monitor().list({ queue: 'test.report', state: 'delayed' })).items;
		const target = { queue: 'test.report', id: next?.id ?? expect.fail('the schedule made no job') };
		expect(await refusalOf(monitor().remove(target))).toMatchObject({
			code: 'jobs.scheduled',
			message: { vi: expect.stringContaining('“nightly”') },
		});
		await monitor().promote(target);
		await until(async () => (await test.services.jobs.get('test.report', target.id))?.state === 'completed');
		const after = (await monitor().list({ queue: 'test.report', state: 'delayed' })).items;
		expect(after).toMatchObject([{ schedule: 'nightly' }]);
		await test.services.jobs.unschedule(reportJob, 'nightly');
	});

	it('pages through long lists', async () => {
		await test.services.jobs.pause('test.report');
		const jobs = Array.from({ length: 30 }, (_, n) => ({ payload: { n } }));
		await test.services.jobs.enqueueMany(reportJob, jobs);
		const first = await monitor().list({ queue: 'test.report', state: 'waiting' });
		expect(first).toMatchObject({ items: { length: 25 }, nextOffset: 25 });
		const rest = await monitor().list({ queue: 'test.report', state: 'waiting', offset: first.nextOffset ?? 0 });
		expect(rest).toMatchObject({ items: { length: 5 }, nextOffset: null });
		expect(new Set([...first.items, ...rest.items].map(({ id }) => id)).size).toBe(30);
		await test.services.jobs.resume('test.report');
	});

	describe('a run of the record', () => {
		it('that failed is shown with its error and done again as a new run, once', async () => {
			const dossier = await way.received({ mood: 'broken' });
			expect(dossier.blocked).not.toBeNull();
			const { items } = await monitor().runs({ state: 'failed' });
			const shown = items.find((run) => run.dossier.id === dossier.id) ?? expect.fail('it is not listed');
			expect(shown).toMatchObject({ failure: 'bug', attempt: 1, dossier: { code: dossier.code } });
			const detail = await monitor().run({ runId: shown.id });
			expect(detail.message).toBeTruthy();
			// Places are those of the author's source, not of the bundle.
			expect(detail.stack).toMatch(/\.ts:\d+/);
			expect(detail.acts).toContainEqual({ act: 'runAgain', refusal: null });

			// A run has its time to the millisecond, and the next one a later one.
			test.clock.advance({ seconds: 1 });
			await monitor().runAgain({ runId: shown.id });
			expect(await lastAct()).toEqual({
				action: 'job.runAgain',
				target: `dossier:${dossier.id}`,
				by,
				detail: { run: shown.id, step: 'price' },
			});
			const after = await way.as('specialist').get({ dossierId: dossier.id });
			expect(after.timeline.some(({ type, actor }) => type === 'unblocked' && actor === by)).toBe(true);
			expect(await refusalOf(monitor().runAgain({ runId: shown.id }))).toMatchObject({
				kind: 'CONFLICT',
				code: 'jobs.runReplaced',
			});
			await test.engine.idle();
			expect((await runOf(dossier.id, 'price')).id).not.toBe(shown.id);
		});

		it('that pauses after a failed attempt is brought forward; one that asked to wait is not', async () => {
			const flaky = await way.received({ mood: 'flaky' });
			const paused = await runOf(flaky.id, 'price');
			expect(paused).toMatchObject({ state: 'pending', attempt: 1, failure: 'retryable' });
			const overview = await queueOf('steps.run');
			expect(overview.record?.later).toBeGreaterThanOrEqual(1);
			await monitor().runNow({ runId: paused.id });
			expect(await lastAct()).toMatchObject({ action: 'job.runNow', target: `dossier:${flaky.id}` });
			await until(async () => (await runOf(flaky.id, 'price')).attempt === 2);

			const waits = await way.received({ mood: 'waits' });
			const refusal = await refusalOf(monitor().runNow({ runId: (await runOf(waits.id, 'price')).id }));
			expect(refusal).toMatchObject({ code: 'jobs.runPostponed' });
			expect(await refusalOf(monitor().runAgain({ runId: paused.id }))).toMatchObject({ code: 'jobs.runNotFailed' });
		});

		it('of checks gets its attempts again while the dossier waits for reception, and not later', async () => {
			const dossier = await way.registered({ copies: 9 });
			const giveUp = async (): Promise<string> => {
				const id = newId();
				const now = test.clock.now().toString();
				await test.services.db.write(async (tx) => {
					await createStepRun(tx, {
						id,
						wardId: ward.wardId,
						dossierId: dossier.id,
						step: 'checks',
						kind: 'check',
						procedureDigest: ward.digest,
						maxAttempts: 3,
						runAt: now,
						createdAt: now,
					});
					const leaseUntil = test.clock.now().add({ minutes: 1 }).toString();
					const held = await leaseStepRun(tx, id, { owner: 'a worker', now, leaseUntil });
					if (held) await failStepRun(tx, held, { failure: 'hostCrash', result: null, now });
				});
				return id;
			};
			const first = await giveUp();
			await monitor().runAgain({ runId: first });
			expect(await lastAct()).toMatchObject({ action: 'job.runAgain', detail: { step: 'checks' } });
			await test.engine.idle();
			expect(await findStepRun(test.services.db.read, first)).toMatchObject({ state: 'done', attempt: 1 });

			await way.as('receptionist').receive(way.target(await way.as('receptionist').get({ dossierId: dossier.id })));
			const second = await giveUp();
			expect(await refusalOf(monitor().runAgain({ runId: second }))).toMatchObject({ code: 'jobs.checksOver' });
		});

		it('that failed is shown with all others of the same cause, and done again with them', async () => {
			// A day of its own: too many failures in ten minutes would have the step stopped.
			test.clock.set('2026-11-04T09:00:00+07:00');
			const kind = { procedureCode: '9.000001', step: 'price', failure: 'bug' };
			const stuck = async () => (await monitor().stuck()).find((one) => one.kind.failure === 'bug');
			const before = (await stuck())?.dossiers ?? 0;
			const { id } = await way.received({ mood: 'broken' });
			const found = await stuck();
			expect(found).toMatchObject({ kind, runs: 'step', dossiers: before + 1 });
			expect(found?.title.vi).not.toBe('price');
			expect(found?.message).toBeTruthy();
			expect((await monitor('centerDirector').overview()).stuck).toBe(before + 1);
			expect(await monitor('administrator', neighbour).stuck()).toEqual([]);
			expect(await monitor('administrator', neighbour).runAllAgain(kind)).toMatchObject({ done: 0 });
			expect(await refusalOf(monitor('centerDirector').runAllAgain(kind))).toMatchObject({ kind: 'FORBIDDEN' });

			test.clock.advance({ minutes: 1 });
			const answer = await monitor().runAllAgain(kind);
			expect(answer).toEqual({ done: before + 1, refused: 0, left: false });
			expect(await lastAct()).toEqual({
				action: 'job.runsAgain',
				target: 'procedure:9.000001',
				by,
				detail: { step: 'price', failure: 'bug', runs: before + 1 },
			});
			const { timeline } = await way.as('specialist').get({ dossierId: id });
			expect(timeline.some(({ type, actor }) => type === 'unblocked' && actor === by)).toBe(true);
			await test.engine.idle();
			// They have failed anew: each counts once, and what was done again does not.
			expect((await stuck())?.dossiers).toBe(before + 1);
		});

		it('is unknown to another ward', async () => {
			const dossier = await way.received();
			const runId = (await runOf(dossier.id, 'price')).id;
			const theirs = monitor('administrator', neighbour);
			for (const call of [theirs.run({ runId }), theirs.runAgain({ runId }), theirs.runNow({ runId })])
				expect(await refusalOf(call)).toMatchObject({ kind: 'NOT_FOUND', code: 'jobs.runUnknown' });
			expect((await theirs.runs({ state: 'done' })).items).toEqual([]);
			expect((await monitor().runs({ state: 'done' })).items.map(({ id }) => id)).toContain(runId);
		});
	});

	it('counts what ended and measures how long it waited, of one queue or of all', async () => {
		const hour = await monitor().figures({ queue: null, window: 'hour' });
		expect(hour).toMatchObject({ slotMinutes: 5, sample: 200 });
		expect([12, 13]).toContain(hour.slots.length);
		const all = hour.slots.reduce((sum, { completed }) => sum + completed, 0);
		const day = await monitor().figures({ queue: 'test.report', window: 'day' });
		const reports = day.slots.reduce((sum, { completed }) => sum + completed, 0);
		expect(reports).toBeGreaterThan(0);
		expect(all).toBeGreaterThan(reports);
		expect(day.waits.count).toBeGreaterThan(0);
		expect(day.waits.buckets.reduce((sum, { count }) => sum + count, 0)).toBe(day.waits.count);
		expect(day.durations.longestMs).toBeGreaterThanOrEqual(day.durations.p95Ms);
	});
});
