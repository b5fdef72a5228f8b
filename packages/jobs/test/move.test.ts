import { spawnSync } from 'node:child_process';
import { existsSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type BilingualText, defineJob, type MoveProgress, moveJobs, openJobs } from '../src/index.ts';
import { type Place, stopServers, testBackends } from '../src/testing/test-backends.ts';
import { eventually } from './eventually.ts';
import { runStep } from './failing-worker.ts';
import { contentsOf, fillQueue } from './queue-contents.ts';

const letter = defineJob({ id: 'mail.letter', owner: 'notifications', payload: z.object({ letterId: z.string() }) });
const sweep = defineJob({ id: 'deadlines.sweep', owner: 'deadlines', payload: z.object({ scope: z.string() }) });
const types = [letter, sweep];

afterAll(stopServers);

const [sqlite, ...servers] = testBackends;
const redis = testBackends.find(({ name }) => name === 'redis');
const directions = testBackends.flatMap((from) =>
	testBackends.filter((to) => to !== from).map((to) => [from.name, to.name, from, to] as const),
);

/** Two places, which are gone when the test is over. */
async function inTwoPlaces<Result>(
	[from, to]: readonly [{ open(): Promise<Place> } | undefined, { open(): Promise<Place> } | undefined],
	work: (source: Place, target: Place) => Promise<Result>,
): Promise<Result> {
	const [source, target] = [await from?.open(), await to?.open()];
	if (!source || !target) return expect.fail('no such backend');
	try {
		return await work(source, target);
	} finally {
		await source.close();
		await target.close();
	}
}

describe.each(directions)('moving jobs from %s to %s', (_, __, from, to) => {
	it('takes everything that is to run along as it is, and leaves nothing that could run', async () => {
		await inTwoPlaces([from, to], async (source, target) => {
			await fillQueue(source.url);
			const before = await contentsOf(source.url);
			expect(before.jobs).toHaveLength(21);
			expect(before.schedules).toHaveLength(3);
			const move = { from: { url: source.url }, to: { url: target.url }, types: before.types };

			const counted = await moveJobs({ ...move, dryRun: true });
			expect(await contentsOf(source.url)).toEqual(before);
			expect((await contentsOf(target.url)).jobs).toEqual([]);

			const progress: MoveProgress[] = [];
			expect(await moveJobs({ ...move, onProgress: (one) => progress.push(one) })).toEqual(counted);
			const after = await contentsOf(target.url);
			expect(after.jobs).toEqual(before.jobs);
			expect(after.schedules).toEqual(before.schedules);
			expect(after.paused).toEqual(before.paused);
			expect(progress.every(({ done, total }) => done === total)).toBe(true);

			const left = await contentsOf(source.url);
			expect([left.jobs, left.schedules]).toEqual([[], []]);
			expect(left.failed).toBe(before.failed);
			await expect(moveJobs(move)).rejects.toMatchObject({
				code: 'jobs.cannotMove',
				text: { en: expect.stringMatching(/was probably made before/) },
			});
		});
	}, 60_000);
});

for (const other of servers) {
	for (const [from, to] of [
		[sqlite, other],
		[other, sqlite],
	]) {
		describe(`a move from ${from?.name} to ${to?.name}`, () => {
			it('that broke off is run again, wherever it broke off', async () => {
				await inTwoPlaces([from, to], async (source, target) => {
					const ids = Array.from({ length: 7 }, (_, n) => `l${n}`);
					const queue = await openJobs(source);
					queue.define(...types);
					for (const id of ids) await queue.enqueue(letter, { letterId: id }, { id });
					await queue.enqueue(letter, { letterId: 'numbered' });
					await queue.enqueue(sweep, { scope: 'all' });
					await queue.close();
					const move = { from: { url: source.url }, to: { url: target.url }, types };
					const atSecondQueue = ({ type }: MoveProgress): void => {
						if (type === sweep.id) throw new Error('the power went');
					};
					await expect(moveJobs({ ...move, onProgress: atSecondQueue })).rejects.toMatchObject({
						code: 'jobs.cannotMove',
						text: { en: expect.stringMatching(/power went.*Nothing is lost/) },
					});
					// As if it had broken off when one queue was emptied, and the next one not.
					const half = await openJobs(source);
					half.define(...types);
					for (const { id } of await half.list({ type: letter.id, state: 'waiting' })) await half.remove(letter, id);
					await half.close();

					await moveJobs(move);
					const after = await openJobs(target);
					after.define(...types);
					const arrived = await after.list({ type: letter.id, state: 'waiting' });
					expect(arrived.map(({ payload }) => payload.letterId)).toEqual([...ids, 'numbered']);
					expect(await after.list({ type: sweep.id, state: 'waiting' })).toHaveLength(1);
					await after.close();
				});
			}, 60_000);

			it('goes past a finished job of the same name at the target', async () => {
				await inTwoPlaces([from, to], async (source, target) => {
					const old = await openJobs(target);
					old.work(letter, async () => {});
					await old.enqueue(letter, { letterId: 'old' }, { id: 'same' });
					await eventually(async () => (await old.get(letter, 'same'))?.state === 'completed');
					await old.close();
					const queue = await openJobs(source);
					await queue.enqueue(letter, { letterId: 'new' }, { id: 'same' });
					await queue.close();
					await moveJobs({ from: { url: source.url }, to: { url: target.url }, types });
					const after = await openJobs(target);
					after.define(letter);
					expect(await after.get(letter, 'same')).toMatchObject({ state: 'waiting', payload: { letterId: 'new' } });
					await after.close();
				});
			}, 60_000);

			it('is refused while someone works at either end, and when the target has jobs of its own', async () => {
				await inTwoPlaces([from, to], async (source, target) => {
					const move = { from: { url: source.url }, to: { url: target.url }, types };
					for (const { url } of [source, target]) {
						const jobs = await openJobs({ url });
						jobs.work(letter, async () => sleep(50));
						await eventually(async () => ((await jobs.stats())[0]?.workers ?? 0) > 0);
						await expect(moveJobs(move)).rejects.toMatchObject({
							code: 'jobs.cannotMove',
							text: { en: expect.stringMatching(/has 1 workers/) },
						});
						await jobs.close();
					}
					for (const { url, name } of [
						{ ...source, name: 'ours' },
						{ ...target, name: 'theirs' },
					]) {
						const jobs = await openJobs({ url });
						await jobs.enqueue(letter, { letterId: name }, { id: name });
						await jobs.close();
					}
					await expect(moveJobs(move)).rejects.toMatchObject({
						code: 'jobs.cannotMove',
						text: { en: expect.stringMatching(/has job "theirs"/) },
					});
				});
			}, 60_000);
		});
	}
}

it('a second move of numbered jobs has other names for them', async () => {
	const [places, names] = [[await sqlite?.open(), await sqlite?.open()], [] as string[]];
	for (const [from, to] of [places, [...places].reverse()]) {
		const jobs = await openJobs({ url: from?.url ?? '' });
		await jobs.enqueue(letter, { letterId: 'n' });
		await jobs.close();
		await moveJobs({ from: { url: from?.url ?? '' }, to: { url: to?.url ?? '' }, types });
		const there = await openJobs({ url: to?.url ?? '' });
		there.define(letter);
		names.push(...(await there.list({ type: letter.id, state: 'waiting' })).map(({ id }) => id));
		await there.close();
	}
	// One after the first move, both after the second.
	expect([names.length, new Set(names).size]).toEqual([3, 2]);
	for (const place of places) await place?.close();
}, 30_000);

describe('moving jobs is refused', () => {
	it('to a server that does not answer, from a file that is not there, and says no password', async () => {
		const place = await sqlite?.open();
		const from = { url: place?.url ?? '' };
		await (await openJobs(from)).close();
		const closed = ['redis://ward:hunter2@127.0.0.1:1', 'postgres://ward:hunter2@127.0.0.1:1/jobs'];
		for (const url of closed) {
			const refusal = await moveJobs({ from, to: { url }, types }).catch((error: unknown) => error);
			expect(refusal).toMatchObject({
				code: 'jobs.cannotOpen',
				text: { en: expect.stringMatching(/ward:\*\*\*@.*does not answer.*ECONNREFUSED/) },
			});
			expect(String(refusal)).not.toContain('hunter2');
		}
		const nowhere = `${from.url}-nowhere`;
		await expect(moveJobs({ from: { url: nowhere }, to: from, types })).rejects.toMatchObject({
			code: 'jobs.cannotOpen',
		});
		expect(existsSync(nowhere.slice('sqlite:'.length))).toBe(false);
		await place?.close();
	}, 30_000);

	it('to the very same queue, whatever it is called', async () => {
		const place = await sqlite?.open();
		const from = { url: place?.url ?? '' };
		const jobs = await openJobs(from);
		await jobs.enqueue(letter, { letterId: 'a' }, { id: 'a' });
		await jobs.close();
		const file = from.url.slice('sqlite:'.length);
		const folder = `${file}-folder`;
		symlinkSync(join(file, '..'), folder);
		for (const url of [from.url, `sqlite:${join(folder, 'jobs.sqlite')}`])
			await expect(moveJobs({ from, to: { url }, types })).rejects.toMatchObject({
				code: 'jobs.cannotMove',
				text: { en: expect.stringMatching(/the same queue/) },
			});
		const after = await openJobs(from);
		expect(await after.pending(letter)).toBe(1);
		await after.close();
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

describe.skipIf(redis === undefined || process.env.REDIS_URL !== undefined)('a Redis as the target', () => {
	it('is told apart by its names and databases, asks for its password, and is warned of when it may drop jobs', async () => {
		await inTwoPlaces([sqlite, redis], async (source, target) => {
			const jobs = await openJobs(source);
			await jobs.enqueue(letter, { letterId: 'a' }, { id: 'a' });
			await jobs.close();
			const admin = new Redis(target.url);
			await admin.config('SET', 'requirepass', 'p@ss/word');
			await admin.config('SET', 'maxmemory-policy', 'allkeys-lru');
			const host = target.url.replace('redis://', '');
			const move = (password: string) =>
				moveJobs({
					from: { url: source.url },
					to: { url: `redis://${password}${host}/3` },
					types,
					onWarning: (text) => warnings.push(text),
				});
			const warnings: BilingualText[] = [];
			for (const password of ['', ':wrong@'])
				await expect(move(password)).rejects.toMatchObject({
					code: 'jobs.cannotOpen',
					text: { en: expect.stringMatching(/refuses the login \((NOAUTH|WRONGPASS)/) },
				});
			expect(warnings).toEqual([]);
			const beyond = { from: { url: source.url }, to: { url: `redis://:p%40ss%2Fword@${host}/99` }, types };
			await expect(moveJobs(beyond)).rejects.toMatchObject({ text: { en: expect.stringMatching(/out of range/) } });
			await expect(moveJobs({ ...beyond, to: { url: `redis://:p@ss/word@${host}` } })).rejects.toMatchObject({
				code: 'jobs.badUrl',
				text: { en: expect.stringMatching(/redis:\/\/:\*\*\*@127[^)]*can't be read.*%40/) },
			});
			expect(await move(':p%40ss%2Fword@')).toContainEqual(expect.objectContaining({ type: letter.id, waiting: 1 }));
			expect(warnings).toEqual([{ vi: expect.any(String), en: expect.stringMatching(/"allkeys-lru".*"noeviction"/) }]);
			expect(await admin.info('keyspace')).toMatch(/db3:keys=/);
			const same = {
				from: { url: `redis://:p%40ss%2Fword@${host}/3` },
				to: { url: `redis://:p%40ss%2Fword@${host.replace('127.0.0.1', 'localhost')}/3` },
				types,
			};
			await expect(moveJobs(same)).rejects.toMatchObject({ text: { en: expect.stringMatching(/the same queue/) } });
			await admin.config('SET', 'requirepass', '');
			admin.disconnect();
		});
	}, 60_000);
});
