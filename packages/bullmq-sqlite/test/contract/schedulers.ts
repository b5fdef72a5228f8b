import { expect, it } from 'vitest';
import { add, type Bench, load, take } from './harness.ts';

/** Repeating jobs. */
export const schedulerTests = (bench: () => Bench): void => {
	const repeat = (every: number) => ({ name: 'sweep', every });

	it('makes a scheduler with its first job', async () => {
		const backend = bench().backend();
		const now = Date.now();
		const [id, delay] = await backend.addJobScheduler('sweep', now, '{"n":1}', { attempts: 2 }, repeat(60_000), {});
		expect(id).toMatch(/^repeat:sweep:\d+$/);
		expect(delay).toBeGreaterThanOrEqual(0);
		expect(await backend.isJobScheduler('sweep')).toBe(true);
		expect(await backend.isJobScheduler('other')).toBe(false);
		expect(await backend.getJobSchedulersCount()).toBe(1);
		const [fields, next] = await backend.getJobScheduler('sweep');
		expect(fields).toContain('sweep');
		expect(id).toBe(`repeat:sweep:${next}`);
		expect(await backend.getJobSchedulerData('sweep')).toMatchObject({
			name: 'sweep',
			every: '60000',
			data: '{"n":1}',
		});
		expect((await backend.getJobScheduler('other'))[0] ?? null).toBeNull();
		expect(await backend.getJobSchedulerData('other')).toEqual({});
	});

	it('lists schedulers by their next time', async () => {
		const backend = bench().backend();
		const soon = Date.now() + 10_000;
		for (const [index, id] of ['c', 'b', 'a'].entries()) {
			const pattern = { name: id, pattern: '* * * * *' };
			await backend.addJobScheduler(id, soon + index * 1000, '{}', {}, pattern, {});
		}
		expect(await backend.getJobSchedulersRange(0, 1, true)).toEqual(['c', String(soon), 'b', String(soon + 1000)]);
		expect((await backend.getJobSchedulersRange(0, -1, false)).filter((_, index) => index % 2 === 0)).toEqual([
			'a',
			'b',
			'c',
		]);
	});

	it('adds the next job when one is taken, once', async () => {
		const queue = bench().queue();
		const backend = bench().backend();
		const first = await backend.addJobScheduler('sweep', Date.now(), '{}', {}, repeat(60_000), {});
		expect(await take(backend)).toBe(first[0]);
		const next = await backend.updateJobSchedulerNextMillis('sweep', Date.now(), '{}', {}, first[0]);
		expect(next).toMatch(/^repeat:sweep:/);
		expect((await load(queue, next ?? '')).repeatJobKey).toBe('sweep');
		expect((await backend.updateJobSchedulerNextMillis('sweep', Date.now(), '{}', {}, first[0])) ?? null).toBeNull();
		expect((await backend.updateJobSchedulerNextMillis('other', Date.now(), '{}', {}, 'x')) ?? null).toBeNull();
		expect(await backend.getCounts(['delayed'])).toEqual([1]);
		await expect(backend.remove(next ?? '', false)).rejects.toMatchObject({ code: -8 });
	});

	it('replaces the pending job when the scheduler changes, and takes it along when it goes', async () => {
		const queue = bench().queue();
		const backend = bench().backend();
		await add(queue, 'other', { delay: 60_000 });
		await queue.upsertJobScheduler('sweep', { pattern: '0 0 1 1 *' }, { name: 'one' });
		await queue.upsertJobScheduler('sweep', { pattern: '0 0 2 1 *' }, { name: 'two' });
		expect((await queue.getDelayed()).map((job) => job.name).toSorted()).toEqual(['other', 'two']);
		expect(await backend.removeJobScheduler('sweep')).toBe(0);
		expect(await backend.removeJobScheduler('sweep')).toBe(1);
		expect((await queue.getDelayed()).map((job) => job.name)).toEqual(['other']);
	});

	it('runs on and on', async () => {
		const queue = bench().queue();
		const runs: number[] = [];
		bench().worker(async () => {
			runs.push(Date.now());
		});
		await queue.upsertJobScheduler('tick', { every: 100 });
		await expect.poll(() => runs.length, { timeout: 5000 }).toBeGreaterThanOrEqual(4);
		const gaps = runs.slice(1).map((at, index) => at - (runs[index] ?? 0));
		expect(Math.max(...gaps)).toBeLessThan(1000);
	});
};
