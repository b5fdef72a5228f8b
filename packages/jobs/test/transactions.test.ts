import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { Client } from 'pg';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { defineJob, type OutboxEntry, openJobs } from '../src/index.ts';
import { stopServers, testBackends } from '../src/testing/test-backends.ts';
import { eventually } from './eventually.ts';

const letter = defineJob({ id: 'mail.letter', owner: 'notifications', payload: z.object({ letterId: z.string() }) });

afterAll(stopServers);

describe('a job in a SQLite transaction', () => {
	const folder = mkdtempSync(join(tmpdir(), 'jobs-tx-'));
	const db = new Database(join(folder, 'app.sqlite'));
	db.pragma('journal_mode = WAL');
	db.exec('CREATE TABLE letter (id TEXT)');
	afterAll(() => {
		db.close();
		rmSync(folder, { recursive: true });
	});

	it('comes with the commit and goes with the rollback', async () => {
		const jobs = await openJobs({ url: 'sqlite:', database: db });
		const write = (id: string, fails: boolean) => () => {
			db.prepare('INSERT INTO letter (id) VALUES (?)').run(id);
			void jobs.enqueueInTx(letter, { letterId: id }, { id }, { kind: 'sqlite' });
			if (fails) throw new Error('no stamp');
		};
		db.transaction(write('kept', false))();
		expect(() => db.transaction(write('lost', true))()).toThrow('no stamp');
		expect(db.prepare('SELECT id FROM letter').pluck().all()).toEqual(['kept']);
		expect((await jobs.get(letter, 'kept'))?.state).toBe('waiting');
		expect(await jobs.get(letter, 'lost')).toBeUndefined();
		await jobs.close();
	});

	it('refuses outside a transaction, and in one of another database', async () => {
		const jobs = await openJobs({ url: 'sqlite:', database: db });
		const join = () => jobs.enqueueInTx(letter, { letterId: 'l' }, {}, { kind: 'sqlite' });
		expect(join).toThrow(/no open transaction/);
		const elsewhere = { kind: 'postgres', client: { query: async () => ({ rows: [] }) } } as const;
		expect(() => jobs.enqueueInTx(letter, { letterId: 'l' }, {}, elsewhere)).toThrow(
			expect.objectContaining({ code: 'jobs.cannotJoin' }),
		);
		await jobs.close();
	});
});

const postgres = testBackends.find(({ name }) => name === 'postgres');

describe.skipIf(postgres === undefined)('a job in a PostgreSQL transaction', () => {
	it('comes with the commit and goes with the rollback', async () => {
		const place = await postgres?.open();
		const url = place?.url ?? '';
		const jobs = await openJobs({ url });
		const client = new Client({ connectionString: url });
		await client.connect();
		await client.query('CREATE TEMPORARY TABLE letter (id TEXT)');
		const add = (id: string) => jobs.enqueueInTx(letter, { letterId: id }, { id }, { kind: 'postgres', client });
		await client.query('BEGIN');
		await add('kept');
		expect(await jobs.get(letter, 'kept')).toBeUndefined();
		await client.query("INSERT INTO letter VALUES ('kept')");
		await client.query('COMMIT');
		await client.query('BEGIN');
		await add('lost');
		await client.query('ROLLBACK');
		expect((await jobs.get(letter, 'kept'))?.state).toBe('waiting');
		expect(await jobs.get(letter, 'lost')).toBeUndefined();
		const done: string[] = [];
		jobs.work(letter, async ({ letterId }) => {
			done.push(letterId);
		});
		await eventually(() => done.length > 0);
		expect(done).toEqual(['kept']);
		await client.end();
		await jobs.close();
		await place?.close();
	}, 60_000);
});

for (const backend of testBackends) {
	it(`hands over what was put into an outbox, once, on ${backend.name}`, async () => {
		const place = await backend.open();
		const jobs = await openJobs({ url: place.url });
		const outbox: OutboxEntry[] = [];
		const put = (entry: OutboxEntry): void => {
			outbox.push(JSON.parse(JSON.stringify(entry)));
		};
		const options = { urgency: 'citizen', ward: 'w1' } as const;
		const id = await jobs.enqueueInTx(letter, { letterId: 'l1' }, options, { kind: 'outbox', put });
		expect(await jobs.get(letter, id)).toBeUndefined();
		await jobs.relay(outbox);
		await jobs.relay(outbox);
		const [stats] = await jobs.stats();
		expect(stats?.waiting).toBe(1);
		expect((await jobs.get(letter, id))?.payload).toEqual({ letterId: 'l1' });
		const unknown = { type: 'no.such', id: 'x', payload: {}, options: {} };
		await expect(jobs.relay([unknown])).rejects.toMatchObject({ code: 'jobs.unknownType' });
		await jobs.close();
		await place.close();
	}, 60_000);
}
