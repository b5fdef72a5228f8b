import { withBackend } from 'bullmq';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSqliteBackend } from '../src/index.ts';
import { TOKEN, take } from './contract/harness.ts';
import { type RunningBackend, startSqlite } from './servers.ts';

const { Queue } = withBackend(createSqliteBackend);

/** What people put into queues that is not like what tests put into them. */
describe('unusual values', () => {
	let running: RunningBackend;
	let queue: InstanceType<typeof Queue<unknown>>;

	const open = (name: string): InstanceType<typeof Queue<unknown>> =>
		new Queue(name, { connection: running.connection as never });

	beforeEach(async () => {
		running = await startSqlite();
		queue = open('letters');
	});
	afterEach(async () => {
		await queue.close();
		await running.close();
	});

	it('delays that are not whole milliseconds are rounded up, wherever a delay may stand', async () => {
		const now = Date.now();
		await queue.add('later', {}, { delay: 60_000.25, timestamp: now, jobId: 'a' });
		expect((await queue.getJob('a'))?.delay).toBe(60_001);
		await queue.add('soon', {}, { delay: 0.5, timestamp: now - 10, jobId: 'b' });
		expect(await queue.getDelayedCount()).toBe(2);
		const deduplication = { id: 'same', reschedule: true };
		await queue.add('c', {}, { delay: 1000, deduplication, jobId: 'c' });
		await queue.add('d', {}, { delay: 90_000.5, deduplication, jobId: 'd' });
		expect((await queue.getJob('c'))?.delay).toBe(90_001);
		expect(await take(queue.getBackend())).toBe('b');
		await queue.getBackend().moveToDelayed('b', now, 12.75, TOKEN);
		await (await queue.getJob('a'))?.changeDelay(70_000.5);
		expect(await queue.getDelayedCount()).toBe(3);
	});

	it('a delay may mean "never"', async () => {
		await queue.add('never', {}, { delay: Number.MAX_SAFE_INTEGER, jobId: 'never' });
		await queue.add('first', {}, { delay: 1000, jobId: 'first' });
		expect((await queue.getDelayed()).map((job) => job.id)).toEqual(['first', 'never']);
		expect(await take(queue.getBackend())).toBeUndefined();
	});

	it('a rate limit may be broken, but only a number, and never harms the calls beside it', async () => {
		const backend = queue.getBackend();
		const [wrong, added] = await Promise.allSettled([backend.setRateLimit(Number.NaN), queue.add('a', {})]);
		expect(wrong.status).toBe('rejected');
		expect(added.status).toBe('fulfilled');
		await backend.setRateLimit(59_999.9);
		expect(await backend.getRateLimitTtl()).toBeGreaterThan(50_000);
	});

	it('a payload may be large', async () => {
		const text = 'Đơn đề nghị cấp giấy phép 📝 '.repeat(350_000);
		const { id = '' } = await queue.add('large', { text });
		expect((await queue.getJob(id))?.data).toEqual({ text });
	});

	for (const name of ['thư mời', '📮', '郵便', 'o\'clock "quoted" %_*?', 'a\u0000b']) {
		it(`a queue may be called ${JSON.stringify(name)}, and so may a job`, async () => {
			const other = open(name);
			await other.add(name, { name }, { jobId: name, deduplication: { id: name } });
			await other.add(name, { name }, { jobId: `${name}2`, deduplication: { id: name } });
			expect((await other.getWaiting()).map((job) => [job.id, job.name, job.data])).toEqual([[name, name, { name }]]);
			expect(await other.getDeduplicationJobId(name)).toBe(name);
			expect(await queue.getWaitingCount()).toBe(0);
			await other.close();
		});
	}

	it('ids with colons and prefixes with colons find their parents', async () => {
		const nested = new Queue('letters', { connection: running.connection as never, prefix: 'ward:7' });
		const parent = await nested.add('parent', {}, { jobId: 'repeat:x:1' });
		const child = await queue.add('child', {}, { parent: { id: parent.id ?? '', queue: nested.qualifiedName } });
		expect(child.parentKey).toBe('ward:7:letters:repeat:x:1');
		expect(await parent.getDependenciesCount()).toMatchObject({ unprocessed: 1 });
		await nested.close();
	});
});
