import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { verifyChain } from '@motcua/domain/dossier';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findAnswer, loadDossier, openDatabase, readCounters, type SqliteDatabase } from '../../src/index.ts';
import { createTestWard } from '../../src/testing/index.ts';

const KILLS = Number(process.env.MOTCUA_KILLS ?? 5);
const worker = join(import.meta.dirname, 'worker.ts');

describe('A database whose process is killed at any instant', () => {
	let folder: string;
	let url: string;
	let wardId: string;
	beforeAll(async () => {
		folder = mkdtempSync(join(tmpdir(), 'motcua-kill-'));
		url = `sqlite:${join(folder, 'motcua.sqlite')}`;
		const db = await openDatabase({ url });
		wardId = await createTestWard(db);
		await db.close();
	});
	afterAll(() => rmSync(folder, { recursive: true, force: true }));

	/** Kills the worker `ms` after its first confirmation; returns the highest confirmed event of each dossier. */
	async function runAndKill(ms: number): Promise<Map<string, number>> {
		const child = spawn(process.execPath, [worker, url, wardId], { stdio: ['ignore', 'pipe', 'inherit'] });
		let output = '';
		const { promise: ready, resolve: isReady } = Promise.withResolvers<void>();
		child.stdout.on('data', (chunk) => {
			output += chunk;
			if (/^\S+ \d+$/m.test(output)) isReady();
		});
		await ready;
		await new Promise((resolve) => setTimeout(resolve, ms));
		child.kill('SIGKILL');
		await once(child, 'close');
		const confirmed = new Map<string, number>();
		// The last line may be cut off in the middle.
		for (const line of output.split('\n').slice(1, -1)) {
			const [id = '', seq] = line.split(' ');
			confirmed.set(id, Math.max(confirmed.get(id) ?? 0, Number(seq)));
		}
		return confirmed;
	}

	it(`has everything that was confirmed and nothing by halves (${KILLS} kills)`, async () => {
		const confirmed = new Map<string, number>();
		for (let i = 0; i < KILLS; i++) {
			for (const [id, seq] of await runAndKill(20 + Math.random() * 180)) confirmed.set(id, seq);
			const db = (await openDatabase({ url })) as SqliteDatabase;
			await checkConfirmed(db, confirmed);
			await checkWhole(db);
			await db.close();
		}
		expect(confirmed.size).toBeGreaterThan(KILLS);
	}, 300_000);

	async function checkConfirmed(db: SqliteDatabase, confirmed: ReadonlyMap<string, number>): Promise<void> {
		for (const [id, seq] of confirmed) {
			const loaded = await loadDossier(db.read, wardId, id);
			if (loaded === null || loaded.state.seq < seq)
				throw new Error(`LOST: ${id} was confirmed at event ${seq}, found ${loaded?.state.seq}`);
			expect(verifyChain(loaded.events, loaded.state).ok).toBe(true);
			// The key and the outbox row of the same transaction are there as well.
			expect(await findAnswer(db.read, { wardId, key: `${id}:${seq}`, bodyHash: '' })).toEqual({ seq });
		}
	}

	async function checkWhole(db: SqliteDatabase): Promise<void> {
		const one = (sql: string): number => Number(db.sqlite.reader.prepare(sql).pluck().get());
		expect(db.sqlite.writer.pragma('integrity_check', { simple: true })).toBe('ok');
		expect(db.sqlite.writer.pragma('foreign_key_check')).toEqual([]);
		const dossiers = one('SELECT count(*) FROM dossier');
		expect(
			one(
				'SELECT count(*) FROM dossier d WHERE d.seq <> (SELECT max(seq) FROM dossier_event e WHERE e.dossier_n = d.n)',
			),
		).toBe(0);
		expect(
			one(
				'SELECT count(*) FROM dossier d WHERE d.last_hash <> (SELECT hash FROM dossier_event e WHERE e.dossier_n = d.n AND e.seq = d.seq)',
			),
		).toBe(0);
		expect(one('SELECT count(*) FROM dossier_search')).toBe(dossiers);
		// Each transaction left one key and one intent.
		expect(one('SELECT count(*) FROM outbox')).toBe(one('SELECT count(*) FROM idempotency_key'));
		expect((await readCounters(db.read, wardId, ['open'])).get('open')).toBe(dossiers);
	}
});

describe.runIf(process.platform === 'linux')('A database whose disk fails', () => {
	it('stops writing for good, keeps what was confirmed, and opens again', async () => {
		const folder = mkdtempSync(join(tmpdir(), 'motcua-disk-'));
		const url = `sqlite:${join(folder, 'motcua.sqlite')}`;
		const first = await openDatabase({ url });
		const wardId = await createTestWard(first);
		await first.close();
		// Files of this process cannot grow past 2 MB: the write of a page fails as it does on a failing disk.
		const script = `
			const { openDatabase, claimKey } = await import(${JSON.stringify(join(import.meta.dirname, '../../src/index.ts'))});
			const db = await openDatabase({ url: ${JSON.stringify(url)} });
			let n = 0;
			const write = () => db.write((tx) => claimKey(tx, { wardId: 'w', key: String(n), bodyHash: '' }, 'x'.repeat(20_000), '2026-01-01T00:00:00.000Z'));
			try { for (;;) { await write(); n++; } } catch (error) { console.log(n, error.code); }
			console.log(await write().then(() => 'ok', (error) => error.code));
			process.exit(0);`;
		const child = spawn(
			'bash',
			['-c', 'ulimit -f 2048; exec "$0" --input-type=module -e "$1"', process.execPath, script],
			{ stdio: ['ignore', 'pipe', 'inherit'] },
		);
		let output = '';
		child.stdout.on('data', (chunk) => {
			output += chunk;
		});
		await once(child, 'close');
		const [confirmed, first_, second] = output.split(/\s+/);
		expect([first_, second]).toEqual(['database.broken', 'database.broken']);
		const db = await openDatabase({ url });
		for (const n of [0, Number(confirmed) - 1])
			expect(await findAnswer(db.read, { wardId: 'w', key: String(n), bodyHash: '' })).not.toBeNull();
		expect(await loadDossier(db.read, wardId, 'none')).toBeNull();
		await db.close();
		rmSync(folder, { recursive: true, force: true });
	});
});
