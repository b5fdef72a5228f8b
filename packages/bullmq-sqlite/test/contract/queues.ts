import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { add, type Bench, complete, eventually, fail, jobJson, load, stateOf, TOKEN, take } from './harness.ts';

/** The queue as a whole: pausing, cleaning, limits, deduplication, metadata, counting. */
export const queueTests = (bench: () => Bench): void => {
	it('gives out nothing while paused', async () => {
		const queue = bench().queue();
		const backend = bench().backend();
		await add(queue, 'a');
		await backend.pause(true);
		expect(await backend.hasQueueMetaField('paused')).toBe(true);
		expect(await take(backend)).toBeUndefined();
		expect(await stateOf(backend, '1')).toBe('waiting');
		await backend.pause(false);
		expect(await backend.hasQueueMetaField('paused')).toBe(false);
		expect(await take(backend)).toBe('1');
	});

	it('drains waiting jobs, and delayed ones when asked', async () => {
		const queue = bench().queue();
		const backend = bench().backend();
		const fill = async () => {
			await add(queue, 'plain');
			await add(queue, 'important', { priority: 1 });
			await add(queue, 'later', { delay: 60_000 });
		};
		await fill();
		await backend.drain(false);
		expect(await backend.getCounts(['wait', 'prioritized', 'delayed'])).toEqual([0, 0, 1]);
		await fill();
		await backend.drain(true);
		expect(await backend.getCounts(['wait', 'prioritized', 'delayed'])).toEqual([0, 0, 0]);
	});

	it('cleans one state, up to an age and a number', async () => {
		const queue = bench().queue();
		const backend = bench().backend();
		for (let index = 0; index < 4; index += 1) await add(queue, 'job');
		for (let index = 0; index < 3; index += 1) await complete(backend, queue);
		expect(await backend.cleanJobsByState('completed', Date.now() - 60_000, 10)).toEqual([]);
		expect(await backend.cleanJobsByState('completed', Date.now() + 1, 2)).toHaveLength(2);
		expect(await backend.cleanJobsByState('completed', Date.now() + 1)).toHaveLength(1);
		expect(await backend.cleanJobsByState('wait', Date.now() + 1)).toEqual(['4']);
		await add(queue, 'later', { delay: 60_000 });
		await add(queue, 'important', { priority: 1 });
		expect(await backend.cleanJobsByState('delayed', Date.now() + 1)).toEqual(['5']);
		expect(await backend.cleanJobsByState('prioritized', Date.now() + 1)).toEqual(['6']);
		await add(queue, 'held');
		await take(backend);
		if (bench().isPostgres) return; // It cleans a job away under its worker's hands.
		expect(await backend.cleanJobsByState('active', Date.now() + 1)).toEqual([]);
		await backend.moveToFailed(await load(queue, '7'), 'x', false, TOKEN, false);
		expect(await backend.cleanJobsByState('failed', Date.now() + 1)).toEqual(['7']);
	});

	it('destroys a paused queue, piece by piece', async () => {
		const queue = bench().queue();
		const backend = bench().backend();
		await expect(backend.obliterate({ force: false, count: 10 })).rejects.toThrow('non-paused');
		for (let index = 0; index < 5; index += 1) await add(queue, 'job');
		await take(backend);
		await fail(backend, queue);
		await add(queue, 'later', { delay: 60_000 });
		await backend.pause(true);
		await expect(backend.obliterate({ force: false, count: 10 })).rejects.toThrow('active jobs');
		await eventually(async () => (await backend.obliterate({ force: true, count: 2 })) === 0);
		const states = ['wait', 'active', 'delayed', 'completed', 'failed', 'prioritized'] as const;
		expect(await backend.getCounts([...states])).toEqual([0, 0, 0, 0, 0, 0]);
		expect(await backend.addJob(jobJson('again'), '')).toBe('1');
	});

	it('destroys lists from their newest job on, when not all at once', async () => {
		if (bench().isPostgres) return;
		const queue = bench().queue();
		const backend = bench().backend();
		for (const jobId of ['a', 'b', 'c', 'd']) await add(queue, 'job', { jobId });
		expect(await take(backend)).toBe('a');
		expect(await take(backend)).toBe('b');
		await backend.pause(true);
		expect(await backend.obliterate({ force: true, count: 1 })).toBe(1);
		expect(await backend.getRanges(['active', 'wait'], 0, -1, true)).toEqual([['a'], ['d', 'c']]);
		expect(await backend.obliterate({ force: true, count: 2 })).toBe(1);
		expect(await backend.getRanges(['active', 'wait'], 0, -1, true)).toEqual([[], ['c']]);
	});

	it('leaves nothing of a removed job behind', async () => {
		const queue = bench().queue();
		const backend = bench().backend();
		await add(queue, 'a');
		await backend.addLog('1', 'line');
		expect(await backend.remove('1', false)).toBe(1);
		expect(await backend.removeOrphanedJobs()).toBe(0);
		expect(await backend.getJobLogs('1', 0, -1, true)).toEqual({ logs: [], count: 0 });
	});

	it('keeps metadata of the queue', async () => {
		const backend = bench().backend();
		await backend.setQueueMeta({ version: 'v1', concurrency: 3 });
		expect(await backend.getQueueMeta()).toMatchObject({ version: 'v1', concurrency: '3' });
		expect(await backend.getQueueMetaField('concurrency')).toBe('3');
		expect(await backend.getQueueMetaField('nothing')).toBeNull();
		expect(await backend.getQueueMetaFields(['version', 'nothing'])).toEqual(['v1', null]);
		expect(await backend.removeQueueMetaFields(['version', 'nothing'])).toBe(1);
		expect(await backend.hasQueueMetaField('version')).toBe(false);
	});

	it('holds to the number of active jobs of the whole queue', async () => {
		const queue = bench().queue();
		const backend = bench().backend();
		await backend.setQueueMeta({ concurrency: 1 });
		await add(queue, 'a');
		await add(queue, 'b');
		expect(await backend.isMaxed()).toBe(false);
		expect(await take(backend)).toBe('1');
		expect(await backend.isMaxed()).toBe(true);
		expect(await take(backend)).toBeUndefined();
		await backend.moveToCompleted(await load(queue, '1'), 1, false, TOKEN, false);
		expect(await take(backend)).toBe('2');
	});

	it('holds to the rate limit', async () => {
		const queue = bench().queue();
		const backend = bench().backend({ limiter: { max: 2, duration: 1500 } });
		for (let index = 0; index < 3; index += 1) await add(queue, 'job');
		expect([await take(backend), await take(backend)]).toEqual(['1', '2']);
		const [none, , limited] = await backend.moveToActive(TOKEN);
		expect(none ?? null).toBeNull();
		expect(limited).toBeGreaterThan(0);
		expect(limited).toBeLessThanOrEqual(1500);
		expect(await backend.getRateLimitTtl(2)).toBeGreaterThan(0);
		await sleep(1600);
		expect(await take(backend)).toBe('3');
	});

	it('limits and frees the queue by hand', async () => {
		const queue = bench().queue();
		const backend = bench().backend({ limiter: { max: 1, duration: 100 } });
		await add(queue, 'a');
		await backend.setRateLimit(60_000);
		expect(await backend.getRateLimitTtl()).toBeGreaterThan(50_000);
		expect(await take(backend)).toBeUndefined();
		expect(await backend.removeRateLimitKey()).toBe(1);
		expect(await backend.removeRateLimitKey()).toBe(0);
		expect(await take(backend)).toBe('1');
	});

	it('adds a duplicate once, until the first is finished', async () => {
		const queue = bench().queue();
		const backend = bench().backend();
		const opts = { deduplication: { id: 'same' } };
		const id = await add(queue, 'a', opts);
		expect(await add(queue, 'b', opts)).toBe(id);
		expect(await backend.getDeduplicationJobId('same')).toBe(id);
		expect(await backend.getDeduplicationJobId('other')).toBeNull();
		await complete(backend, queue);
		expect(await add(queue, 'c', opts)).not.toBe(id);
	});

	it('frees a deduplication id, for its owner or always', async () => {
		const queue = bench().queue();
		const backend = bench().backend();
		const id = await add(queue, 'a', { deduplication: { id: 'same' } });
		expect(await backend.removeDeduplicationKey('same', 'another')).toBe(0);
		expect(await backend.removeDeduplicationKey('same', id)).toBe(1);
		await add(queue, 'b', { deduplication: { id: 'same' } });
		expect(await backend.deleteDeduplicationKey('same')).toBe(1);
		expect(await backend.deleteDeduplicationKey('same')).toBe(0);
	});

	it('deduplicates for a time, extended or not', async () => {
		const queue = bench().queue();
		const short = { deduplication: { id: 'short', ttl: 600 } };
		const first = await add(queue, 'a', short);
		expect(await add(queue, 'b', short)).toBe(first);
		await sleep(700);
		expect(await add(queue, 'c', short)).not.toBe(first);
		const long = { deduplication: { id: 'long', ttl: 800, extend: true } };
		const kept = await add(queue, 'd', long);
		for (let index = 0; index < 3; index += 1) {
			await sleep(400);
			expect(await add(queue, 'e', long)).toBe(kept);
		}
	});

	it('replaces a delayed duplicate', async () => {
		const queue = bench().queue();
		const backend = bench().backend();
		const opts = { delay: 60_000, deduplication: { id: 'same', ttl: 60_000, extend: true, replace: true } };
		const first = await add(queue, 'a', opts);
		const second = await add(queue, 'b', opts);
		expect(second).not.toBe(first);
		expect(await stateOf(backend, first)).toBe('unknown');
		expect(await backend.getDeduplicationJobId('same')).toBe(second);
	});

	it('keeps the last duplicate of an active job for afterwards', async () => {
		const queue = bench().queue();
		const backend = bench().backend();
		const opts = { deduplication: { id: 'same', keepLastIfActive: true } };
		await add(queue, 'first', opts);
		await take(backend);
		await add(queue, 'second', opts);
		await add(queue, 'third', opts);
		expect(await backend.getCounts(['wait', 'active'])).toEqual([0, 1]);
		await backend.moveToCompleted(await load(queue, '1'), 1, false, TOKEN, false);
		const [job] = await backend.moveToActive(TOKEN);
		expect(job?.name).toBe('third');
		expect(await take(backend)).toBeUndefined();
	});

	it('counts and lists by state and priority', async () => {
		const queue = bench().queue();
		const backend = bench().backend();
		for (let index = 0; index < 4; index += 1) await add(queue, 'job');
		await add(queue, 'p', { priority: 3 });
		await add(queue, 'p', { priority: 3 });
		await add(queue, 'later', { delay: 60_000 });
		expect(await backend.getCounts(['wait', 'prioritized', 'delayed', 'waiting-children'])).toEqual([4, 2, 1, 0]);
		expect(await backend.getCounts(['delayed'], Date.now())).toEqual([0]);
		expect(await backend.getCountsPerPriority([0, 3, 9])).toEqual([4, 2, 0]);
		expect((await queue.getWaiting(1, 2)).map((job) => job.id)).toEqual(['2', '3']);
		const [prioritized, delayed] = await backend.getRanges(['prioritized', 'delayed'], 0, -1, true);
		expect([prioritized, delayed]).toEqual([['5', '6'], ['7']]);
		expect((await backend.getRanges(['wait'], 0, 1, false))[0]).toEqual(['4', '3']);
	});

	it('counts finished jobs by the minute', async () => {
		const queue = bench().queue();
		const backend = bench().backend({ metrics: { maxDataPoints: 60 } });
		await add(queue, 'a');
		await add(queue, 'b');
		await complete(backend, queue);
		await fail(backend, queue);
		const completed = await queue.getMetrics('completed');
		expect(completed.meta.count).toBe(1);
		expect((await backend.getMetrics('failed'))[0][0]).toBe('1');
	});

	it('shows who works on the queue', async () => {
		const queue = bench().queue();
		const worker = bench().worker(async () => undefined, { name: 'desk-1' });
		await worker.waitUntilReady();
		const workers = await eventually(async () => {
			const list = await queue.getWorkers();
			return list.length > 0 ? list : undefined;
		});
		expect(workers).toHaveLength(1);
		expect(workers?.[0]?.rawname).toMatch(/:w:desk-1$/);
		expect((await queue.getBackend().getClientList()).length).toBeGreaterThan(0);
	});

	it('trims events and drops the old priority key where there are such things', async () => {
		if (bench().isPostgres) return;
		const queue = bench().queue();
		const backend = bench().backend();
		for (let index = 0; index < 300; index += 1) await add(queue, 'job');
		expect(await backend.trimEvents(0)).toBeGreaterThan(0);
		expect(await backend.removeDeprecatedPriorityKey()).toBe(0);
	});
};
