import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Jobs, openJobs } from '../src/index.ts';
import { type Place, stopServers, testBackends } from '../src/testing/test-backends.ts';
import { eventually } from './eventually.ts';
import { runStep } from './failing-worker.ts';

afterAll(stopServers);

/** The record of what is done: the database, not the queue. */
class Truth {
	readonly #db = new Database(':memory:');

	constructor(steps: number) {
		this.#db.exec('CREATE TABLE step (id TEXT PRIMARY KEY, done INTEGER NOT NULL DEFAULT 0)');
		for (let index = 0; index < steps; index += 1) {
			this.#db.prepare('INSERT INTO step (id) VALUES (?)').run(`s${index}`);
		}
	}

	/** Finishes a step by compare-and-set, as the product does; a second finish changes nothing and is counted. */
	finish(id: string): void {
		const { changes } = this.#db.prepare('UPDATE step SET done = 1 WHERE id = ? AND done = 0').run(id);
		if (changes === 0) this.tooOften += 1;
	}

	tooOften = 0;

	open(): string[] {
		return this.#db.prepare('SELECT id FROM step WHERE done = 0').pluck().all() as string[];
	}
}

const STEPS = 60;
const { now: realNow } = Date;

for (const backend of testBackends) {
	describe(`on ${backend.name} every started step finishes, as the database sees it, when`, () => {
		let place: Place;
		let jobs: Jobs;
		let truth: Truth;
		let reconciler: ReturnType<typeof setInterval>;

		beforeEach(async () => {
			place = await backend.open();
			truth = new Truth(STEPS);
			jobs = await openJobs({ url: place.url, lockMs: 1000, onError: () => undefined });
			reconciler = setInterval(() => void reconcile().catch(() => undefined), 300);
		}, 60_000);
		afterEach(async () => {
			clearInterval(reconciler);
			Date.now = realNow;
			await jobs.close({ drainMs: 500 });
			await place.close();
		}, 60_000);

		const job = (id: string) => ({ payload: { stepRunId: id }, options: { id } });
		const reconcile = () => jobs.ensure(runStep, truth.open().map(job));
		const work = (): void =>
			jobs.work(runStep, async ({ stepRunId }) => {
				await sleep(20);
				truth.finish(stepRunId);
			});
		const allDone = () => eventually(() => truth.open().length === 0, 40_000);

		it('the queue is emptied in the middle', async () => {
			await jobs.enqueueMany(runStep, truth.open().map(job));
			work();
			await eventually(() => truth.open().length < STEPS);
			await place.wipe();
			await allDone();
			expect(truth.open()).toEqual([]);
		}, 60_000);

		it('its server is restarted in the middle', async () => {
			await jobs.enqueueMany(runStep, truth.open().map(job));
			work();
			await eventually(() => truth.open().length < STEPS);
			const back = await place.goAway();
			await back();
			await allDone();
			expect(truth.open()).toEqual([]);
		}, 60_000);

		it('the clock jumps, forward and back', async () => {
			await jobs.enqueueMany(runStep, truth.open().map(job));
			work();
			await eventually(() => truth.open().length < STEPS);
			Date.now = () => realNow() + 3_600_000;
			await eventually(() => truth.open().length < STEPS / 2);
			Date.now = () => realNow() - 3_600_000;
			await sleep(100);
			Date.now = realNow;
			await allDone();
			expect(truth.open()).toEqual([]);
			expect(truth.tooOften).toBe(0);
		}, 60_000);

		it('the worker is killed twice on the same job', async () => {
			await jobs.enqueue(runStep, { stepRunId: 's0' }, { id: 's0' });
			const codes = [];
			for (let round = 0; round < 2; round += 1) {
				const script = join(import.meta.dirname, 'failing-worker.ts');
				const child = spawn(process.execPath, [script, place.url], { stdio: 'ignore' });
				codes.push(await new Promise((resolve) => child.once('exit', resolve)));
			}
			expect(codes).toEqual([9, 9]);
			work();
			await allDone();
			expect(truth.open()).toEqual([]);
		}, 60_000);
	});
}
