import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { changeWardProcedure, createWard, openDatabase, recordPackage } from '@motcua/database';
import { newId } from '@motcua/domain';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runMotcua } from './motcua-process.ts';

describe('motcua preflight', () => {
	let folder: string;
	const file = () => join(folder, 'motcua.sqlite');
	const preflight = (...args: string[]) => runMotcua(['preflight', ...args], { MOTCUA_DATA_DIR: folder });
	beforeEach(async () => {
		folder = await mkdtemp(join(tmpdir(), 'motcua-preflight-'));
	});
	afterEach(() => rm(folder, { recursive: true, force: true }));

	/** A ward that has published a package of contract 1. */
	async function publish(): Promise<void> {
		const db = await openDatabase({ url: `sqlite:${file()}` });
		const [wardId, digest, at] = [newId(), 'ab'.repeat(32), '2026-03-02T00:00:00.000Z'];
		await db.write(async (tx) => {
			const ward = { id: wardId, code: '00334', name: 'Phường', provinceCode: '01', agencyCode: 'H26.334' };
			await createWard(tx, { ...ward, createdAt: at });
			await recordPackage(tx, {
				digest,
				code: '2.000815',
				version: '1.4.0',
				name: { vi: 'Chứng thực', en: 'Certified copy' },
				manifest: { apiVersion: 1 },
				signature: 'local',
				bytes: 9,
				installedAt: at,
				installedBy: 'it',
			});
			const chosen = {
				wardId,
				code: '2.000815',
				expectedRevision: 0,
				installedDigest: digest,
				publishedDigest: digest,
			};
			await changeWardProcedure(tx, { ...chosen, at, by: 'it' });
		});
		await db.close();
	}

	it('has nothing to say before the first start, and makes no database', async () => {
		const running = preflight();
		expect(await running.ended()).toBe(0);
		expect(existsSync(file())).toBe(false);
	});

	it('lets a core pass that serves every version in use, also on the schema of an older core', async () => {
		await publish();
		const database = new Database(file());
		// As the first schema stood: without what versions brought later.
		for (const column of ['retired_at', 'retired_by', 'retained', 'quarantined_by'])
			database.exec(`ALTER TABLE procedure_package DROP COLUMN ${column}`);
		database.close();
		const running = preflight();
		expect(await running.ended()).toBe(0);
		expect(running.printed()).toContain('every version in use is served');
	});

	it('refuses one that would drop a contract in use, naming procedure, version and what is served', async () => {
		await publish();
		const running = preflight('--supports', '2,3');
		expect(await running.ended()).toBe(1);
		expect(running.printed()).toContain('preflight.apiVersion');
		expect(running.printed()).toContain('Procedure 2.000815 version 1.4.0 uses contract 1; this core serves: 2, 3');
		expect(running.printed()).toContain('Thủ tục 2.000815 phiên bản 1.4.0 dùng giao ước 1');
	});

	it('says what --supports expects', async () => {
		const running = preflight('--supports', 'newest');
		expect(await running.ended()).toBe(2);
		expect(running.printed()).toContain('whole numbers separated by commas');
	});
});
