import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
	type DatabaseWarning,
	listWorklist,
	type SqliteDatabase as Opened,
	openDatabase,
	queuesOf,
	searchDossiers,
	type WorklistView,
} from '../../src/index.ts';
import { createTestWard, fileDossier } from '../../src/testing/index.ts';

describe('The write gate of SQLite', () => {
	let folder: string;
	let path: string;
	let db: Opened;
	let warnings: DatabaseWarning[];
	beforeEach(async () => {
		folder = mkdtempSync(join(tmpdir(), 'motcua-gate-'));
		path = join(folder, 'motcua.sqlite');
		warnings = [];
		db = (await openDatabase({
			url: `sqlite:${path}`,
			limits: { busyMs: 400, transactionMs: 100 },
			onWarning: (warning) => warnings.push(warning),
		})) as Opened;
	});
	afterEach(async () => {
		await db.close();
		rmSync(folder, { recursive: true, force: true });
	});
	const addWord = (word: string) => db.write((tx) => tx.insert(tx.tables.searchWord).values({ word, uses: 1 }));
	const words = async (): Promise<string[]> =>
		(await db.read.select().from(db.tables.searchWord)).map((row) => row.word).sort();
	/** Grows by one with every commit, as another connection sees it. */
	const dataVersion = (): number => Number(db.sqlite.reader.pragma('data_version', { simple: true }));

	it('commits what waits together once', async () => {
		await addWord('trước');
		const before = dataVersion();
		await Promise.all(Array.from({ length: 100 }, (_, i) => addWord(`từ${i}`)));
		const commits = dataVersion() - before;
		expect(commits).toBe(1);
		expect((await words()).length).toBe(101);
	});

	it('answers nobody before the commit', async () => {
		const seenByOthers: number[] = [];
		const other = new SqliteDatabase(path, { readonly: true });
		const count = other.prepare<[], number>('SELECT count(*) FROM search_word').pluck();
		await Promise.all(
			Array.from({ length: 10 }, async (_, i) => {
				await addWord(`từ${i}`);
				seenByOthers.push(count.get() ?? -1);
			}),
		);
		expect(seenByOthers).toEqual(Array.from({ length: 10 }, () => 10));
		other.close();
	});

	it('fails all of a batch whose commit fails, and goes on afterwards', async () => {
		const failing = {
			name: 'projection',
			flush: async () => {
				throw new Error('disk on fire');
			},
		};
		const results = await Promise.allSettled([
			addWord('một'),
			db.write(async (tx) => {
				await tx.insert(tx.tables.searchWord).values({ word: 'hai', uses: 1 });
				tx.defer(failing, 1);
			}),
			db.write(async () => {
				throw new Error('own reason');
			}),
		]);
		expect(results.map((result) => result.status === 'rejected' && result.reason.code)).toEqual(
			Array.from({ length: 3 }, () => 'database.commitFailed'),
		);
		expect(await words()).toEqual([]);
		await addWord('ba');
		expect(await words()).toEqual(['ba']);
	});

	it('says that the disk is full, loses nothing that was confirmed, and goes on when there is space', async () => {
		await addWord('còn chỗ');
		const pages = Number(db.sqlite.writer.pragma('page_count', { simple: true }));
		db.sqlite.writer.pragma(`max_page_count = ${pages}`);
		const results = await Promise.allSettled(Array.from({ length: 50 }, (_, i) => addWord(`${i}`.repeat(2_000))));
		const codes = new Set(results.map((result) => (result.status === 'rejected' ? result.reason.code : 'ok')));
		expect(codes).toEqual(new Set(['database.full']));
		expect(await words()).toEqual(['còn chỗ']);
		db.sqlite.writer.pragma('max_page_count = 1000000');
		await addWord('lại có chỗ');
		expect(await words()).toEqual(['còn chỗ', 'lại có chỗ']);
	});

	it('waits for another process that writes for a moment, without stopping this one', async () => {
		const other = new SqliteDatabase(path);
		other.exec('BEGIN IMMEDIATE');
		let ticks = 0;
		const ticking = setInterval(() => ticks++, 10);
		const write = addWord('kiên nhẫn');
		expect(await searchDossiers(db.read, { wardId: 'x', text: 'ai đó' })).toEqual({ items: [], nextCursor: null });
		await new Promise((resolve) => setTimeout(resolve, 150));
		other.exec('COMMIT');
		other.close();
		await write;
		clearInterval(ticking);
		expect(ticks).toBeGreaterThan(5);
		expect(await words()).toEqual(['kiên nhẫn']);
	});

	it('says that another program keeps the file locked when that lasts', async () => {
		const other = new SqliteDatabase(path);
		other.exec('BEGIN IMMEDIATE');
		await expect(addWord('không kịp')).rejects.toMatchObject({ code: 'database.locked' });
		other.exec('ROLLBACK');
		other.close();
		await addWord('kịp');
		expect(await words()).toEqual(['kịp']);
	});

	it('warns of a transaction that awaits anything but the database, by name, in the turn in which it does', async () => {
		await db.write(
			async () => {
				for (let i = 0; i < 200; i++) await words();
			},
			{ name: 'long but honest' },
		);
		expect(warnings).toEqual([]);
		await db.write(
			async () => {
				await new Promise((resolve) => setTimeout(resolve, 5));
			},
			{ name: 'calls the network' },
		);
		expect(warnings).toMatchObject([{ code: 'database.foreignAwait', transaction: 'calls the network' }]);
	});

	it('lets the neighbours of a transaction that was given up succeed', async () => {
		const results = await Promise.allSettled([
			addWord('trước'),
			db.write(async (tx) => {
				await tx.insert(tx.tables.searchWord).values({ word: 'kẹt', uses: 1 });
				await new Promise(() => {});
			}),
			addWord('sau'),
		]);
		expect(results.map((result) => result.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
		expect(await words()).toEqual(['sau', 'trước']);
	});

	it('lets synchronous work on its raw connection join the transaction', async () => {
		const insert = db.sqlite.writer.prepare('INSERT INTO search_word (word, uses) VALUES (?, 1)');
		await db.write(async (tx) => {
			await tx.insert(tx.tables.searchWord).values({ word: 'hồ sơ', uses: 1 });
			expect(db.inTransaction()).toBe(true);
			insert.run('việc');
		});
		await db
			.write(async () => {
				insert.run('việc hỏng');
				throw new Error('no');
			})
			.catch(() => {});
		expect(await words()).toEqual(['hồ sơ', 'việc']);
	});

	it('serves every list and search from an index, without sorting', async () => {
		const wardId = await createTestWard(db);
		await fileDossier(db, wardId);
		const asked: string[] = [];
		const original = db.sqlite.reader.prepare.bind(db.sqlite.reader);
		const spy = vi.spyOn(db.sqlite.reader, 'prepare').mockImplementation(((sql: string) => {
			asked.push(sql);
			return original(sql);
		}) as typeof original);
		const now = '2026-03-02T00:00:00.000Z';
		const views: WorklistView[] = [
			{ view: 'mine', staffId: 'me', queues: queuesOf([{ role: 'specialist', field: 'justice' }]) },
			{ view: 'queues', queues: ['leader'] },
			{ view: 'toReceive' },
			{ view: 'toReturn' },
			{ view: 'waitingCitizen' },
			{ view: 'blocked' },
			{ view: 'open' },
			{ view: 'finished' },
			{ view: 'overdue', now },
			{ view: 'dueToday', now, endOfDay: now },
		];
		for (const view of views) await listWorklist(db.read, { ...view, wardId });
		await searchDossiers(db.read, { wardId, text: 'nguyen thi hu' });
		spy.mockRestore();
		expect(asked.length).toBeGreaterThanOrEqual(10);
		for (const sql of asked) {
			const plan = db.sqlite.reader
				.prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
				.all(...Array.from(sql.matchAll(/\?/g), () => 1));
			const details = plan.map((line) => line.detail);
			// The newest number alone is the last entry of the table.
			if (!/order by "dossier"."n" desc limit/.test(sql))
				expect(details.join('; ')).not.toMatch(/SCAN (dossier|procedure_package)\b/);
			if (!sql.includes('search_word')) expect(details.join('; ')).not.toContain('TEMP B-TREE');
		}
	});
});
