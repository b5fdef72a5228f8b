import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { defineJob, type MoveProgress, moveJobs, openJobs } from '../src/index.ts';
import { stopServers, testBackends } from '../src/testing/test-backends.ts';
import { eventually } from './eventually.ts';
import { runStep } from './failing-worker.ts';

const letter = defineJob({ id: 'mail.letter', owner: 'notifications', payload: z.object({ letterId: z.string() }) });
const sweep = defineJob({ id: 'deadlines.sweep', owner: 'deadlines', payload: z.object({ scope: z.string() }) });
const types = [letter, sweep];

afterAll(stopServers);

const others = testBackends.filter(({ name }) => name !== 'sqlite');
const [sqlite] = testBackends;

for (const other of others) {
	for (const [from, to] of [
		[sqlite, other],
		[other, sqlite],
	]) {
		describe(`moving jobs from ${from?.name} to ${to?.name}`, () => {
			it('takes what is to run along, in order, and leaves nothing that could run', async () => {
				const [source, target] = [await from?.open(), await to?.open()];
				const [fromUrl, toUrl] = [source?.url ?? '', target?.url ?? ''];
				const before = await openJobs({ url: fromUrl });
				before.define(...types);
				await before.enqueue(letter, { letterId: 'numbered' });
				await before.enqueue(letter, { letterId: 'first' }, { id: 'own', urgency: 'citizen' });
				await before.enqueue(letter, { letterId: 'later' }, { id: 'later', delayMs: 60_000 });
				await before.schedule(sweep, 'nightly', { cron: '0 1 * * *' }, { scope: 'all' });
				const [schedule] = await before.schedules();
				await before.close();

				// What an earlier move that broke off has left at the target is not added twice.
				const broken = await openJobs({ url: toUrl });
				await broken.enqueue(letter, { letterId: 'first' }, { id: 'own', urgency: 'citizen' });
				await broken.close();
				const move = { from: { url: fromUrl }, to: { url: toUrl }, types };
				const expected = [
					{ type: 'mail.letter', waiting: 2, delayed: 1, schedules: 0 },
					{ type: 'deadlines.sweep', waiting: 0, delayed: 0, schedules: 1 },
				];
				expect(await moveJobs({ ...move, dryRun: true })).toEqual(expected);
				const progress: string[] = [];
				const onProgress = ({ type, done, total }: MoveProgress) => progress.push(`${type} ${done}/${total}`);
				expect(await moveJobs({ ...move, onProgress })).toEqual(expected);
				expect(progress).toEqual(['mail.letter 3/3']);
				await expect(moveJobs(move)).rejects.toMatchObject({ code: 'jobs.cannotMove' });

				const after = await openJobs({ url: toUrl });
				after.define(...types);
				expect(await after.schedules()).toEqual([schedule]);
				const later = await after.get(letter, 'later');
				expect(later?.state).toBe('delayed');
				expect(Date.parse(later?.dueAt ?? '') - Date.now()).toBeGreaterThan(30_000);
				const done: string[] = [];
				after.work({ ...letter, concurrency: 1 }, async ({ letterId }) => {
					done.push(letterId);
				});
				await eventually(() => done.length === 2);
				expect(done).toEqual(['first', 'numbered']);
				await after.close();

				const left = await openJobs({ url: fromUrl });
				left.define(...types);
				for (const stats of await left.stats()) expect([stats.waiting, stats.delayed]).toEqual([0, 0]);
				expect(await left.schedules()).toEqual([]);
				await left.close();
				await source?.close();
				await target?.close();
			}, 60_000);

			it('refuses while someone works, and when the target has jobs of its own', async () => {
				const [source, target] = [await from?.open(), await to?.open()];
				const move = { from: { url: source?.url ?? '' }, to: { url: target?.url ?? '' }, types };
				const jobs = await openJobs(move.from);
				jobs.work(letter, async () => sleep(50));
				await eventually(async () => ((await jobs.stats())[0]?.workers ?? 0) > 0);
				await expect(moveJobs(move)).rejects.toMatchObject({ code: 'jobs.cannotMove' });
				await jobs.close();
				const taken = await openJobs(move.to);
				await taken.enqueue(letter, { letterId: 'theirs' }, { id: 'theirs' });
				await taken.close();
				await expect(moveJobs(move)).rejects.toMatchObject({ code: 'jobs.cannotMove' });
				await source?.close();
				await target?.close();
			}, 60_000);
		});
	}
}

describe('moving jobs is refused', () => {
	it('to a server that does not answer, and to the very same queue', async () => {
		const place = await sqlite?.open();
		const from = { url: place?.url ?? '' };
		const closed = ['redis://127.0.0.1:1', 'postgres://ward@127.0.0.1:1/jobs'];
		for (const url of closed)
			await expect(moveJobs({ from, to: { url }, types })).rejects.toMatchObject({ code: 'jobs.cannotOpen' });
		await expect(moveJobs({ from, to: from, types })).rejects.toMatchObject({ code: 'jobs.cannotMove' });
		await place?.close();
	}, 30_000);

	it('while a job stands there that its worker was killed with', async () => {
		const [place, target] = [await sqlite?.open(), await sqlite?.open()];
		const from = { url: place?.url ?? '' };
		const jobs = await openJobs(from);
		await jobs.enqueue(runStep, { stepRunId: 's0' }, { id: 's0' });
		await jobs.close();
		const script = join(import.meta.dirname, 'failing-worker.ts');
		spawnSync(process.execPath, [script, from.url]);
		const move = () => moveJobs({ from, to: { url: target?.url ?? '' }, types: [runStep] });
		await expect(move()).rejects.toMatchObject({ code: 'jobs.cannotMove' });
		await place?.close();
		await target?.close();
	}, 30_000);
});
