import { newId } from '@motcua/domain';
import { beforeAll, expect, it } from 'vitest';
import {
	appendAudit,
	type Database,
	findNotification,
	finishNotification,
	forgetStaffLetters,
	listAudit,
	notificationsOf,
	queuedNotifications,
	queueNotification,
	readAuditHead,
	verifyAudit,
} from '../../src/index.ts';
import { createTestWard, OFFICER } from '../../src/testing/index.ts';
import { onBothEngines } from '../engines.ts';

const T0 = '2026-03-02T00:00:00.000Z';
const T1 = '2026-03-03T00:00:00.000Z';

onBothEngines('The audit log', (engine) => {
	let db: Database;
	beforeAll(() => {
		db = engine().db;
	});
	const log = (wardId: string, action: string, target: string | null = null) =>
		db.write((tx) =>
			appendAudit(tx, { wardId, at: T0, actor: OFFICER, action, target, detail: { by: 'test', số: 1 } }),
		);
	/** What somebody with the file in their hands could do; the triggers only stop honest programs. */
	const tamper = async (sql: string): Promise<void> => {
		const off =
			db.dialect === 'sqlite'
				? ['DROP TRIGGER audit_entry_unchanged', 'DROP TRIGGER audit_entry_kept']
				: ['ALTER TABLE audit_entry DISABLE TRIGGER ALL'];
		await db.write(async (tx) => {
			for (const statement of [
				...off.map((s) => (db.dialect === 'sqlite' ? s.replace('TRIGGER', 'TRIGGER IF EXISTS') : s)),
				sql,
			])
				await tx.sqlRows(statement, []);
		});
	};

	it('chains the entries of each ward by itself, also under concurrent writers', async () => {
		const [one, two] = [await createTestWard(db, '00601'), await createTestWard(db, '00602')];
		await Promise.all(Array.from({ length: 12 }, (_, i) => log(i % 2 === 0 ? one : two, `action-${i}`)));
		for (const wardId of [one, two]) {
			const verdict = await verifyAudit(db.read, wardId);
			expect(verdict).toEqual({ ok: true, head: await readAuditHead(db.read, wardId) });
			expect((await readAuditHead(db.read, wardId)).seq).toBe(6);
		}
	});

	it('keeps no entry of a change that did not happen', async () => {
		const wardId = await createTestWard(db, '00603');
		await db
			.write(async (tx) => {
				await appendAudit(tx, { wardId, at: T0, actor: OFFICER, action: 'x', target: null, detail: {} });
				throw new Error('no');
			})
			.catch(() => {});
		expect((await listAudit(db.read, { wardId })).items).toEqual([]);
		expect((await readAuditHead(db.read, wardId)).seq).toBe(0);
	});

	it('is read newest first, by pages and by target', async () => {
		const wardId = await createTestWard(db, '00604');
		for (let i = 1; i <= 5; i++) await log(wardId, `a${i}`, i % 2 === 0 ? 'dossier:1' : null);
		const first = await listAudit(db.read, { wardId, limit: 3 });
		const rest = await listAudit(db.read, { wardId, limit: 3, cursor: first.nextCursor });
		expect([...first.items, ...rest.items].map((entry) => entry.action)).toEqual(['a5', 'a4', 'a3', 'a2', 'a1']);
		expect(rest.nextCursor).toBeNull();
		expect((await listAudit(db.read, { wardId, target: 'dossier:1' })).items.map((entry) => entry.action)).toEqual([
			'a4',
			'a2',
		]);
	});

	it('refuses changes by SQL', async () => {
		const wardId = await createTestWard(db, '00605');
		await log(wardId, 'kept');
		await expect(db.read.update(db.tables.auditEntry).set({ action: 'forged' })).rejects.toThrow();
		await expect(db.read.delete(db.tables.auditEntry)).rejects.toThrow();
	});

	it.each([
		[
			'a changed entry',
			(ward: string) => `UPDATE audit_entry SET action = 'forged' WHERE ward_id = '${ward}' AND seq = 3`,
			{ seq: 3, problem: 'changed' },
		],
		[
			'a changed detail',
			(ward: string) => `UPDATE audit_entry SET detail = '{}' WHERE ward_id = '${ward}' AND seq = 4`,
			{ seq: 4, problem: 'changed' },
		],
		[
			'a removed entry',
			(ward: string) => `DELETE FROM audit_entry WHERE ward_id = '${ward}' AND seq = 2`,
			{ seq: 2, problem: 'missing' },
		],
		[
			'a cut-off end',
			(ward: string) => `DELETE FROM audit_entry WHERE ward_id = '${ward}' AND seq >= 4`,
			{ seq: 4, problem: 'cutOff' },
		],
	])('shows %s and where it is', async (_, sql, expected) => {
		const wardId = await createTestWard(db, newId().slice(-8));
		for (let i = 1; i <= 5; i++) await log(wardId, `a${i}`);
		await tamper(sql(wardId));
		expect(await verifyAudit(db.read, wardId)).toEqual({ ok: false, ...expected });
	});

	it('shows by an anchor that the whole end was cut off, its head included, or rewritten', async () => {
		const wardId = await createTestWard(db, '00607');
		for (let i = 1; i <= 5; i++) await log(wardId, `a${i}`);
		const anchor = await readAuditHead(db.read, wardId);
		const [third] = (await listAudit(db.read, { wardId })).items.filter((entry) => entry.seq === 3);
		await tamper(`DELETE FROM audit_entry WHERE ward_id = '${wardId}' AND seq > 3`);
		await tamper(`UPDATE audit_head SET seq = 3, hash = '${third?.hash}' WHERE ward_id = '${wardId}'`);
		expect((await verifyAudit(db.read, wardId)).ok).toBe(true);
		expect(await verifyAudit(db.read, wardId, anchor)).toEqual({ ok: false, seq: 4, problem: 'cutOff' });
		await log(wardId, 'b4');
		await log(wardId, 'b5');
		expect(await verifyAudit(db.read, wardId, anchor)).toEqual({ ok: false, seq: 5, problem: 'notTheAnchored' });
	});

	it('with a key cannot be forged by somebody who has the database alone', async () => {
		const { open, freshUrl } = engine();
		const url = await freshUrl();
		const keyed = await open({ url, auditKey: Buffer.from('bí mật của hệ thống') });
		const wardId = await createTestWard(keyed);
		const fact = { wardId, at: T0, actor: OFFICER, target: null, detail: {} };
		await keyed.write((tx) => appendAudit(tx, { ...fact, action: 'real' }));
		await keyed.close();
		const thief = await open({ url });
		await thief.write((tx) => appendAudit(tx, { ...fact, action: 'forged' }));
		await thief.close();
		const again = await open({ url, auditKey: Buffer.from('bí mật của hệ thống') });
		expect(await verifyAudit(again.read, wardId)).toEqual({ ok: false, seq: 2, problem: 'changed' });
	});
});
onBothEngines('Notifications', (engine) => {
	let db: Database;
	let wardId: string;
	beforeAll(async () => {
		db = engine().db;
		wardId = await createTestWard(db);
	});
	const notify = (cause: string, id = newId(), dossierId: string | null = 'd') =>
		db.write((tx) =>
			queueNotification(tx, {
				id,
				wardId,
				dossierId,
				channel: 'email',
				recipient: 'a@b.vn',
				message: 'received',
				subject: 'Tiếp nhận',
				body: 'Hồ sơ đã được tiếp nhận',
				cause,
				createdAt: T0,
			}),
		);

	it('are queued once per cause and closed once', async () => {
		const id = newId();
		expect([await notify('d:2:email', id), await notify('d:2:email'), await notify('d:3:email')]).toEqual([
			true,
			false,
			true,
		]);
		expect((await queuedNotifications(db.read)).length).toBe(2);
		await db.write((tx) => finishNotification(tx, id, { state: 'sent', now: T1 }));
		await db.write((tx) => finishNotification(tx, id, { state: 'failed', error: 'late', now: T1 }));
		expect(await findNotification(db.read, id)).toMatchObject({ state: 'sent', error: null, finishedAt: T1 });
		expect((await queuedNotifications(db.read)).length).toBe(1);
		expect((await notificationsOf(db.read, wardId, 'd')).length).toBe(2);
		expect(await notificationsOf(db.read, 'other', 'd')).toEqual([]);
	});

	it('about no dossier are forgotten when they are old and closed, so many at a time', async () => {
		const ids = ['one', 'two', 'three', 'waits'].map((cause) => ({ cause, id: newId() }));
		for (const { cause, id } of ids) await notify(`letter:${cause}`, id, null);
		for (const { id } of ids.slice(0, 3))
			await db.write((tx) => finishNotification(tx, id, { state: 'sent', now: T0 }));
		const forget = (before: string, limit: number) => db.write((tx) => forgetStaffLetters(tx, before, limit));
		expect(await forget(T0, 10)).toBe(0);
		expect([await forget(T1, 2), await forget(T1, 2), await forget(T1, 2)]).toEqual([2, 1, 0]);
		expect((await queuedNotifications(db.read)).map(({ cause }) => cause)).toContain('letter:waits');
		expect((await notificationsOf(db.read, wardId, 'd')).length).toBe(2);
	});
});
