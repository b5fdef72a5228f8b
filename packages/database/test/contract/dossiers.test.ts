import { newId } from '@motcua/domain';
import { verifyChain } from '@motcua/domain/dossier';
import { eq } from 'drizzle-orm';
import { beforeAll, expect, it } from 'vitest';
import {
	allocateDossierCode,
	allocateNumber,
	appendEvents,
	ConflictError,
	type Database,
	dossierHasFile,
	dossiersToWake,
	findDossierByCode,
	loadDossier,
	newestDossierIds,
	openDossierIds,
	projectDossier,
	readEvents,
	recordFile,
} from '../../src/index.ts';
import {
	advanceDossier,
	aSubmission,
	byOfficer,
	createTestWard,
	fileDossier,
	following,
	OFFICER,
} from '../../src/testing/index.ts';
import { onBothEngines } from '../engines.ts';

const aFile = (fileId: string) => ({ fileId, name: 'anh.jpg', mime: 'image/jpeg', bytes: 1_000, pages: 1 });
const aPaper = (requirement: string, fileId: string) =>
	({
		id: newId(),
		requirement,
		name: 'Giấy tờ',
		kind: 'copy',
		quantity: 1,
		files: [aFile(fileId)],
		given: 'upload',
		digitisation: 1,
	}) as const;
const storedFile = (id: string) =>
	({ id, mime: 'image/jpeg', bytes: 1_000, pages: 1, scan: 'clean', createdAt: '2026-03-02T00:00:00.000Z' }) as const;

onBothEngines('Dossiers', (engine) => {
	let db: Database;
	let wardId: string;
	let otherWard: string;
	beforeAll(async () => {
		db = engine().db;
		wardId = await createTestWard(db, '00343');
		otherWard = await createTestWard(db, '00346');
	});
	const row = async (id: string) =>
		(await db.read.select().from(db.tables.dossier).where(eq(db.tables.dossier.id, id)))[0];

	it('come back from their events exactly as they were decided, hashes included', async () => {
		const answers = {
			note: 'dấu nháy " và \u0000 và 𠮷',
			big: 9_007_199_254_740_991,
			nested: { z: 1, a: [null, true] },
		};
		const submission = aSubmission(wardId, { answers });
		await db.write((tx) => appendEvents(tx, submission));
		const loaded = await loadDossier(db.read, wardId, submission.after.id);
		expect(loaded?.state).toEqual(submission.after);
		expect(loaded?.events).toEqual(submission.events);
		expect(verifyChain(loaded?.events ?? [], submission.after).ok).toBe(true);
	});

	it('grow by events, and the list row is the projection of the replayed state', async () => {
		const filed = await fileDossier(db, wardId);
		const later = await advanceDossier(
			db,
			filed,
			byOfficer(
				'received',
				{ code: `H26.242-260302-${filed.temporaryCode.slice(-4)}`, note: null },
				'2026-03-02T02:00:00.000Z',
			),
			byOfficer('noted', { text: 'Đã gọi điện' }, '2026-03-02T02:05:00.000Z'),
		);
		const loaded = await loadDossier(db.read, wardId, filed.id);
		expect(loaded?.state).toEqual(later);
		expect(loaded?.events.map((event) => event.seq)).toEqual([1, 2, 3]);
		const { n: _, ...stored } = (await row(filed.id)) ?? { n: 0 };
		expect(stored).toEqual(projectDossier(later, '2026-03-02T02:05:00.000Z'));
	});

	it('give the events after a number, for those who have the others', async () => {
		const filed = await fileDossier(db, wardId);
		await advanceDossier(db, filed, byOfficer('noted', { text: 'một' }), byOfficer('noted', { text: 'hai' }));
		const events = await readEvents(db.read, wardId, filed.id, 2);
		expect(events.map((event) => event.seq)).toEqual([3]);
	});

	it('exist in their own ward only', async () => {
		const filed = await fileDossier(db, wardId);
		expect(await loadDossier(db.read, otherWard, filed.id)).toBeNull();
		expect(await readEvents(db.read, otherWard, filed.id)).toEqual([]);
		expect(await findDossierByCode(db.read, otherWard, filed.temporaryCode)).toBeNull();
		expect(await loadDossier(db.read, wardId, newId())).toBeNull();
	});

	it('are found by temporary code and, once received, by dossier code', async () => {
		const filed = await fileDossier(db, wardId);
		expect(await findDossierByCode(db.read, wardId, filed.temporaryCode)).toBe(filed.id);
		const code = `H26.242-260302-9${filed.temporaryCode.slice(-3)}`;
		await advanceDossier(db, filed, byOfficer('received', { code, note: null }));
		expect(await findDossierByCode(db.read, wardId, code)).toBe(filed.id);
	});

	it('refuse events decided on an older state and say who was faster, and keep what was there', async () => {
		const filed = await fileDossier(db, wardId);
		await advanceDossier(db, filed, byOfficer('noted', { text: 'nhanh hơn' }, '2026-03-02T03:00:00.000Z'));
		const late = following(filed, [byOfficer('noted', { text: 'chậm hơn' })]);
		const error = await db.write((tx) => appendEvents(tx, late)).catch((e: unknown) => e);
		expect(error).toBeInstanceOf(ConflictError);
		expect(error).toMatchObject({
			code: 'dossier.stale',
			expectedSeq: 1,
			currentSeq: 2,
			changedBy: { id: OFFICER.id, name: OFFICER.name, at: '2026-03-02T03:00:00.000Z' },
		});
		expect((await readEvents(db.read, wardId, filed.id)).length).toBe(2);
	});

	it('let exactly one of many win who decide on the same state at once', async () => {
		const filed = await fileDossier(db, wardId);
		const attempts = Array.from({ length: 8 }, (_, i) =>
			following(filed, [byOfficer('noted', { text: `người ${i}` })]),
		);
		const results = await Promise.allSettled(attempts.map((attempt) => db.write((tx) => appendEvents(tx, attempt))));
		const lost = results.filter((result) => result.status === 'rejected');
		expect(lost.length).toBe(7);
		expect(lost.every((result) => result.reason instanceof ConflictError)).toBe(true);
		const events = await readEvents(db.read, wardId, filed.id);
		expect(events.length).toBe(2);
		expect(verifyChain(events).ok).toBe(true);
	});

	it('refuse a batch of events that does not hang together', async () => {
		const filed = await fileDossier(db, wardId);
		const good = following(filed, [byOfficer('noted', { text: 'x' })]);
		await expect(db.write((tx) => appendEvents(tx, { ...good, after: filed }))).rejects.toThrow(/not the one after/);
		const other = await fileDossier(db, wardId);
		await expect(db.write((tx) => appendEvents(tx, { ...good, before: other }))).rejects.toThrow(/does not follow/);
	});

	it('keep their record from being changed or deleted by SQL', async () => {
		const filed = await fileDossier(db, wardId);
		const { dossierEvent } = db.tables;
		await expect(
			db.read.update(dossierEvent).set({ type: 'noted' }).where(eq(dossierEvent.hash, filed.lastHash)),
		).rejects.toThrow();
		await expect(db.read.delete(dossierEvent).where(eq(dossierEvent.hash, filed.lastHash))).rejects.toThrow();
		expect((await readEvents(db.read, wardId, filed.id))[0]?.type).toBe('submitted');
	});

	it('own the files of their papers and results, and of no others', async () => {
		const [photo, result, stranger] = ['a', 'b', 'c'].map((c) => c.repeat(60) + newId().slice(-4)) as [
			string,
			string,
			string,
		];
		await db.write(async (tx) => {
			for (const id of [photo, result, stranger]) await recordFile(tx, storedFile(id));
		});
		const filed = await fileDossier(db, wardId, { documents: [aPaper('idCard', photo)] });
		await advanceDossier(db, filed, byOfficer('resultRendered', { files: [aFile(result)] }));
		const has = (id: string, ward = wardId) => dossierHasFile(db.read, ward, filed.id, id);
		expect([await has(photo), await has(result), await has(stranger), await has(photo, otherWard)]).toEqual([
			true,
			true,
			false,
			false,
		]);
	});

	it('are not filed with a file that was never stored', async () => {
		const submission = aSubmission(wardId, { documents: [aPaper('idCard', newId())] });
		await expect(db.write((tx) => appendEvents(tx, submission))).rejects.toThrow();
		expect(await loadDossier(db.read, wardId, submission.after.id)).toBeNull();
	});

	it('wake when a postponed step or the time of a citizen is up', async () => {
		const filed = await fileDossier(db, wardId);
		const step = {
			key: 'confirm',
			kind: 'citizen',
			role: null,
			field: null,
			enteredAt: '2026-03-02T02:00:00.000Z',
			assignee: null,
			stepRunId: null,
			dueAt: '2026-03-05T02:00:00.000Z',
			waitUntil: null,
			pausesClock: null,
		} as const;
		await advanceDossier(db, filed, byOfficer('stepEntered', { step, subStatus: 'waitingCitizen' }));
		const ids = async (now: string) => (await dossiersToWake(db.read, now)).map((ref) => ref.dossierId);
		expect(await ids('2026-03-05T01:59:59.000Z')).not.toContain(filed.id);
		expect(await ids('2026-03-05T02:00:00.000Z')).toContain(filed.id);
	});

	it('are all walked through while open, in the order of filing', async () => {
		const ward = await createTestWard(db, '00350');
		const filed = [await fileDossier(db, ward), await fileDossier(db, ward), await fileDossier(db, ward)];
		if (filed[1] !== undefined)
			await advanceDossier(db, filed[1], byOfficer('rejected', { reason: 'Không thuộc thẩm quyền', legalBasis: null }));
		const ids: string[] = [];
		for await (const id of openDossierIds(db.read, ward)) ids.push(id);
		expect(ids).toEqual([filed[0]?.id, filed[2]?.id]);
	});

	it('of a procedure are found newest first, finished ones among them', async () => {
		const ward = await createTestWard(db, '00351');
		const filed = [await fileDossier(db, ward), await fileDossier(db, ward), await fileDossier(db, ward)];
		const [first] = filed;
		if (first === undefined) throw new Error('three were filed');
		const procedureCode = first.procedure.code;
		await advanceDossier(db, first, byOfficer('rejected', { reason: 'Không thuộc thẩm quyền', legalBasis: null }));
		const newest = (limit: number, code = procedureCode) =>
			newestDossierIds(db.read, { wardId: ward, procedureCode: code, limit });
		expect(await newest(10)).toEqual(filed.map((one) => one.id).reverse());
		expect(await newest(1)).toEqual([filed[2]?.id]);
		expect(await newest(10, '9.999999')).toEqual([]);
	});

	it('get codes without gaps per body and day, also when transactions fail and many ask at once', async () => {
		const take = (fail: boolean) =>
			db.write(async (tx) => {
				const code = await allocateDossierCode(tx, 'H26.9', '2026-03-02');
				if (fail) throw new Error('undo');
				return code;
			});
		const results = await Promise.allSettled(Array.from({ length: 20 }, (_, i) => take(i % 3 === 0)));
		const codes = results.filter((result) => result.status === 'fulfilled').map((result) => result.value);
		expect(codes.sort()).toEqual(
			Array.from({ length: 13 }, (_, i) => `H26.9-260302-${String(i + 1).padStart(4, '0')}`),
		);
		expect(await db.write((tx) => allocateDossierCode(tx, 'H26.9', '2026-03-03'))).toBe('H26.9-260303-0001');
		expect(await db.write((tx) => allocateDossierCode(tx, 'H26.8', '2026-03-02'))).toBe('H26.8-260302-0001');
	});

	it('get receipt numbers per ward, series and year', async () => {
		const next = (ward: string, year: number) => db.write((tx) => allocateNumber(tx, ward, 'receipt', year));
		expect([
			await next(wardId, 2026),
			await next(wardId, 2026),
			await next(wardId, 2027),
			await next(otherWard, 2026),
		]).toEqual([1, 2, 1, 1]);
	});
});
