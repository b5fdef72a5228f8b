import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { defineJob, type Jobs, type JobsConfig, openJobs, PermanentFailure } from '../src/index.ts';
import { stopServers, testBackends } from '../src/testing/test-backends.ts';
import { eventually } from './eventually.ts';

const letter = defineJob({ id: 'mail.letter', owner: 'notifications', payload: z.object({ letterId: z.string() }) });
const step = defineJob({
	id: 'steps.run',
	owner: 'dossiers',
	payload: z.object({ stepRunId: z.string() }),
	attempts: 3,
	backoff: { kind: 'fixed', delayMs: 20 },
	timeoutMs: 200,
	concurrency: 2,
});

afterAll(stopServers);

for (const backend of testBackends) {
	describe(`jobs on ${backend.name}`, () => {
		let place: Awaited<ReturnType<typeof backend.open>>;
		const open: Jobs[] = [];

		const start = async (config: Partial<JobsConfig> = {}): Promise<Jobs> => {
			const jobs = await openJobs({ url: place.url, ...config });
			open.push(jobs);
			return jobs;
		};

		const statsOf = async (jobs: Jobs, { id }: { readonly id: string }) =>
			(await jobs.stats()).find(({ type }) => type === id) ?? expect.fail(`no ${id}`);

		beforeEach(async () => {
			place = await backend.open();
		}, 30_000);

		afterEach(async () => {
			await Promise.all(open.splice(0).map((jobs) => jobs.close({ drainMs: 500 })));
			await place.close();
		});

		it('runs a job once with its payload and its context', async () => {
			const jobs = await start();
			const seen: unknown[] = [];
			jobs.work(letter, async (payload, { id, attempt, attempts }) => {
				seen.push([payload, id, attempt, attempts]);
			});
			await jobs.enqueue(letter, { letterId: 'l1' }, { id: 'l1' });
			await eventually(() => seen.length > 0);
			expect(seen).toEqual([[{ letterId: 'l1' }, 'l1', 1, 5]]);
		});

		it('does not add a job whose id is known', async () => {
			const jobs = await start();
			await jobs.enqueue(letter, { letterId: 'l1' }, { id: 'same' });
			await jobs.enqueue(letter, { letterId: 'l1' }, { id: 'same' });
			const [stats] = await jobs.stats();
			expect(stats?.waiting).toBe(1);
		});

		it('tries again after a failure, and stops at the last attempt', async () => {
			const jobs = await start();
			let tries = 0;
			jobs.work(step, async () => {
				tries += 1;
				throw new Error('the printer is off');
			});
			const id = await jobs.enqueue(step, { stepRunId: 's1' });
			const view = await eventually(async () => {
				const job = await jobs.get(step, id);
				return job?.state === 'failed' ? job : undefined;
			});
			expect(tries).toBe(3);
			expect(view?.failure?.message).toBe('the printer is off');
			expect(view?.attemptsMade).toBe(3);
		});

		it('does not try again after a permanent failure', async () => {
			const jobs = await start();
			let tries = 0;
			jobs.work(step, async () => {
				tries += 1;
				throw new PermanentFailure('no such step run');
			});
			const id = await jobs.enqueue(step, { stepRunId: 's1' });
			await eventually(async () => (await jobs.get(step, id))?.state === 'failed');
			expect(tries).toBe(1);
		});

		it('stops an attempt that takes too long', async () => {
			const jobs = await start();
			const signals: AbortSignal[] = [];
			jobs.work(step, async (_, { signal }) => {
				signals.push(signal);
				await pause(5000, undefined, { signal });
			});
			const id = await jobs.enqueue(step, { stepRunId: 's1' });
			await eventually(async () => (await jobs.get(step, id))?.state === 'failed');
			expect(signals).toHaveLength(3);
			expect(signals.every((signal) => signal.aborted)).toBe(true);
			expect((await jobs.get(step, id))?.failure?.message).toMatch(/longer than 200 ms/);
		});

		it('runs the citizen first, then the staff, then the report', async () => {
			const jobs = await start();
			const order: string[] = [];
			await jobs.enqueue(letter, { letterId: 'report' }, { urgency: 'report' });
			await jobs.enqueue(letter, { letterId: 'staff' }, { urgency: 'staff' });
			await jobs.enqueue(letter, { letterId: 'citizen' }, { urgency: 'citizen' });
			jobs.work({ ...letter, concurrency: 1 }, async ({ letterId }) => {
				order.push(letterId);
			});
			await eventually(() => order.length === 3);
			expect(order).toEqual(['citizen', 'staff', 'report']);
		});

		it('gives the next free place to the citizen, before the reports of another type that came first', async () => {
			const jobs = await start({ slots: 1 });
			const report = defineJob({ ...letter, id: 'nightly.report', urgency: 'report' });
			const answer = defineJob({ ...letter, id: 'citizens.answer', urgency: 'citizen' });
			const order: string[] = [];
			const first = Promise.withResolvers<void>();
			jobs.work(report, async ({ letterId }) => {
				order.push(letterId);
				if (order.length === 1) await first.promise;
			});
			jobs.work(answer, async ({ letterId }) => {
				order.push(letterId);
			});
			for (const letterId of ['report1', 'report2', 'report3']) await jobs.enqueue(report, { letterId });
			// All three are taken from the queue: one is at work, two wait for the place.
			await eventually(async () => order.length === 1 && (await statsOf(jobs, report)).active === 3);
			await jobs.enqueue(answer, { letterId: 'citizen' });
			await eventually(async () => (await statsOf(jobs, answer)).active === 1);
			first.resolve();
			await eventually(() => order.length === 4);
			expect(order.slice(1, 2)).toEqual(['citizen']);
			expect(order.filter((name) => name !== 'citizen').toSorted()).toEqual(['report1', 'report2', 'report3']);
		});

		it('works on as many jobs of a type at once as the type allows, and on no more', async () => {
			const jobs = await start();
			const go = Promise.withResolvers<void>();
			let running = 0;
			let most = 0;
			let done = 0;
			jobs.work({ ...step, timeoutMs: 5000 }, async () => {
				running += 1;
				most = Math.max(most, running);
				await go.promise;
				await pause(5);
				running -= 1;
				done += 1;
			});
			for (let n = 0; n < 6; n += 1) await jobs.enqueue(step, { stepRunId: `s${n}` });
			await eventually(() => running === step.concurrency);
			// A third would have begun by now.
			await pause(100);
			go.resolve();
			await eventually(() => done === 6);
			expect(most).toBe(2);
		});

		it('lets wards take turns', async () => {
			const jobs = await start();
			const order: string[] = [];
			for (let index = 0; index < 20; index += 1) {
				await jobs.enqueue(letter, { letterId: `large${index}` }, { ward: 'large' });
			}
			await jobs.enqueue(letter, { letterId: 'small0' }, { ward: 'small' });
			await jobs.enqueue(letter, { letterId: 'small1' }, { ward: 'small' });
			jobs.work({ ...letter, concurrency: 1 }, async ({ letterId }) => {
				order.push(letterId);
			});
			await eventually(() => order.length === 22);
			expect(order.indexOf('small0')).toBeLessThanOrEqual(2);
			expect(order.indexOf('small1')).toBeLessThanOrEqual(4);
		});

		it('delays, shows when, and promotes', async () => {
			const jobs = await start();
			const done: string[] = [];
			jobs.work(letter, async ({ letterId }) => {
				done.push(letterId);
			});
			const id = await jobs.enqueue(letter, { letterId: 'later' }, { delayMs: 60_000 });
			const view = await jobs.get(letter, id);
			expect(view?.state).toBe('delayed');
			expect(Date.parse(view?.dueAt ?? '') - Date.now()).toBeGreaterThan(50_000);
			await jobs.promote(letter, id);
			await eventually(() => done.length > 0);
			expect(done).toEqual(['later']);
		});

		it('runs a schedule again and again, and stops when it is taken away', async () => {
			const jobs = await start();
			let runs = 0;
			jobs.work(letter, async () => {
				runs += 1;
			});
			await jobs.schedule(letter, 'sweep', { everyMs: 100 }, { letterId: 'all' });
			expect(await jobs.schedules()).toMatchObject([{ key: 'sweep', type: 'mail.letter', everyMs: 100, cron: null }]);
			await eventually(() => runs >= 3);
			expect(runs).toBeGreaterThanOrEqual(3);
			expect(await jobs.unschedule(letter, 'sweep')).toBe(true);
			expect(await jobs.schedules()).toEqual([]);
		});

		it('refuses a payload that is not valid, and one that is more than ids', async () => {
			const jobs = await start();
			await expect(jobs.enqueue(letter, { letterId: 7 as never })).rejects.toMatchObject({
				code: 'jobs.badPayload',
				field: 'letterId',
			});
			await expect(jobs.enqueue(letter, { letterId: 'x'.repeat(300) })).rejects.toMatchObject({
				code: 'jobs.payloadNotIds',
				field: 'letterId',
			});
		});

		it('counts, lists, retries and removes for the monitor', async () => {
			const jobs = await start();
			let broken = true;
			jobs.work({ ...step, attempts: 1 }, async (_, context) => {
				await context.log('trying');
				if (broken) throw new Error('broken');
			});
			jobs.define(letter);
			const id = await jobs.enqueue(step, { stepRunId: 's1' });
			await jobs.enqueue(letter, { letterId: 'l1' });
			await eventually(async () => (await jobs.list({ type: step, state: 'failed' })).length === 1);
			await pause(20);
			const stats = await jobs.stats();
			expect(stats.find((entry) => entry.type === 'steps.run')).toMatchObject({ failed: 1, waiting: 0, workers: 1 });
			const letters = stats.find((entry) => entry.type === 'mail.letter');
			expect(letters).toMatchObject({ waiting: 1, owner: 'notifications', workers: 0 });
			expect(letters?.oldestWaitingMs).toBeGreaterThan(0);
			expect(await jobs.logs(step, id)).toEqual(['trying']);
			broken = false;
			await jobs.retry(step, id);
			await eventually(async () => (await jobs.get(step, id))?.state === 'completed');
			await expect(jobs.retry(step, id)).rejects.toMatchObject({ code: 'jobs.notAllowedNow' });
			await jobs.remove(step, id);
			expect(await jobs.get(step, id)).toBeUndefined();
			await expect(jobs.remove(step, id)).rejects.toMatchObject({ code: 'jobs.notFound' });
		});

		it('waits for a running job when it closes', async () => {
			const jobs = await start();
			let done = false;
			let started = false;
			jobs.work({ ...step, timeoutMs: 5000 }, async () => {
				started = true;
				await pause(200);
				done = true;
			});
			await jobs.enqueue(step, { stepRunId: 's1' });
			await eventually(() => started);
			await jobs.close();
			expect(done).toBe(true);
			await expect(jobs.enqueue(step, { stepRunId: 's2' })).rejects.toMatchObject({ code: 'jobs.closed' });
		});

		it('gives a job back that does not end in time, without counting an attempt', async () => {
			const first = await start();
			let started = false;
			first.work({ ...step, timeoutMs: 60_000 }, async (_, { signal }) => {
				started = true;
				await pause(60_000, undefined, { signal });
			});
			const id = await first.enqueue(step, { stepRunId: 's1' });
			await eventually(() => started);
			await first.close({ drainMs: 50 });
			const second = await start();
			const attempts: number[] = [];
			second.work(step, async (_, { attempt }) => {
				attempts.push(attempt);
			});
			await eventually(async () => (await second.get(step, id))?.state === 'completed');
			expect(attempts).toEqual([1]);
		});

		it('tells what happened', async () => {
			const jobs = await start();
			const events: string[] = [];
			jobs.onEvent((event) => events.push(`${event.kind} ${event.id} ${event.attempt}`));
			let tries = 0;
			jobs.work(step, async () => {
				tries += 1;
				if (tries === 1) throw new Error('once');
			});
			await jobs.enqueue(step, { stepRunId: 's1' }, { id: 's1' });
			await eventually(() => events.length === 2);
			// A retry may be taken up before the failure is told.
			expect(events.toSorted()).toEqual(['completed s1 2', 'retrying s1 1']);
		});
	});
}

describe('declaring a job type', () => {
	const payload = z.object({ letterId: z.string() });

	it('refuses a name that cannot name a queue', () => {
		for (const id of ['', 'mail letter', 'mail:letter', '.mail', 'mail.', 'mail..letter', '1mail', 'thư.gửi'])
			expect(() => defineJob({ id, owner: 'notifications', payload })).toThrow(
				expect.objectContaining({ code: 'jobs.unknownType', field: 'id' }),
			);
		expect(defineJob({ id: 'mail.send-letter', owner: 'notifications', payload }).id).toBe('mail.send-letter');
	});

	it('fills in what was left out, and keeps what was said', () => {
		expect(defineJob({ id: 'mail.letter', owner: 'notifications', payload, attempts: 2 })).toMatchObject({
			attempts: 2,
			concurrency: 4,
			urgency: 'routine',
			timeoutMs: 60_000,
		});
	});

	it('is worked on once in a process', async () => {
		const folder = mkdtempSync(join(tmpdir(), 'jobs-types-'));
		const jobs = await openJobs({ url: `sqlite:${join(folder, 'jobs.sqlite')}` });
		jobs.work(letter, async () => {});
		expect(() => jobs.work(letter, async () => {})).toThrow(expect.objectContaining({ code: 'jobs.duplicateType' }));
		await jobs.close();
		rmSync(folder, { recursive: true });
	});
});

describe('opening', () => {
	it('says which addresses it knows', async () => {
		await expect(openJobs({ url: 'mysql://x' })).rejects.toThrow(/expected "sqlite:<file>"/);
	});

	it('says when the file cannot be opened', async () => {
		await expect(openJobs({ url: 'sqlite:/nowhere/at/all/jobs.sqlite' })).rejects.toThrow(
			/folder exists and is writable/,
		);
	});
});
