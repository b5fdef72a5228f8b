import { newId } from '@motcua/domain';
import { beforeAll, expect, it } from 'vitest';
import {
	appendAudit,
	changeWardProcedure,
	claimUploads,
	createStaff,
	createWard,
	type Database,
	deleteDraft,
	filesToScan,
	findDraft,
	findFile,
	findFiles,
	findNotification,
	findPackage,
	findStaff,
	findStaffOfUser,
	findUploads,
	findWard,
	findWardProcedure,
	finishNotification,
	forgetExpiredDrafts,
	forgetUnusedFiles,
	forgetUploadsBefore,
	listAudit,
	listPackages,
	listPublished,
	listStaff,
	listWardProcedures,
	listWards,
	notificationsOf,
	publicationHistory,
	quarantinePackage,
	queuedNotifications,
	queueNotification,
	RevisionConflictError,
	readAuditHead,
	readCalendar,
	readSettings,
	recordFile,
	recordPackage,
	recordUpload,
	saveCalendar,
	saveDraft,
	saveSettings,
	setFileScan,
	setRoles,
	staffWithRole,
	updateStaff,
	updateWard,
	verifyAudit,
} from '../../src/index.ts';
import { createTestWard, fileDossier, OFFICER, TEST_DIGEST } from '../../src/testing/index.ts';
import { onBothEngines } from '../engines.ts';

const T0 = '2026-03-02T00:00:00.000Z';
const T1 = '2026-03-03T00:00:00.000Z';
const hex = (): string => newId().replaceAll('-', '').padEnd(64, '0');

onBothEngines('Wards', (engine) => {
	let db: Database;
	beforeAll(() => {
		db = engine().db;
	});

	it('are kept, listed and changed', async () => {
		const id = newId();
		await db.write((tx) =>
			createWard(tx, {
				id,
				code: '00343',
				name: 'Phường Hạ Đình',
				provinceCode: '01',
				agencyCode: 'H26.1',
				createdAt: T0,
			}),
		);
		await db.write((tx) => updateWard(tx, id, { agencyCode: 'H26.242' }));
		expect(await findWard(db.read, id)).toEqual({
			id,
			code: '00343',
			name: 'Phường Hạ Đình',
			provinceCode: '01',
			agencyCode: 'H26.242',
			createdAt: T0,
		});
		expect((await listWards(db.read)).map((ward) => ward.id)).toEqual([id]);
		expect(await findWard(db.read, newId())).toBeNull();
	});

	it('keep every version of settings and calendars, and refuse a save over an unseen one', async () => {
		const wardId = await createTestWard(db, '00400');
		const save = (expectedVersion: number, body: Record<string, unknown>) =>
			db.write((tx) => saveSettings(tx, { wardId, expectedVersion, body, savedAt: T0, savedBy: 'a' }));
		expect(await readSettings(db.read, wardId)).toBeNull();
		expect(await save(0, { phone: '1' })).toBe(1);
		expect(await save(1, { phone: '2' })).toBe(2);
		await expect(save(1, { phone: 'lost' })).rejects.toMatchObject({ code: 'record.stale', current: 2 });
		await expect(save(0, { phone: 'lost' })).rejects.toBeInstanceOf(RevisionConflictError);
		await expect(save(7, { phone: 'gap' })).rejects.toBeInstanceOf(RevisionConflictError);
		expect(await readSettings(db.read, wardId)).toMatchObject({ version: 2, body: { phone: '2' } });

		const calendar = {
			version: 'ward-1',
			timeZone: 'Asia/Ho_Chi_Minh',
			sameDayCutOff: '15:00',
			sessionTables: [],
			years: [2026],
			holidays: [],
			makeUpDays: [],
			closures: [],
		};
		await db.write((tx) =>
			saveCalendar(tx, { wardId, expectedVersion: 0, body: calendar, reason: 'QĐ 12', savedAt: T0, savedBy: 'a' }),
		);
		await db.write((tx) =>
			saveCalendar(tx, {
				wardId,
				expectedVersion: 1,
				body: { ...calendar, version: 'ward-2' },
				reason: 'Bão',
				savedAt: T1,
				savedBy: 'a',
			}),
		);
		expect(await readCalendar(db.read, wardId)).toMatchObject({
			version: 2,
			reason: 'Bão',
			body: { version: 'ward-2' },
		});
		expect(await readCalendar(db.read, wardId, 1)).toMatchObject({ version: 1, reason: 'QĐ 12', body: calendar });
		expect(await readCalendar(db.read, wardId, 9)).toBeNull();
	});
});

onBothEngines('Staff', (engine) => {
	let db: Database;
	let wardId: string;
	beforeAll(async () => {
		db = engine().db;
		wardId = await createTestWard(db);
	});
	const hire = async (fullName: string): Promise<string> => {
		const id = newId();
		const account = {
			id: `user-${id}`,
			name: fullName,
			email: `${id}@ward.invalid`,
			emailVerified: true,
			createdAt: new Date(T0),
			updatedAt: new Date(T0),
			username: id,
		};
		await db.write(async (tx) => {
			await tx.insert(tx.tables.user).values(account);
			await createStaff(tx, {
				id,
				userId: account.id,
				fullName,
				title: 'Công chức',
				phone: null,
				active: true,
				mustChangePassword: true,
				createdAt: T0,
				updatedAt: T0,
			});
		});
		return id;
	};
	const grant = (staffId: string, ward: string, roles: Parameters<typeof setRoles>[2]) =>
		db.write((tx) => setRoles(tx, { staffId, wardId: ward }, roles, { at: T0, by: 'admin' }));

	it('hold several roles in a ward, others in another, and none elsewhere', async () => {
		const second = await createTestWard(db, '00401');
		const id = await hire('Lê Thị Lan');
		await grant(id, wardId, [
			{ role: 'receptionist', field: null },
			{ role: 'specialist', field: 'justice' },
			{ role: 'specialist', field: 'social' },
		]);
		await grant(id, second, [{ role: 'leader', field: null }]);
		expect((await findStaff(db.read, wardId, id))?.roles).toEqual(
			expect.arrayContaining([
				{ role: 'receptionist', field: null },
				{ role: 'specialist', field: 'justice' },
				{ role: 'specialist', field: 'social' },
			]),
		);
		expect((await findStaff(db.read, second, id))?.roles).toEqual([{ role: 'leader', field: null }]);
		expect(await findStaff(db.read, await createTestWard(db, '00402'), id)).toBeNull();
		const account = await findStaffOfUser(db.read, `user-${id}`);
		expect(account?.staff.fullName).toBe('Lê Thị Lan');
		expect(account?.roles.length).toBe(4);
		expect(await findStaffOfUser(db.read, 'nobody')).toBeNull();
	});

	it('lose the roles that are not granted again, and the ward with the last of them', async () => {
		const id = await hire('Hoàng Văn Bình');
		await grant(id, wardId, [
			{ role: 'clerk', field: null },
			{ role: 'cashier', field: null },
		]);
		await grant(id, wardId, [{ role: 'cashier', field: null }]);
		expect((await findStaff(db.read, wardId, id))?.roles).toEqual([{ role: 'cashier', field: null }]);
		await grant(id, wardId, []);
		expect(await findStaff(db.read, wardId, id)).toBeNull();
		expect((await listStaff(db.read, wardId)).map((person) => person.id)).not.toContain(id);
	});

	it('are found by role and field for assigning, when active', async () => {
		const [justice, social, general, left] = [await hire('A'), await hire('B'), await hire('C'), await hire('D')];
		await grant(justice, wardId, [{ role: 'specialist', field: 'justice' }]);
		await grant(social, wardId, [{ role: 'specialist', field: 'social' }]);
		await grant(general, wardId, [{ role: 'specialist', field: null }]);
		await grant(left, wardId, [{ role: 'specialist', field: 'justice' }]);
		await db.write((tx) => updateStaff(tx, left, { active: false, updatedAt: T1 }));
		const ids = (await staffWithRole(db.read, wardId, 'specialist', 'justice')).map((person) => person.id);
		expect(ids).toEqual(expect.arrayContaining([justice, general]));
		expect(ids).not.toContain(social);
		expect(ids).not.toContain(left);
	});
});

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

onBothEngines('Notifications', (engine) => {
	let db: Database;
	let wardId: string;
	beforeAll(async () => {
		db = engine().db;
		wardId = await createTestWard(db);
	});
	const notify = (cause: string, id = newId()) =>
		db.write((tx) =>
			queueNotification(tx, {
				id,
				wardId,
				dossierId: 'd',
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
});

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
