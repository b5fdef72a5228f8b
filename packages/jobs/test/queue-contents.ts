import { setTimeout as sleep } from 'node:timers/promises';
import type { Job } from 'bullmq';
import { z } from 'zod';
import { openBackend } from '../src/backends.ts';
import { defineJob } from '../src/index.ts';
import { type LaneQueue, openLane, openWorker } from '../src/lane.ts';

const payload = z.object({ n: z.string() });
const plain = defineJob({ id: 'test.plain', owner: 'test', payload });
const failing = defineJob({ id: 'test.failing', owner: 'test', payload });
const nightly = defineJob({ id: 'test.nightly', owner: 'test', payload });
const often = defineJob({ id: 'test.often', owner: 'test', payload });
const paused = defineJob({ id: 'test.paused', owner: 'test', payload });
const types = [plain, failing, nightly, often, paused];

const MINUTES = 60_000;
const fixed = (delay: number) => ({ type: 'fixed', delay });

/** Puts jobs of every kind into the queues of a place, some of them as only another producer would. */
export async function fillQueue(url: string): Promise<void> {
	const backend = await openBackend({ url });
	const lane = (type: (typeof types)[number]) => openLane(backend, type, () => undefined);
	const lanes = types.map(lane);
	const [many, fails, night, frequent, still] = lanes;
	if (!many || !fails || !night || !frequent || !still) throw new TypeError('a lane for each type');
	await fillPlain(many.queue);
	await fails.queue.add('retried', { n: 'retried' }, { jobId: 'retried', backoff: fixed(10 * MINUTES) });
	await fails.queue.add('failed', { n: 'failed' }, { jobId: 'failed-one', attempts: 1 });
	const cron = { pattern: '15 1 * * *', tz: 'Asia/Ho_Chi_Minh' };
	await night.queue.upsertJobScheduler('backup', cron, { name: 'night', data: { n: 'x' }, opts: { priority: 3 } });
	await night.queue.upsertJobScheduler(
		'until',
		{ ...cron, pattern: '20 1 * * *', limit: 9, endDate: '2099-01-01' },
		{ name: 'until' },
	);
	const template = { name: 'often', opts: { attempts: 3, backoff: fixed(15 * MINUTES) } };
	await frequent.queue.upsertJobScheduler('look', { every: 9 * MINUTES }, template);
	await failAll(backend, [fails, frequent], 3);
	await still.queue.add('still', { n: 'first' });
	await still.queue.add('still', { n: 'second' }, { priority: 2 });
	await still.queue.pause();
	for (const { queue } of lanes) await queue.close();
	await backend.close();
}

async function fillPlain(queue: LaneQueue): Promise<void> {
	for (const n of ['1', '2', '3']) await queue.add('plain', { n });
	for (const n of ['front', 'frontier']) await queue.add('front', { n }, { lifo: true });
	await queue.add('aged', { n: 'aged' }, { jobId: 'aged', timestamp: Date.now() - 60 * MINUTES });
	for (const [n, priority] of [5, 1, 9, 5].entries()) await queue.add('ward-1', { n: `of ${n}` }, { priority });
	await queue.add('later', { n: 'later' }, { jobId: 'later', delay: 10 * MINUTES });
	await queue.add('sooner', { n: 'sooner' }, { delay: 5 * MINUTES, priority: 7 });
	await queue.add('once', { n: 'once' }, { deduplication: { id: 'once' }, attempts: 4, backoff: fixed(7_000) });
	await queue.add('ttl', { n: 'ttl' }, { deduplication: { id: 'ttl', ttl: 15 * MINUTES } });
}

/** Works until so many attempts have failed. */
async function failAll(
	backend: Awaited<ReturnType<typeof openBackend>>,
	lanes: readonly ReturnType<typeof openLane>[],
	attempts: number,
): Promise<void> {
	let failed = 0;
	const workers = lanes.map((lane) =>
		openWorker(backend, lane, { name: 'fails', concurrency: 1, lockDuration: 30_000 }, async () => {
			throw new Error('the disk is full');
		}).on('failed', () => (failed += 1)),
	);
	while (failed < attempts) await sleep(10);
	await Promise.all(workers.map((worker) => worker.close()));
}

/** What a move must keep of a place, with the names of numbered jobs left out. */
export async function contentsOf(url: string) {
	const backend = await openBackend({ url });
	const queues = types.map((type) => openLane(backend, type, () => undefined).queue);
	const jobs = await Promise.all(queues.map(jobsOf));
	const schedules = await Promise.all(queues.map(schedulesOf));
	const isPaused = await Promise.all(queues.map((queue) => queue.isPaused()));
	const failed = await Promise.all(queues.map((queue) => queue.getFailedCount()));
	await Promise.all(queues.map((queue) => queue.close()));
	await backend.close();
	return {
		types,
		jobs: jobs.flat(),
		schedules: schedules.flat(),
		paused: types.flatMap(({ id }, index) => (isPaused[index] ? [id] : [])),
		failed: failed.reduce((sum, count) => sum + count, 0),
	};
}

async function jobsOf(queue: LaneQueue) {
	const states = ['waiting', 'prioritized', 'delayed'] as const;
	const lists = await Promise.all(
		states.map(async (state) =>
			(await queue.getJobs([state], 0, -1, true)).map((job) => ({ queue: queue.name, state, ...keptOf(job, state) })),
		),
	);
	return lists.flat();
}

const keptOf = (job: Job<unknown, unknown>, state: string) => {
	const { attempts, backoff, priority, deduplication, removeOnComplete, removeOnFail } = job.opts;
	const isScheduled = job.repeatJobKey !== undefined && job.attemptsMade === 0;
	return {
		id: /^(moved-|\d)/.test(job.id ?? '') ? 'numbered' : job.id,
		name: job.name,
		data: job.data,
		opts: { attempts, backoff, priority, deduplication, removeOnComplete, removeOnFail },
		// The next run of a schedule is made anew, for the moment that is in its name.
		timestamp: isScheduled ? null : job.timestamp,
		dueAt: state === 'delayed' && !isScheduled ? (job.processedOn ?? job.timestamp) + (job.delay ?? 0) : null,
	};
};

async function schedulesOf(queue: LaneQueue) {
	const schedules = await queue.getJobSchedulers(0, -1, true);
	return schedules.map(({ key, name, next, pattern, every, tz, limit, endDate, template }) => ({
		...{ key, name, next, pattern, every, tz, limit, endDate },
		template: { data: template?.data, opts: template?.opts },
	}));
}
