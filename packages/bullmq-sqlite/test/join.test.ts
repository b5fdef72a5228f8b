import { join } from 'node:path';
import Database from 'better-sqlite3';
import { Queue as RedisQueue, withBackend } from 'bullmq';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addJobInTransaction, createSqliteBackend, openStore, type Store } from '../src/index.ts';
import { hasRedis, startRedis, temporaryFolder } from './servers.ts';

const { Queue, Worker } = withBackend(createSqliteBackend);

describe('joining a transaction of the application', () => {
	const folder = temporaryFolder();
	let db: Database.Database;
	let store: Store;
	let queue: InstanceType<typeof Queue<unknown>>;
	let count = 0;

	beforeEach(() => {
		count += 1;
		db = new Database(join(folder.path, `app-${count}.sqlite`));
		db.pragma('journal_mode = WAL');
		db.exec('CREATE TABLE dossier (id TEXT)');
		store = openStore({ database: db });
		queue = new Queue('letters', { connection: store });
	});
	afterEach(async () => {
		await queue.close();
		db.close();
	});

	const dossiers = (): unknown => db.prepare('SELECT id FROM dossier').pluck().all();

	it('adds the job with the commit', async () => {
		const id = db.transaction(() => {
			db.prepare('INSERT INTO dossier (id) VALUES (?)').run('d1');
			return addJobInTransaction(queue, 'send', { dossierId: 'd1' }, { attempts: 3 });
		})();
		expect(dossiers()).toEqual(['d1']);
		expect((await queue.getJob(id))?.data).toEqual({ dossierId: 'd1' });
		expect((await queue.getJob(id))?.opts.attempts).toBe(3);
	});

	it('takes it away with the rollback, and counts on as if it had never been', async () => {
		const failing = db.transaction(() => {
			db.prepare('INSERT INTO dossier (id) VALUES (?)').run('d1');
			addJobInTransaction(queue, 'send', { dossierId: 'd1' });
			throw new Error('the fee is missing');
		});
		expect(() => failing()).toThrow('the fee is missing');
		expect(dossiers()).toEqual([]);
		expect(await queue.getJobCounts('waiting')).toEqual({ waiting: 0 });
		expect((await queue.add('send', {})).id).toBe('1');
	});

	it('wakes the workers after the commit', async () => {
		const worker = new Worker('letters', async (job) => job.data, { connection: store });
		await worker.waitUntilReady();
		await new Promise((resolve) => setTimeout(resolve, 50));
		const done = new Promise((resolve) => worker.once('completed', (job) => resolve(job.data)));
		db.transaction(() => addJobInTransaction(queue, 'send', { dossierId: 'd1' }))();
		expect(await done).toEqual({ dossierId: 'd1' });
		await worker.close();
	});

	it('lets ordinary calls wait for an open transaction instead of joining it', async () => {
		db.exec('BEGIN IMMEDIATE');
		const added = queue.add('other', {});
		await new Promise((resolve) => setTimeout(resolve, 30));
		db.exec('ROLLBACK');
		const job = await added;
		expect(await queue.getJob(job.id ?? '')).toBeDefined();
	});

	it('gives up waiting for a transaction the application never ends', async () => {
		const impatient = new Queue('others', { connection: openStore({ database: db, busyTimeout: 50 }) });
		db.exec('BEGIN');
		await expect(impatient.add('other', {})).rejects.toMatchObject({ code: 'SQLITE_BACKEND_BUSY' });
		db.exec('ROLLBACK');
		expect((await impatient.add('other', {})).id).toBe('1');
		await impatient.close();
	});

	it('does not sleep while another process writes, on a connection that is set to, and leaves it so', async () => {
		await queue.add('first', {});
		expect(db.pragma('busy_timeout', { simple: true })).toBe(5000);
		const other = new Database(db.name);
		other.exec('BEGIN IMMEDIATE');
		const since = performance.now();
		const added = queue.add('other', {});
		await new Promise((resolve) => setTimeout(resolve, 100));
		expect(performance.now() - since).toBeLessThan(2500);
		other.exec('COMMIT');
		other.close();
		expect((await added).id).toBe('2');
		expect(db.pragma('busy_timeout', { simple: true })).toBe(5000);
	});

	it('goes on when the file could not even be read for a while', async () => {
		const rollbackJournal = new Database(join(folder.path, `journal-${count}.sqlite`), { timeout: 0 });
		const connection = openStore({ database: rollbackJournal });
		const letters = new Queue('letters', { connection });
		const worker = new Worker('letters', async (job) => job.id, { connection });
		worker.on('error', (error) => expect.fail(error.message));
		await worker.waitUntilReady();
		const other = new Database(rollbackJournal.name);
		other.exec('BEGIN EXCLUSIVE');
		const done = new Promise((resolve) => worker.once('completed', (_job, result) => resolve(result)));
		const added = letters.add('a', {});
		await new Promise((resolve) => setTimeout(resolve, 100));
		other.exec('COMMIT');
		expect((await added).id).toBe('1');
		expect(await done).toBe('1');
		await worker.close();
		await letters.close();
		for (const db of [other, rollbackJournal]) db.close();
	});

	it('works on a connection that gives integers as bigints', async () => {
		db.defaultSafeIntegers(true);
		const bigints = new Queue('others', { connection: openStore({ database: db }) });
		const worker = new Worker('others', async (job) => job.data, { connection: openStore({ database: db }) });
		const done = new Promise((resolve) => worker.once('completed', (job) => resolve(job.id)));
		db.transaction(() => addJobInTransaction(bigints, 'send', {}, { priority: 2, delay: 20 }))();
		expect(await done).toBe('1');
		await worker.close();
		await bigints.close();
	});

	it('knows a duplicate', () => {
		const add = db.transaction(() => addJobInTransaction(queue, 'send', {}, { jobId: 'same' }));
		expect([add(), add()]).toEqual(['same', 'same']);
	});

	it('throws what is refused, so that the transaction can be', () => {
		const parent = { id: 'nobody', queue: queue.qualifiedName };
		const add = db.transaction(() => addJobInTransaction(queue, 'send', {}, { parent }));
		expect(() => add()).toThrow(expect.objectContaining({ code: -5 }));
	});

	it('refuses when there is no transaction, or another backend', async () => {
		expect(() => addJobInTransaction(queue, 'send', {})).toThrow(
			expect.objectContaining({ code: 'SQLITE_BACKEND_NOT_IN_TRANSACTION' }),
		);
		if (!hasRedis()) return;
		const redis = await startRedis();
		const elsewhere = new RedisQueue('letters', { connection: redis.connection as never });
		expect(() => addJobInTransaction(elsewhere, 'send', {})).toThrow(
			expect.objectContaining({ code: 'SQLITE_BACKEND_BAD_CONNECTION' }),
		);
		await elsewhere.close();
		await redis.close();
	});
});
