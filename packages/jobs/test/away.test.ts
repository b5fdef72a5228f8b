import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { defineJob, type Jobs, openJobs } from '../src/index.ts';
import { type Place, stopServers, testBackends } from '../src/testing/test-backends.ts';
import { eventually } from './eventually.ts';

const letter = defineJob({ id: 'mail.letter', owner: 'notifications', payload: z.object({ letterId: z.string() }) });

afterAll(stopServers);

for (const backend of testBackends.filter(({ name }) => name !== 'sqlite')) {
	describe(`while the server of the jobs on ${backend.name} is away`, () => {
		let place: Place;
		let jobs: Jobs;
		let told: string[];
		let back: (() => Promise<void>) | undefined;

		beforeEach(async () => {
			place = await backend.open();
			told = [];
			jobs = await openJobs({ url: place.url, lockMs: 1_000, onError: ({ message }) => told.push(message) });
		}, 30_000);
		afterEach(async () => {
			await jobs.close({ drainMs: 500 });
			await back?.();
			await place.close();
		}, 30_000);

		it('who asks is told so, the log stays short, and what waited is done once it is back', async () => {
			const done: string[] = [];
			let isStarted = false;
			const started = Promise.withResolvers<void>();
			jobs.work({ ...letter, concurrency: 1 }, async ({ letterId }) => {
				if (letterId === 'first' && !isStarted) {
					isStarted = true;
					await started.promise;
				}
				done.push(letterId);
			});
			await jobs.enqueue(letter, { letterId: 'first' });
			await jobs.enqueue(letter, { letterId: 'second' });
			await eventually(() => isStarted);
			back = await place.goAway();
			started.resolve();
			await pause(500);
			for (const ask of [
				() => jobs.enqueue(letter, { letterId: 'lost' }),
				() => jobs.stats(),
				() => jobs.pending(letter),
				() => jobs.schedules(),
			])
				await expect(ask()).rejects.toMatchObject({ code: 'jobs.unreachable' });
			await pause(4_000);
			expect(told.length).toBeLessThanOrEqual(6);
			expect(new Set(told).size).toBe(told.length);

			await back();
			back = undefined;
			await eventually(() =>
				jobs.enqueue(letter, { letterId: 'third' }).then(
					() => true,
					() => false,
				),
			);
			await eventually(() => ['first', 'second', 'third'].every((id) => done.includes(id)), 20_000);
			expect(done).not.toContain('lost');
		}, 60_000);

		it('a queue and a worker that are first used as it goes away work once it is back', async () => {
			const done: string[] = [];
			jobs.work(letter, async ({ letterId }) => {
				done.push(letterId);
			});
			back = await place.goAway();
			await expect(jobs.enqueue(letter, { letterId: 'lost' })).rejects.toMatchObject({ code: 'jobs.unreachable' });
			await back();
			back = undefined;
			await eventually(() =>
				jobs.enqueue(letter, { letterId: 'l1' }).then(
					() => true,
					() => false,
				),
			);
			await eventually(() => done.includes('l1'), 20_000);
			expect(done).toContain('l1');
		}, 60_000);

		it('closing does not wait for it', async () => {
			jobs.work(letter, async () => undefined);
			await jobs.enqueue(letter, { letterId: 'l1' });
			await eventually(async () => (await jobs.pending(letter)) === 0);
			back = await place.goAway();
			await jobs.close();
			await expect(async () => jobs.enqueue(letter, { letterId: 'l2' })).rejects.toMatchObject({ code: 'jobs.closed' });
		}, 20_000);
	});
}

const redis = testBackends.find(({ name }) => name === 'redis');

it.skipIf(!redis)(
	'a process may start while its Redis is away, and works once it is there',
	async () => {
		const place = await (redis ?? expect.fail('no redis')).open();
		const back = await place.goAway();
		const jobs = await openJobs({ url: place.url });
		const done: string[] = [];
		jobs.work(letter, async ({ letterId }) => {
			done.push(letterId);
		});
		await expect(jobs.enqueue(letter, { letterId: 'early' })).rejects.toMatchObject({ code: 'jobs.unreachable' });
		await back();
		await eventually(() =>
			jobs.enqueue(letter, { letterId: 'l1' }).then(
				() => true,
				() => false,
			),
		);
		await eventually(() => done.includes('l1'));
		expect(done).toContain('l1');
		await jobs.close();
		await place.close();
	},
	60_000,
);
