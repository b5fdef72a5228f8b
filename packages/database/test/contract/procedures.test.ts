import { newId } from '@motcua/domain';
import { beforeAll, expect, it } from 'vitest';
import {
	changeWardProcedure,
	type Database,
	findPackage,
	findWardProcedure,
	listPackages,
	listPublished,
	listWardProcedures,
	publicationHistory,
	quarantinePackage,
	recordPackage,
} from '../../src/index.ts';
import { createTestWard, TEST_DIGEST } from '../../src/testing/index.ts';
import { onBothEngines } from '../engines.ts';

const T0 = '2026-03-02T00:00:00.000Z';
const T1 = '2026-03-03T00:00:00.000Z';
const hex = (): string => newId().replaceAll('-', '').padEnd(64, '0');

onBothEngines('Procedures', (engine) => {
	let db: Database;
	let wardId: string;
	beforeAll(async () => {
		db = engine().db;
		wardId = await createTestWard(db);
	});
	const install = async (version: string): Promise<string> => {
		const digest = hex();
		await db.write((tx) =>
			recordPackage(tx, {
				digest,
				code: '2.000815',
				version,
				name: { vi: 'Chứng thực bản sao', en: 'Certified copy' },
				manifest: { code: '2.000815' },
				signature: 'core',
				bytes: 9,
				installedAt: version === '1.0.0' ? T0 : T1,
				installedBy: 'it',
			}),
		);
		return digest;
	};

	it('are installed by digest once, listed newest first, and can be quarantined and released', async () => {
		const [one, two] = [await install('1.0.0'), await install('1.1.0')];
		expect((await listPackages(db.read, '2.000815')).map((stored) => stored.version)).toEqual(['1.1.0', '1.0.0']);
		expect((await findPackage(db.read, two))?.manifest).toEqual({ code: '2.000815' });
		expect(await findPackage(db.read, hex())).toBeNull();
		const reason = { vi: 'Lỗi liên tục', en: 'Keeps failing' };
		await db.write((tx) => quarantinePackage(tx, one, { at: T1, reason }));
		expect(await findPackage(db.read, one)).toMatchObject({ quarantinedAt: T1, quarantineReason: reason });
		await db.write((tx) => quarantinePackage(tx, one, null));
		expect(await findPackage(db.read, one)).toMatchObject({ quarantinedAt: null, quarantineReason: null });
	});

	it('are published by moving a pointer, rolled back by moving it again, with a history', async () => {
		const [one, two] = [await install('2.0.0'), await install('2.1.0')];
		const change = (expectedRevision: number, moves: Partial<Parameters<typeof changeWardProcedure>[1]>) =>
			db.write((tx) =>
				changeWardProcedure(tx, { wardId, code: '2.000815', expectedRevision, at: T0, by: 'admin', ...moves }),
			);
		expect(await findWardProcedure(db.read, wardId, '2.000815')).toBeNull();
		expect(await change(0, { installedDigest: one, config: { fee: 2_000 } })).toBe(1);
		expect(await listPublished(db.read, wardId)).toEqual([]);
		expect(await change(1, { publishedDigest: one })).toBe(2);
		await expect(change(1, { publishedDigest: null })).rejects.toMatchObject({ code: 'record.stale', current: 2 });
		expect(await change(2, { installedDigest: two, publishedDigest: two })).toBe(3);
		expect((await listPublished(db.read, wardId)).map((entry) => entry.package.version)).toEqual(['2.1.0']);
		expect(await change(3, { publishedDigest: one })).toBe(4);
		expect(await change(4, { config: { fee: 3_000 } })).toBe(5);
		expect(await change(5, { publishedDigest: null })).toBe(6);
		expect((await publicationHistory(db.read, wardId, '2.000815')).map((move) => move.digest)).toEqual([
			null,
			one,
			two,
			one,
		]);
		expect(await listWardProcedures(db.read, wardId)).toMatchObject([
			{ installedDigest: two, publishedDigest: null, config: { fee: 3_000 }, revision: 6 },
		]);
	});

	it('cannot be given to a ward before they are installed there', async () => {
		const change = { wardId, code: '9.999999', expectedRevision: 0, publishedDigest: TEST_DIGEST, at: T0, by: 'admin' };
		await expect(db.write((tx) => changeWardProcedure(tx, change))).rejects.toThrow(/not installed/);
	});
});
