import { newId } from '@motcua/domain';
import { beforeAll, expect, it } from 'vitest';
import {
	createStaff,
	type Database,
	findStaff,
	findStaffOfUser,
	listStaff,
	setRoles,
	staffWithRole,
	updateStaff,
} from '../../src/index.ts';
import { createTestWard } from '../../src/testing/index.ts';
import { onBothEngines } from '../engines.ts';

const T0 = '2026-03-02T00:00:00.000Z';
const T1 = '2026-03-03T00:00:00.000Z';

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

	it('are written to where they said, in their language, and reminded unless they do not want to be', async () => {
		const id = await hire('Phạm Thị Dung');
		await grant(id, wardId, [{ role: 'clerk', field: null }]);
		expect(await findStaff(db.read, wardId, id)).toMatchObject({ email: null, letterLanguage: 'vi', reminders: true });
		const letters = { email: 'dung@phuong.example.vn', letterLanguage: 'en', reminders: false } as const;
		await db.write((tx) => updateStaff(tx, id, { ...letters, updatedAt: T1 }));
		expect(await findStaff(db.read, wardId, id)).toMatchObject(letters);
		expect((await listStaff(db.read, wardId)).find((person) => person.id === id)).toMatchObject(letters);
		await db.write((tx) => updateStaff(tx, id, { email: null, updatedAt: T1 }));
		expect(await findStaff(db.read, wardId, id)).toMatchObject({ email: null, reminders: false });
	});
});
