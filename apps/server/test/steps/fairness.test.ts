import { setTimeout as pause } from 'node:timers/promises';
import { createStepRun, type Database } from '@motcua/database';
import { createDatabaseOn } from '@motcua/database/testing';
import { newId } from '@motcua/domain';
import { type Jobs, openJobs } from '@motcua/jobs';
import { type Place, stopServers, testBackends } from '@motcua/jobs/testing';
import { and, count, eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fileDossier } from '../../src/dossiers/filing/file-dossier.ts';
import type { Services } from '../../src/services.ts';
import { Lane } from '../../src/steps/engine/lane.ts';
import { startStepEngine } from '../../src/steps/engine/step-engine.ts';
import { runStepJob } from '../../src/steps/engine/step-jobs.ts';
import { sampleSubmission } from '../../src/testing/filing.ts';
import { startTestServices, type TestServices } from '../../src/testing/test-services.ts';
import { createTestWard, type TestWard } from '../../src/testing/test-ward.ts';

const BACKLOG = 1_000;
const AT_ONCE = 50;
/** As many as stand in the queue before it, and those at work. */
const FEW = 30;

afterAll(stopServers);

const postgres = testBackends.find(({ name }) => name === 'postgres');
const homes = [{ name: 'SQLite', server: null }, ...(postgres ? [{ name: 'PostgreSQL', server: postgres }] : [])];

describe.each(homes)('with the data on $name', ({ server }) => {
	let home: Place | null;
	let test: TestServices;
	let db: Database;
	let large: TestWard;
	let small: TestWard;
	let jobs: Jobs;

	beforeEach(async () => {
		home = server && (await server.open());
		const databaseUrl = home && (await createDatabaseOn(home.url));
		test = await startTestServices({ config: databaseUrl === null ? {} : { databaseUrl } });
		db = test.services.db;
		large = await createTestWard(test.services);
		small = await createTestWard(test.services, { code: '00335' });
	});
	afterEach(async () => {
		await jobs.close();
		await test.close();
		await home?.close();
	}, 60_000);

	/** The engine at rest, on a queue on which nobody has worked yet. */
	async function onFreshQueue(): Promise<Services> {
		await test.engine.close();
		await test.services.jobs.close();
		jobs = await openJobs({ url: `sqlite:${test.dataDir}/other-queue.sqlite` });
		return { ...test.services, jobs };
	}

	async function fileIn({ wardId, digest }: TestWard, services: Services): Promise<string> {
		const ward = await services.catalogue.ward(wardId);
		const procedure = () => services.catalogue.procedure(digest);
		const submission = { ...sampleSubmission(large), digest };
		const frame = { ward, channel: 'online', staff: null, shown: [], procedure } as const;
		return (await fileDossier(services, submission, frame)).dossierId;
	}

	const done = async ({ wardId }: TestWard): Promise<number> => {
		const { stepRun } = db.tables;
		const [row] = await db.read
			.select({ n: count() })
			.from(stepRun)
			.where(and(eq(stepRun.wardId, wardId), eq(stepRun.state, 'done')));
		return row?.n ?? 0;
	};
	const until = async (isSo: () => Promise<boolean>): Promise<void> => {
		while (!(await isSo())) await pause(5);
	};

	it('a filing is checked among the first few, however many another ward has waiting', async () => {
		const services = await onFreshQueue();
		for (let n = 0; n < BACKLOG; n += AT_ONCE)
			await Promise.all(Array.from({ length: AT_ONCE }, () => fileIn(large, services)));
		const engine = await startStepEngine(services);
		await until(async () => (await done(large)) > 0);
		const before = await done(large);
		await fileIn(small, services);
		await until(async () => (await done(small)) === 1);
		expect((await done(large)) - before).toBeLessThan(FEW);
		await engine.close();
	}, 60_000);

	it('a step stands near the front of the queue, however many another ward has put there', async () => {
		const services = await onFreshQueue();
		const lane = new Lane(services, 'step', runStepJob);
		const now = test.clock.now().toString({ smallestUnit: 'millisecond' });
		const plan = async (ward: TestWard, runs: number): Promise<string[]> => {
			const ids = Array.from({ length: runs }, () => newId());
			const dossier = { wardId: ward.wardId, dossierId: await fileIn(ward, services), procedureDigest: ward.digest };
			const step = { step: 'price', kind: 'step', maxAttempts: 5, runAt: now, createdAt: now } as const;
			await db.write(async (tx) => {
				for (const id of ids) await createStepRun(tx, { id, ...dossier, ...step });
			});
			return ids;
		};
		const waiting = async (): Promise<unknown[]> => {
			const page = await jobs.list({ type: runStepJob, state: 'waiting', limit: 500 });
			return page.map(({ payload }) => payload.stepRunId);
		};
		await plan(large, 300);
		await lane.fill(now, { recount: false });
		expect(await waiting()).toHaveLength(100);
		const few = await plan(small, 3);
		await lane.fill(now, { recount: false });
		const order = await waiting();
		expect(order).toHaveLength(103);
		expect(order.slice(0, 6)).toEqual(expect.arrayContaining(few));
		await lane.fill(now, { recount: true });
		expect(await waiting()).toHaveLength(103);
	});
});
