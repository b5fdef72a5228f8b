import { newId } from '@motcua/domain';
import { beforeAll, expect, it } from 'vitest';
import {
	changeRehearsal,
	changeWardProcedure,
	createRehearsal,
	type Database,
	decideApproval,
	deleteRehearsal,
	duePublications,
	findApproval,
	findPublishCheck,
	findRehearsal,
	findWardProcedure,
	forgetRehearsalsBefore,
	keptRehearsals,
	listRehearsals,
	openApprovals,
	planPublication,
	requestApproval,
	savePublishCheck,
} from '../../src/index.ts';
import { createTestWard, TEST_DIGEST } from '../../src/testing/index.ts';
import { onBothEngines } from '../engines.ts';

const CODE = '1.004873';
const T0 = '2026-03-02T00:00:00.000Z';
const T1 = '2026-03-03T00:00:00.000Z';
const T2 = '2026-03-04T00:00:00.000Z';

onBothEngines('Rehearsals and publishing', (engine) => {
	let db: Database;
	let wardId: string;
	beforeAll(async () => {
		db = engine().db;
		wardId = await createTestWard(db);
	});
	const begin = async (name: string, createdAt: string): Promise<string> => {
		const id = newId();
		const script = { acts: [name] };
		const ours = { id, wardId, code: CODE, digest: TEST_DIGEST, name, script, createdAt, createdBy: 'it' };
		await db.write((tx) => createRehearsal(tx, { ...ours, ended: null, keptAt: null }));
		return id;
	};

	it('are kept by name, listed before loose ones, changed and deleted in their own ward only', async () => {
		const [first, second, third] = [await begin('a', T0), await begin('b', T1), await begin('c', T2)];
		await db.write((tx) => changeRehearsal(tx, wardId, second, { keptAt: T2, name: 'Đủ giấy tờ', ended: { fee: 1 } }));
		expect((await listRehearsals(db.read, wardId, CODE)).map((one) => one.name)).toEqual(['Đủ giấy tờ', 'c', 'a']);
		expect((await keptRehearsals(db.read, wardId, CODE)).map((one) => one.ended)).toEqual([{ fee: 1 }]);
		expect(await db.write((tx) => changeRehearsal(tx, newId(), first, { name: 'x' }))).toBe(false);
		expect(await db.write((tx) => deleteRehearsal(tx, newId(), first))).toBe(false);
		expect(await findRehearsal(db.read, wardId, first)).toMatchObject({ name: 'a', script: { acts: ['a'] } });

		expect(await db.write((tx) => forgetRehearsalsBefore(tx, wardId, T2))).toBe(1);
		expect((await listRehearsals(db.read, wardId, CODE)).map((one) => one.id)).toEqual([second, third]);
		expect(await db.write((tx) => deleteRehearsal(tx, wardId, second))).toBe(true);
		expect(await findRehearsal(db.read, wardId, second)).toBeNull();
	});

	it('keep the newest report of a version', async () => {
		const version = { wardId, code: CODE, digest: TEST_DIGEST };
		expect(await findPublishCheck(db.read, version)).toBeNull();
		await db.write((tx) => savePublishCheck(tx, { ...version, report: { n: 1 }, checkedAt: T0 }));
		await db.write((tx) => savePublishCheck(tx, { ...version, report: { n: 2 }, checkedAt: T1 }));
		expect(await findPublishCheck(db.read, version)).toMatchObject({ report: { n: 2 }, checkedAt: T1 });
	});

	it('approve one version once, and may be asked again after a refusal', async () => {
		const version = { wardId, code: CODE, digest: TEST_DIGEST };
		const made = { at: T1, by: 'leader', note: 'Chưa rõ mức phí' };
		expect(await db.write((tx) => decideApproval(tx, version, { ...made, decision: 'approved' }))).toBe(false);
		await db.write((tx) => requestApproval(tx, { ...version, requestedAt: T0, requestedBy: 'it' }));
		expect((await openApprovals(db.read, wardId)).map((one) => one.digest)).toEqual([TEST_DIGEST]);
		expect(await db.write((tx) => decideApproval(tx, version, { ...made, decision: 'declined' }))).toBe(true);
		expect(await db.write((tx) => decideApproval(tx, version, { ...made, decision: 'approved' }))).toBe(false);
		expect(await openApprovals(db.read, wardId)).toEqual([]);
		await db.write((tx) => requestApproval(tx, { ...version, requestedAt: T2, requestedBy: 'it' }));
		expect(await findApproval(db.read, version)).toMatchObject({ decision: null, note: null, requestedAt: T2 });
	});

	it('plan a publication, find it when its time has come, and cancel it', async () => {
		const install = { wardId, code: CODE, expectedRevision: 0, installedDigest: TEST_DIGEST, at: T0, by: 'it' };
		await db.write((tx) => changeWardProcedure(tx, install));
		const plan = { digest: TEST_DIGEST, from: T1, by: 'it' };
		const of = { wardId, code: CODE, expectedRevision: 1 };
		expect(await db.write((tx) => planPublication(tx, of, plan))).toBe(2);
		await expect(db.write((tx) => planPublication(tx, of, plan))).rejects.toThrow();
		expect(await duePublications(db.read, T0)).toEqual([]);
		expect((await duePublications(db.read, T1)).map((one) => one.plannedDigest)).toEqual([TEST_DIGEST]);
		await db.write((tx) => planPublication(tx, { ...of, expectedRevision: 2 }, null));
		expect(await duePublications(db.read, T2)).toEqual([]);
		expect(await findWardProcedure(db.read, wardId, CODE)).toMatchObject({ plannedDigest: null, revision: 3 });
	});
});
