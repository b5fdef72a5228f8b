import { newId } from '@motcua/domain';
import { beforeAll, expect, it } from 'vitest';
import {
	claimUploads,
	type Database,
	deleteDraft,
	filesToScan,
	findDraft,
	findFile,
	findFiles,
	findUploads,
	forgetExpiredDrafts,
	forgetUnusedFiles,
	forgetUploadsBefore,
	recordFile,
	recordUpload,
	saveDraft,
	setFileScan,
} from '../../src/index.ts';
import { createTestWard, fileDossier, TEST_DIGEST } from '../../src/testing/index.ts';
import { onBothEngines } from '../engines.ts';

const T0 = '2026-03-02T00:00:00.000Z';
const T1 = '2026-03-03T00:00:00.000Z';
const hex = (): string => newId().replaceAll('-', '').padEnd(64, '0');

onBothEngines('Files', (engine) => {
	let db: Database;
	let wardId: string;
	beforeAll(async () => {
		db = engine().db;
		wardId = await createTestWard(db);
	});
	const store = async (createdAt = T0): Promise<string> => {
		const id = hex();
		await db.write((tx) =>
			recordFile(tx, { id, mime: 'application/pdf', bytes: 3_000_000_000, pages: 2, scan: 'pending', createdAt }),
		);
		return id;
	};
	const upload = async (fileId: string, owner = 'browser', createdAt = T0): Promise<string> => {
		const id = newId();
		await db.write((tx) => recordUpload(tx, { id, wardId, fileId, name: 'Giấy khai sinh.pdf', owner, createdAt }));
		return id;
	};

	it('are recorded once per content and carry what the scanner said', async () => {
		const id = await store();
		await db.write((tx) =>
			recordFile(tx, { id, mime: 'text/html', bytes: 1, pages: null, scan: 'clean', createdAt: T1 }),
		);
		expect(await findFile(db.read, id)).toEqual({
			id,
			mime: 'application/pdf',
			bytes: 3_000_000_000,
			pages: 2,
			scan: 'pending',
			createdAt: T0,
		});
		expect((await filesToScan(db.read)).map((file) => file.id)).toContain(id);
		await db.write((tx) => setFileScan(tx, id, 'infected'));
		expect((await findFiles(db.read, [id, hex()])).map((file) => file.scan)).toEqual(['infected']);
		expect((await filesToScan(db.read)).map((file) => file.id)).not.toContain(id);
		expect(await findFiles(db.read, [])).toEqual([]);
	});

	it('are uploaded by an owner, who alone may file them, once', async () => {
		const fileId = await store();
		const [mine, theirs] = [await upload(fileId), await upload(fileId, 'stranger')];
		const found = await findUploads(db.read, { wardId, owner: 'browser', ids: [mine, theirs, newId()] });
		expect(found.map(({ upload: u, file }) => [u.id, u.name, file.id])).toEqual([[mine, 'Giấy khai sinh.pdf', fileId]]);
		const claims = await Promise.all(
			['d1', 'd2'].map((dossierId) => db.write((tx) => claimUploads(tx, { wardId, ids: [mine], dossierId }))),
		);
		expect(claims.sort()).toEqual([0, 1]);
		expect(await findUploads(db.read, { wardId, owner: 'browser', ids: [mine] })).toEqual([]);
		expect(await db.write((tx) => claimUploads(tx, { wardId, ids: [], dossierId: 'd' }))).toBe(0);
	});

	it('are swept when nobody filed them in time, and never while a dossier or an upload has them', async () => {
		const [orphan, filed, waiting, fresh] = [await store(), await store(), await store(), await store(T1)];
		const paper = {
			id: 'p',
			requirement: 'idCard',
			name: 'x',
			kind: 'copy',
			quantity: 1,
			given: 'upload',
			digitisation: 0,
			files: [{ fileId: filed, name: 'x', mime: 'x', bytes: 1, pages: null }],
		} as const;
		await fileDossier(db, wardId, { documents: [paper] });
		await upload(waiting, 'browser', T1);
		const old = await upload(orphan, 'browser', T0);
		await db.write((tx) => forgetUploadsBefore(tx, T1));
		expect(await findUploads(db.read, { wardId, owner: 'browser', ids: [old] })).toEqual([]);
		const swept = await db.write((tx) => forgetUnusedFiles(tx, T1));
		expect(swept).toContain(orphan);
		for (const kept of [filed, waiting, fresh]) expect(await findFile(db.read, kept)).not.toBeNull();
		expect(await findFile(db.read, orphan)).toBeNull();
	});
});

onBothEngines('Drafts', (engine) => {
	let db: Database;
	let wardId: string;
	beforeAll(async () => {
		db = engine().db;
		wardId = await createTestWard(db);
	});

	it('are saved over the revision that was edited, by their owner only, and expire', async () => {
		const draft = {
			id: newId(),
			wardId,
			owner: 'browser',
			procedureDigest: TEST_DIGEST,
			answers: { a: 1 },
			revision: 0,
			savedAt: T0,
			expiresAt: T1,
		};
		expect(await db.write((tx) => saveDraft(tx, draft))).toBe(1);
		expect(await db.write((tx) => saveDraft(tx, { ...draft, revision: 1, answers: { a: 2 } }))).toBe(2);
		await expect(db.write((tx) => saveDraft(tx, { ...draft, revision: 1, answers: { a: 3 } }))).rejects.toMatchObject({
			code: 'record.stale',
			current: 2,
		});
		await expect(db.write((tx) => saveDraft(tx, { ...draft, revision: 0 }))).rejects.toMatchObject({ current: 2 });
		expect(await findDraft(db.read, { ...draft, owner: 'stranger' })).toBeNull();
		expect(await findDraft(db.read, draft)).toMatchObject({ answers: { a: 2 }, revision: 2 });
		expect(await db.write((tx) => forgetExpiredDrafts(tx, T0))).toBe(0);
		expect(await db.write((tx) => forgetExpiredDrafts(tx, '2026-03-03T00:00:00.001Z'))).toBe(1);
		await db.write((tx) => saveDraft(tx, draft));
		await db.write((tx) => deleteDraft(tx, draft));
		expect(await findDraft(db.read, draft)).toBeNull();
	});
});
