import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { loadDossier } from '@motcua/database';
import { createDatabaseOn } from '@motcua/database/testing';
import { type Place, stopServers, type TestBackend, testBackends } from '@motcua/jobs/testing';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fileSample } from '../../src/testing/filing.ts';
import { journey } from '../../src/testing/journey.ts';
import { startTestServices, type TestServices } from '../../src/testing/test-services.ts';
import { callerFor, createTestWard, type TestWard } from '../../src/testing/test-ward.ts';

const DOSSIERS = 16;
/** The step begins when a dossier is received; the checks when it is filed. */
const RECEIVED = 6;
const STEP = 'price';
/** Whoever waits for a lease waits longer. */
const LEASE_SECONDS = 90;

/** Where the data of a suite is: null for a file. */
export interface Data {
	readonly name: 'SQLite' | 'PostgreSQL';
	readonly server: TestBackend | null;
}

/** Every disaster with every queue, for data at one place: a file of tests each, so that they run side by side. */
export function tryDisasters({ name, server }: Data): void {
	afterAll(stopServers);
	for (const queue of testBackends)
		describe(`with the data on ${name} and the queue on ${queue.name}`, () => disasters(server, queue));
}

function disasters(server: Data['server'], queue: TestBackend): void {
	let place: Place;
	/** Where the data is, when it is on a server. */
	let home: Place | null;
	let test: TestServices;
	let ward: TestWard;

	async function begin(workers: 'inside' | 'apart'): Promise<void> {
		place = await queue.open();
		home = server && (await server.open());
		const databaseUrl = home && (await createDatabaseOn(home.url));
		const config = { jobsUrl: place.url, workers, ...(databaseUrl === null ? {} : { databaseUrl }) };
		test = await startTestServices({ config });
		ward = await createTestWard(test.services);
	}
	afterEach(async () => {
		await test.close();
		await place.close();
		await home?.close();
	}, 60_000);

	const runs = async () => test.services.db.read.select().from(test.services.db.tables.stepRun);
	const countOf = async (...states: string[]) => (await runs()).filter(({ state }) => states.includes(state)).length;

	/** Its checks may be done between the look and the act: whoever is at the desk looks again. */
	async function receive(dossierId: string): Promise<void> {
		const way = journey(test, ward);
		for (;;) {
			const dossier = await way.as('receptionist').get({ dossierId });
			const received = way.as('receptionist').receive(way.target(dossier));
			const isStale = await received.then(
				() => false,
				(error) => error.cause?.wire?.code === 'dossier.stale' || Promise.reject(error),
			);
			if (!isStale) return;
		}
	}

	/** Files dossiers, and receives some of them. */
	async function file(count: number, received: number): Promise<string[]> {
		const ids: string[] = [];
		for (let n = 0; n < count; n++) {
			const { dossierId } = await fileSample(test.services, ward, {});
			ids.push(dossierId);
			if (n >= received) continue;
			await receive(dossierId);
		}
		return ids;
	}

	/** Lets the engine work until nothing is open. The clock is moved as little as retries need: nothing waits for a lease. */
	async function settle(engine = test.engine): Promise<void> {
		for (let passed = 0; ; passed += 3) {
			await engine.idle().catch(() => pause(250));
			const open = await countOf('pending', 'running').catch(() => 1);
			if (open === 0) return;
			expect(passed).toBeLessThan(LEASE_SECONDS);
			test.clock.advance({ seconds: 3 });
		}
	}

	/** What the database says in the end: each run is over, none failed, and each has had its effect once. */
	async function expectEachOnce(ids: readonly string[], received: number): Promise<void> {
		expect((await runs()).filter(({ state }) => state !== 'done' && state !== 'cancelled')).toEqual([]);
		for (const [n, id] of ids.entries()) {
			const loaded = await loadDossier(test.services.db.read, ward.wardId, id);
			const events = loaded?.events ?? [];
			const checks = events.flatMap((event) => (event.type === 'checked' ? [event.data.check] : []));
			expect(checks).toEqual([...new Set(checks)]);
			const steps = events.flatMap((event) => (event.type === 'stepCompleted' ? [event.data.step] : []));
			expect(steps).toEqual(n < received ? [STEP] : []);
			if (n >= received) expect(checks.length).toBeGreaterThan(0);
			expect(loaded?.state.blocked).toBeNull();
		}
	}

	const isOneServer = server !== null && queue.name === 'postgres';

	if (queue.name !== 'sqlite' && !isOneServer)
		it('citizens file while the server of the queue is away, the health page says so, and all is done once it is back', async () => {
			await begin('inside');
			const health = async () => {
				const { checks } = await callerFor(test.services, ward.people.administrator).platform.health();
				return checks.find(({ id }) => id === 'jobs');
			};
			const back = await place.goAway();
			const ids = await file(DOSSIERS, RECEIVED);
			expect(await health()).toMatchObject({ ok: false, title: { en: 'The job queue does not answer' } });
			await back();
			await settle();
			await expectEachOnce(ids, RECEIVED);
			expect(await health()).toMatchObject({ ok: true });
		}, 60_000);

	describe('every started step finishes once, as the database sees it, when', () => {
		beforeEach(() => begin('inside'), 60_000);

		/** Files dossiers and lets the disaster happen when some runs are done. */
		async function through(disaster: () => void | Promise<void>): Promise<void> {
			const ids = await file(DOSSIERS, RECEIVED);
			while ((await countOf('done')) === 0) await pause(2);
			await disaster();
			await settle();
			await expectEachOnce(ids, RECEIVED);
		}

		it('the queue is emptied', () => through(() => place.wipe()), 60_000);

		if (queue.name !== 'sqlite')
			it(
				'the server of the queue is killed and comes back',
				() => through(async () => (await place.goAway())()),
				60_000,
			);

		if (!isOneServer && server !== null)
			it('the server of the data is restarted', () => through(async () => (await home?.goAway())?.()), 60_000);

		it(
			'the clock jumps past every lease, and back',
			() =>
				through(async () => {
					test.clock.advance({ hours: 2 });
					await pause(200);
					test.clock.advance({ hours: -1 });
				}),
			60_000,
		);
	});

	it('a step whose worker is killed twice finishes once', async () => {
		await begin('apart');
		const ids = await file(1, 1);
		for (const attempt of [1, 2]) {
			expect(await killedWorker()).toBe('SIGKILL');
			const [run] = (await runs()).filter(({ step }) => step === STEP);
			expect(run).toMatchObject({ state: 'running', attempt });
			// On one machine the roll says that the holder is dead; elsewhere its lease runs out.
			if (server !== null) test.clock.advance({ seconds: LEASE_SECONDS + 1 });
		}
		const engine = await test.restartEngine();
		await settle(engine);
		await expectEachOnce(ids, 1);
		await engine.close();
	}, 60_000);

	/** Runs a worker process until it is killed in the middle of a step; how it ended. */
	async function killedWorker(): Promise<NodeJS.Signals | null> {
		const { dataDir, config, clock } = { ...test, config: test.services.config };
		const child = spawn(
			process.execPath,
			[join(import.meta.dirname, '../../src/testing/dying-process.ts'), clock.now().toString()],
			{
				env: {
					...process.env,
					MOTCUA_DATA_DIR: dataDir,
					MOTCUA_DATABASE_URL: config.databaseUrl,
					MOTCUA_JOBS_URL: config.jobsUrl,
				},
				stdio: ['ignore', 'inherit', 'inherit'],
			},
		);
		const [, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null];
		return signal;
	}
}
