import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { defineJob, type Jobs, type JobsConfig, METRICS_MINUTES, openJobs, PermanentFailure } from '../src/index.ts';
import { stopServers, testBackends } from '../src/testing/test-backends.ts';
import { eventually } from './eventually.ts';

const letter = defineJob({ id: 'mail.letter', owner: 'notifications', payload: z.object({ letterId: z.string() }) });
const sweep = defineJob({ id: 'sweep', owner: 'dossiers', payload: z.object({}) });

afterAll(stopServers);

for (const backend of testBackends) {
	describe(`figures over jobs on ${backend.name}`, () => {
		let place: Awaited<ReturnType<typeof backend.open>>;
		const open: Jobs[] = [];
		const start = async (config: Partial<JobsConfig> = {}): Promise<Jobs> => {
			const jobs = await openJobs({ url: place.url, ...config });
			open.push(jobs);
			return jobs;
		};

		beforeEach(async () => {
			place = await backend.open();
		}, 30_000);
		afterEach(async () => {
			await Promise.all(open.splice(0).map((jobs) => jobs.close({ drainMs: 500 })));
			await place.close();
		});

		it('counts jobs in the states of the queue, also while it is paused', async () => {
			const jobs = await start();
			jobs.define(letter, sweep);
			await jobs.pause(letter);
			for (const letterId of ['a', 'b', 'c']) await jobs.enqueue(letter, { letterId });
			await jobs.enqueue(letter, { letterId: 'later' }, { delayMs: 60_000 });
			const nothing = { waiting: 0, prioritized: 0, active: 0, delayed: 0, completed: 0, failed: 0, isPaused: false };
			expect(await jobs.counts()).toEqual([
				{ ...nothing, type: 'mail.letter', prioritized: 3, delayed: 1, isPaused: true },
				{ ...nothing, type: 'sweep' },
			]);
		});

		it('sees the workers of all processes by their names', async () => {
			const [one, two] = [await start({ workerName: 'ward-1' }), await start({ workerName: 'ward-2' })];
			one.work(letter, async () => undefined);
			two.work(letter, async () => undefined);
			two.work(sweep, async () => undefined);
			const watcher = await start();
			watcher.define(letter, sweep);
			await eventually(async () => (await watcher.workers()).length === 3);
			const seen = await watcher.workers();
			expect(seen.map(({ type, owner, process }) => [type, owner, process]).sort()).toEqual([
				['mail.letter', 'notifications', 'ward-1'],
				['mail.letter', 'notifications', 'ward-2'],
				['sweep', 'dossiers', 'ward-2'],
			]);
			for (const { ageMs } of seen) {
				if (backend.name === 'postgres') expect(ageMs).toBeNull();
				else expect(ageMs).toBeLessThan(60_000);
			}
		});

		it('counts what ended by the minute, and measures how long it waited and ran', async () => {
			const jobs = await start();
			jobs.define(letter);
			await jobs.enqueueMany(letter, [{ payload: { letterId: 'good' } }, { payload: { letterId: 'bad' } }]);
			await pause(120);
			jobs.work(letter, async ({ letterId }) => {
				await pause(30);
				if (letterId === 'bad') throw new PermanentFailure('no such letter');
			});
			await eventually(async () => (await jobs.ended('mail.letter', 10)).length === 2);

			const ended = await jobs.ended('mail.letter', 10);
			expect(ended.map(({ failed }) => failed).sort()).toEqual([false, true]);
			for (const { waitedMs, tookMs } of ended) {
				expect(waitedMs).toBeGreaterThanOrEqual(100);
				expect(tookMs).toBeGreaterThanOrEqual(25);
				expect(tookMs).toBeLessThan(5_000);
			}
			const counted = async (kind: 'completed' | 'failed') =>
				(await jobs.endsPerMinute('mail.letter', 5)).reduce((all, minute) => all + minute[kind], 0);
			// On PostgreSQL they are counted after the job has ended, by a query of their own.
			await eventually(async () => (await counted('completed')) + (await counted('failed')) === 2);
			expect([await counted('completed'), await counted('failed')]).toEqual([1, 1]);
			const minutes = await jobs.endsPerMinute('mail.letter', 5);
			expect(minutes).toHaveLength(5);
			const last = minutes.at(-1)?.at ?? '';
			expect(Date.now() - Date.parse(last)).toBeLessThan(61_000);
			expect(await jobs.endsPerMinute('mail.letter', 1_000_000)).toHaveLength(METRICS_MINUTES);
		});

		it('does not take a delay for waiting', async () => {
			const jobs = await start();
			jobs.work(letter, async () => undefined);
			await jobs.enqueue(letter, { letterId: 'later' }, { delayMs: 600 });
			await eventually(async () => (await jobs.ended('mail.letter', 10)).length === 1);
			expect((await jobs.ended('mail.letter', 10))[0]?.waitedMs).toBeLessThan(500);
		});

		it('says which type it does not know', async () => {
			const jobs = await start();
			await expect(jobs.endsPerMinute('nothing', 5)).rejects.toMatchObject({ code: 'jobs.unknownType' });
		});
	});
}
