import { setTimeout as sleep } from 'node:timers/promises';
import { QueueEvents, QueueEventsProducer, type StreamReadRaw } from 'bullmq';
import { expect, it } from 'vitest';
import { add, type Bench, complete, eventually, jobJson, take } from './harness.ts';

const namesOf = (read: StreamReadRaw): string[] =>
	(read?.[0]?.[1] ?? []).map(([, fields]) => fields[fields.indexOf('event') + 1] ?? '');

/** Waiting for jobs and for events, opening and closing. */
export const waitingTests = (bench: () => Bench): void => {
	it('wakes when a job comes', async () => {
		const queue = bench().queue();
		const backend = bench().backend();
		await backend.waitUntilReady();
		await sleep(30);
		const since = performance.now();
		const waiting = backend.waitForJob(5);
		await sleep(50);
		await add(queue, 'a');
		expect(await waiting).not.toBeNull();
		expect(performance.now() - since).toBeLessThan(2000);
		expect(await take(backend)).toBe('1');
	});

	it('gives up in time', async () => {
		const backend = bench().backend();
		await backend.waitUntilReady();
		expect(backend.minimumBlockTimeout).toBeGreaterThan(0);
		expect(backend.maximumBlockTimeout ?? 10).toBeGreaterThanOrEqual(10);
		const since = performance.now();
		expect(await backend.waitForJob(0.1)).toBeNull();
		expect(performance.now() - since).toBeGreaterThanOrEqual(90);
	});

	it('ends a wait from outside, and waits again', async () => {
		const queue = bench().queue();
		const backend = bench().backend();
		await backend.waitUntilReady();
		const waiting = backend.waitForJob(10).catch(() => null);
		await sleep(50);
		await backend.disconnectBlocking(false);
		expect(await Promise.race([waiting, sleep(3000).then(() => 'late')])).not.toBe('late');
		await backend.reconnectBlocking();
		await add(queue, 'a');
		expect(await backend.waitForJob(3)).not.toBeNull();
	});

	it('runs a delayed job close to its time', async () => {
		const queue = bench().queue();
		const started: number[] = [];
		bench().worker(async () => {
			started.push(Date.now());
		});
		await sleep(100);
		const since = Date.now();
		await add(queue, 'later', { delay: 200 });
		await eventually(() => started.length > 0);
		expect((started[0] ?? 0) - since).toBeGreaterThanOrEqual(200);
		expect((started[0] ?? 0) - since).toBeLessThan(1500);
	});

	it('tells what happened, from the beginning or from a place', async () => {
		const queue = bench().queue();
		const backend = bench().backend();
		const reader = bench().backend({}, { withBlockingConnection: false, blocking: true });
		await reader.setName('events-reader');
		await add(queue, 'a', { jobId: 'a' });
		await complete(backend, queue);
		const all = await reader.readEvents('0', 1000);
		expect(namesOf(all)).toEqual(['added', 'waiting', 'active', 'completed', 'drained']);
		const [, second] = all?.[0]?.[1] ?? [];
		expect(namesOf(await reader.readEvents(second?.[0] ?? '', 1000))).toEqual(['active', 'completed', 'drained']);
	});

	it('waits for new events', async () => {
		const queue = bench().queue();
		const reader = bench().backend({}, { withBlockingConnection: false, blocking: true });
		await reader.waitUntilReady();
		expect((await reader.readEvents('$', 60)) ?? null).toBeNull();
		const waiting = reader.readEvents('$', 5000);
		await sleep(50);
		await add(queue, 'a');
		expect(namesOf(await waiting)[0]).toBe('added');
	});

	it('passes on events of the application', async () => {
		const connection = bench().running.connection as never;
		const events = new QueueEvents(bench().name, { connection }, bench().factory as never);
		const producer = new QueueEventsProducer(bench().name, { connection }, bench().factory as never);
		await events.waitUntilReady();
		await sleep(50);
		const heard: unknown[] = [];
		events.on('stamped' as never, ((event: unknown) => heard.push(event)) as never);
		await producer.publishEvent({ eventName: 'stamped', dossier: 'd1' });
		await eventually(() => heard.length > 0);
		expect(heard).toEqual([{ dossier: 'd1' }]);
		await producer.close();
		await events.close();
	});

	it('tells of the end of a job from anywhere', async () => {
		const connection = bench().running.connection as never;
		const queue = bench().queue();
		const events = new QueueEvents(bench().name, { connection }, bench().factory as never);
		await events.waitUntilReady();
		const job = await queue.add('a', {});
		bench().worker(async () => ({ sum: 3 }));
		expect(await job.waitUntilFinished(events as never, 5000)).toEqual({ sum: 3 });
		await events.close();
	});

	it('speaks up when it is ready, and takes listeners', async () => {
		const backend = bench().backend();
		const heard: string[] = [];
		const never = (): void => void heard.push('never');
		backend.once('ready', () => heard.push('ready'));
		backend.on('close', never);
		backend.removeListener('close', never);
		await backend.waitUntilReady();
		expect(heard).not.toContain('never');
	});

	it('closes in order, and lets go at once', async () => {
		const backend = bench().backend();
		await backend.waitUntilReady();
		expect(backend.closing).toBeUndefined();
		await backend.addJob(jobJson('a'), '');
		const waiting = backend.waitForJob(0.05).catch(() => null);
		const closing = backend.close();
		expect(backend.closing).toBeDefined();
		await closing;
		await waiting;
		const other = bench().backend();
		await other.waitUntilReady();
		await other.disconnect();
		await other.close(true);
	});
};
