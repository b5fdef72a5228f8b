import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { withBackend } from 'bullmq';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSqliteBackend, openStore } from '../src/index.ts';
import { countState } from '../src/queue/ready.ts';
import { ClientRegistry } from '../src/store/clients.ts';
import { WAIT } from '../src/store/schema.ts';
import { Store } from '../src/store/store.ts';
import { eventually, jobJson } from './contract/harness.ts';
import { temporaryFolder } from './servers.ts';

const { Queue, Worker } = withBackend(createSqliteBackend);

describe('the store', () => {
	let folder: ReturnType<typeof temporaryFolder>;
	let file: string;
	const stores: Store[] = [];

	/** A second store on the file, as another process would have it. */
	const another = (options: ConstructorParameters<typeof Store>[0] = {}): Store => {
		const store = new Store({ file, ...options }).retain();
		stores.push(store);
		return store;
	};

	const backendOf = (store: Store) => createSqliteBackend('letters', { connection: store });

	beforeEach(() => {
		folder = temporaryFolder();
		file = join(folder.path, 'queue.sqlite');
	});
	afterEach(async () => {
		for (const store of stores.splice(0)) await store.close();
		folder.remove();
	});

	it('is shared by all backends of a file, and closes with the last', async () => {
		const first = new Queue('a', { connection: file });
		const second = new Queue('b', { connection: { file } });
		const { store } = first.getBackend();
		expect(second.getBackend().store).toBe(store);
		await first.close();
		expect(store.db.open).toBe(true);
		await second.close();
		expect(store.db.open).toBe(false);
		await expect(first.getBackend().getCounts(['wait'])).rejects.toThrow('Connection is closed.');
	});

	it('says what is wrong with the file', () => {
		const nowhere = join(folder.path, 'no', 'such', 'folder', 'queue.sqlite');
		expect(() => openStore(nowhere)).toThrow(expect.objectContaining({ code: 'SQLITE_BACKEND_CANNOT_OPEN' }));
		writeFileSync(file, 'this is a text, not a database, and a long one at that');
		expect(() => openStore(file)).toThrow(expect.objectContaining({ code: 'SQLITE_BACKEND_CANNOT_OPEN' }));
		mkdirSync(join(folder.path, 'folder'));
		expect(() => openStore(join(folder.path, 'folder'))).toThrow(/Cannot open the queue file/);
		expect(() => openStore({})).toThrow(expect.objectContaining({ code: 'SQLITE_BACKEND_BAD_CONNECTION' }));
	});

	it('refuses tables of a newer release', async () => {
		await another().close();
		const db = new Database(file);
		db.exec('INSERT INTO bullmq_schema (version, applied_at) VALUES (99, 0)');
		db.close();
		expect(() => openStore(file)).toThrow(expect.objectContaining({ code: 'SQLITE_BACKEND_NEWER_SCHEMA' }));
	});

	it('refuses them also when the newer release comes while it runs', async () => {
		const backend = backendOf(another());
		await backend.addJob(jobJson('a'), '');
		const newer = new Database(file);
		newer.exec('INSERT INTO bullmq_schema (version, applied_at) VALUES (99, 0); CREATE TABLE bullmq_later (id)');
		const refused = { code: 'SQLITE_BACKEND_NEWER_SCHEMA' };
		await expect(backend.addJob(jobJson('b'), '')).rejects.toMatchObject(refused);
		await expect(backend.getCounts(['wait'])).rejects.toMatchObject(refused);
		newer.exec('DELETE FROM bullmq_schema WHERE version = 99; DROP TABLE bullmq_later');
		newer.close();
		expect(await backend.addJob(jobJson('b'), '')).toBe('2');
	});

	it('is durable by default, and asks for less only when told', () => {
		expect(another().db.pragma('synchronous', { simple: true })).toBe(2);
		expect(another({ synchronous: 'normal' }).db.pragma('synchronous', { simple: true })).toBe(1);
	});

	it('answers after the commit', async () => {
		const backend = backendOf(another());
		const reader = new Database(file, { readonly: true });
		const id = await backend.addJob(jobJson('a'), '');
		const row = reader.prepare<[string], { count: number }>('SELECT count(*) AS count FROM bullmq_job WHERE id = ?');
		expect(row.get(id)?.count).toBe(1);
		reader.close();
	});

	it('puts the calls of one turn into one commit, or a few when there is much to do', async () => {
		const store = another();
		const backend = backendOf(store);
		const ids = await Promise.all(Array.from({ length: 100 }, () => backend.addJob(jobJson('a'), '')));
		expect(new Set(ids).size).toBe(100);
		const commits = store.db.prepare<[], { count: number }>('SELECT count(*) AS count FROM bullmq_event').get();
		expect(commits?.count).toBeLessThanOrEqual(3);
	});

	it('undoes a failed call of a commit, and only that', async () => {
		const store = another();
		const backend = backendOf(store);
		const key = backend.qualifiedName;
		const failing = store.gate.write(() => {
			const queue = store.queue(key);
			queue.takeId();
			queue.emit('event', 'never');
			queue.setMeta('never', '1');
			throw new Error('half way');
		});
		const [first, , second] = await Promise.allSettled([
			backend.addJob(jobJson('a'), ''),
			failing,
			backend.addJob(jobJson('b'), ''),
		]);
		await expect(failing).rejects.toThrow('half way');
		expect([first, second]).toEqual([
			{ status: 'fulfilled', value: '1' },
			{ status: 'fulfilled', value: '2' },
		]);
		expect(await backend.hasQueueMetaField('never')).toBe(false);
		expect(JSON.stringify(await backend.readEvents('0', 10))).not.toContain('never');
	});

	it('undoes the making of a queue with the call that made it', async () => {
		const store = another();
		await store.gate
			.write(() => {
				store.queue('bull:ghost');
				throw new Error('no');
			})
			.catch(() => undefined);
		await store.gate.write(() => store.queue('bull:ghost').setMeta('a', '1'));
		expect(store.db.prepare("SELECT count(*) AS n FROM bullmq_queue WHERE key = 'bull:ghost'").get()).toEqual({ n: 1 });
	});

	it('loses a whole batch, and says so, when SQLite rolls back by itself', async () => {
		const store = another();
		const backend = backendOf(store);
		await backend.addJob(jobJson('kept'), '');
		const lost = backend.addJob(jobJson('lost'), '');
		const fatal = store.gate.write(() => {
			// What a full disk does.
			store.db.exec('ROLLBACK');
			throw new Error('database or disk is full');
		});
		await expect(lost).rejects.toThrow('disk is full');
		await expect(fatal).rejects.toThrow('disk is full');
		expect(await backend.addJob(jobJson('next'), '')).toBe('2');
		expect(await backend.getCounts(['wait'])).toEqual([2]);
	});

	it('sees at once what another process has written', async () => {
		const [one, two] = [backendOf(another()), backendOf(another())];
		const ids = [];
		for (let round = 0; round < 5; round += 1) {
			ids.push(await one.addJob(jobJson('a'), ''), await two.addJob(jobJson('b'), ''));
		}
		expect(ids).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9', '10']);
		await one.pause(true);
		expect((await two.moveToActive('t'))[0]).toBeNull();
	});

	it('waits for another writer without stopping the event loop', async () => {
		const store = another();
		// SQLite itself is not to wait at all.
		expect(store.db.pragma('busy_timeout', { simple: true })).toBe(0);
		const backend = backendOf(store);
		await backend.addJob(jobJson('a'), '');
		const other = new Database(file);
		other.exec('BEGIN IMMEDIATE');
		let longest = 0;
		let last = performance.now();
		const ticks = setInterval(() => {
			longest = Math.max(longest, performance.now() - last);
			last = performance.now();
		}, 1);
		const added = backend.addJob(jobJson('b'), '');
		await sleep(300);
		other.exec('COMMIT');
		expect(await added).toBe('2');
		clearInterval(ticks);
		other.close();
		expect(longest).toBeLessThan(250);
	});

	it('gives up on a writer that never ends', async () => {
		const backend = backendOf(another({ busyTimeout: 100 }));
		await backend.addJob(jobJson('a'), '');
		const other = new Database(file);
		other.exec('BEGIN IMMEDIATE');
		await expect(backend.addJob(jobJson('b'), '')).rejects.toMatchObject({ code: 'SQLITE_BACKEND_BUSY' });
		other.exec('COMMIT');
		other.close();
		expect(await backend.addJob(jobJson('c'), '')).toBe('2');
	});

	for (const socketHint of [true, false]) {
		it(`wakes the workers of another process, ${socketHint ? 'told over the socket' : 'by looking'}`, async () => {
			const store = another({ socketHint, pollInterval: socketHint ? 5000 : 10 });
			const worker = new Worker('letters', async () => 'done', { connection: store });
			await worker.waitUntilReady();
			await sleep(200);
			const producer = backendOf(another({ socketHint }));
			await producer.setQueueMeta({ warm: 1 });
			await sleep(200);
			const since = performance.now();
			const done = new Promise((resolve) => worker.once('completed', resolve));
			await producer.addJob(jobJson('a'), '');
			await done;
			expect(performance.now() - since).toBeLessThan(1000);
			await worker.close();
		});
	}

	it('reads one state of the file, whatever another process commits meanwhile', async () => {
		const [one, two] = [another(), another()];
		await backendOf(one).addJob(jobJson('a'), '');
		const key = backendOf(one).qualifiedName;
		const countThere = (): number => countState(one.queueToRead(key), WAIT);
		const seen = one.reading(() => {
			const before = countThere();
			two.db.exec('DELETE FROM bullmq_job');
			return [before, countThere()];
		});
		expect(seen).toEqual([1, 1]);
		expect(one.reading(countThere)).toBe(0);
	});

	it('is not shared by those who ask for something else', async () => {
		const store = openStore({ file, synchronous: 'normal', busyTimeout: 1000 });
		stores.push(store);
		expect(openStore(file)).toBe(store);
		expect(openStore({ file, busyTimeout: 1000 })).toBe(store);
		expect(() => openStore({ file, synchronous: 'full' })).toThrow(
			expect.objectContaining({
				code: 'SQLITE_BACKEND_BAD_CONNECTION',
				message: expect.stringContaining('synchronous'),
			}),
		);
	});

	it('shows a worker again that others took for lost while its process stood still', async () => {
		const store = another();
		const registry = new ClientRegistry(store, 60);
		await registry.add('w1', 'worker one');
		store.db.exec('DELETE FROM bullmq_client');
		expect(await eventually(() => registry.list())).toContain('name=worker one');
		registry.close();
	});

	it('tells a new reader nothing of what another process did before it', async () => {
		const [one, two] = [another(), another()];
		await backendOf(one).addJob(jobJson('a'), '');
		await backendOf(two).addJob(jobJson('b'), '');
		await backendOf(one).addJob(jobJson('c'), '');
		const reader = createSqliteBackend('letters', { connection: two }, { blocking: true });
		expect(await reader.readEvents('$', 20)).toBeNull();
		await backendOf(one).addJob(jobJson('d'), '');
		expect(JSON.stringify(await reader.readEvents('$', 1000))).toContain('"jobId","4"');
	});

	it('answers on a full disk that it is full, and goes on when there is room', async () => {
		const store = another();
		const backend = backendOf(store);
		const pages = Number(store.db.pragma('page_count', { simple: true }));
		store.db.pragma(`max_page_count = ${pages + 3}`);
		const tooMuch = jobJson('big', {}, { data: JSON.stringify('x'.repeat(100_000)) });
		const [big, small] = await Promise.allSettled([
			backend.addJob(tooMuch, 'big'),
			backend.addJob(jobJson('a'), 'small'),
		]);
		expect(big).toMatchObject({ status: 'rejected', reason: { code: 'SQLITE_FULL' } });
		expect(small).toEqual({ status: 'fulfilled', value: 'small' });
		store.db.pragma('max_page_count = 1000000');
		expect(await backend.addJob(tooMuch, 'big')).toBe('big');
		expect(await backend.getCounts(['wait'])).toEqual([2]);
	});

	it('does not drive its workers mad when nothing can be written, and goes on when it can', async () => {
		const store = another();
		await backendOf(store).addJob(jobJson('a'), '');
		store.db.pragma('query_only = 1');
		const worker = new Worker('letters', async () => 'done', { connection: store });
		const done = new Promise((resolve) => worker.once('completed', resolve));
		const errors: Error[] = [];
		worker.on('error', (error) => errors.push(error));
		await sleep(400);
		expect(errors.length).toBeGreaterThan(0);
		expect(errors.length).toBeLessThan(10);
		store.db.pragma('query_only = 0');
		await done;
		await worker.close();
	});

	it('forgets expired deduplication ids by itself', async () => {
		const store = another();
		const backend = backendOf(store);
		await backend.addJob(jobJson('a', { deduplication: { id: 'short', ttl: 20 } }), '');
		await backend.addJob(jobJson('b', { deduplication: { id: 'long', ttl: 60_000 } }), '');
		await sleep(40);
		await backend.moveStalledJobsToWait();
		expect(store.db.prepare('SELECT id FROM bullmq_dedup').pluck().all()).toEqual(['long']);
	});

	it('keeps about as many events as it is told', async () => {
		const store = another();
		const backend = backendOf(store);
		await backend.setQueueMeta({ 'opts.maxLenEvents': 100 });
		for (let index = 0; index < 300; index += 1) await backend.publishEvent({ event: 'tick', index }, 100);
		const bodies = store.db.prepare<[], string>('SELECT body FROM bullmq_event ORDER BY seq').pluck().all();
		expect(bodies.length).toBeGreaterThanOrEqual(100);
		expect(bodies.length).toBeLessThanOrEqual(170);
		expect(bodies.at(-1)).toBe('[["event","tick","index","299"]]');
	});

	it('keeps to the application clock for jobs and to its own for locks', async () => {
		const backend = createSqliteBackend('letters', { connection: another(), lockDuration: 5000 } as never);
		await backend.addJob(jobJson('later', { delay: 3_600_000 }), '');
		const { now } = Date;
		const start = now();
		try {
			Date.now = () => start + 7_200_000;
			const [job] = await backend.moveToActive('t');
			expect(job).toMatchObject({ name: 'later' });
			Date.now = () => start + 14_400_000;
			expect(await backend.extendLock('1', 't', 5000)).toBe(1);
		} finally {
			Date.now = now;
		}
	});
});
