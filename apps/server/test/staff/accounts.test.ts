import { findStaff, listAudit } from '@motcua/database';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { journey } from '../../src/testing/journey.ts';
import { refusalOf } from '../../src/testing/refusal.ts';
import { startTestServices, type TestServices } from '../../src/testing/test-services.ts';
import { callerFor, createTestWard, type TestWard } from '../../src/testing/test-ward.ts';

const ADDRESS = 'lan.tuphap@phuong.example.vn';

describe('the address of a member of staff', () => {
	let test: TestServices;
	let ward: TestWard;

	beforeEach(async () => {
		test = await startTestServices();
		ward = await createTestWard(test.services);
	});
	afterEach(() => test.close());

	const administration = () => callerFor(test.services, ward.people.administrator).ward.staff;
	const own = (role: keyof TestWard['people']) => callerFor(test.services, ward.people[role]).desk.letters;
	const profile = { name: 'Lê Thị Lan', title: '', roles: [{ role: 'clerk' as const }] };
	const stored = async (staffId: string) => findStaff(test.services.db.read, ward.wardId, staffId);
	const audited = async (action: string) => {
		const { items } = await listAudit(test.services.db.read, { wardId: ward.wardId, cursor: null });
		return items.filter((entry) => entry.action === action);
	};

	it('is set by the administrator, in its stored form, and taken away again', async () => {
		const { staffId } = await administration().create({
			...profile,
			username: 'lan',
			email: ' Lan@Phuong.Example.VN ',
		});
		expect(await stored(staffId)).toMatchObject({ email: 'Lan@phuong.example.vn', reminders: true });
		const change = { ...profile, staffId, active: true };
		expect(await administration().update({ ...change, email: ADDRESS })).toMatchObject({ email: ADDRESS });
		expect(await administration().update(change)).toMatchObject({ email: ADDRESS });
		expect((await administration().list()).find(({ id }) => id === staffId)).toMatchObject({ email: ADDRESS });
		expect(await administration().update({ ...change, email: '' })).toMatchObject({ email: null });
		const acts = [...(await audited('staff.updated')), ...(await audited('staff.created'))];
		expect(acts.map(({ detail }) => detail.email)).toEqual(['removed', 'kept', 'changed', 'added']);
		// What is chained can never be forgotten.
		expect(JSON.stringify(acts)).not.toContain('example.vn');
	});

	it('is refused when it is none, in words, by the format that forms ask of citizens', async () => {
		const wrong = { kind: 'BAD_REQUEST', code: 'staff.emailWrong', field: 'email' };
		for (const email of ['lan', 'lan@phuong', 'lân@phuong.vn', 'lan phuong@example.vn', 'a@b.vn\r\nBcc: x@y.vn']) {
			expect(await refusalOf(administration().create({ ...profile, username: 'lan', email }))).toMatchObject(wrong);
			const letters = { email, language: 'vi' as const, reminders: true };
			expect(await refusalOf(own('clerk').save(letters))).toMatchObject(wrong);
		}
		expect((await own('clerk').get()).email).toBeNull();
	});

	it('is one’s own to change, with language and reminder; the administrator changes neither', async () => {
		expect(await own('clerk').get()).toEqual({ email: null, language: 'vi', reminders: true, mailServer: true });
		const saved = await own('clerk').save({ email: ADDRESS, language: 'en', reminders: false });
		expect(saved).toEqual({ email: ADDRESS, language: 'en', reminders: false, mailServer: true });
		const { staffId } = ward.people.clerk;
		await administration().update({ ...profile, staffId, active: true, email: `new.${ADDRESS}` });
		await administration().update({ ...profile, staffId, active: true, email: null });
		expect(await stored(staffId)).toMatchObject({ email: null, letterLanguage: 'en', reminders: false });
		const [act] = await audited('staff.lettersChanged');
		expect(act).toMatchObject({
			target: `staff:${staffId}`,
			detail: { email: 'added', language: 'en', reminders: false },
		});
		expect(JSON.stringify(act)).not.toContain(ADDRESS);
	});

	it('is never shown to citizens', async () => {
		const roles = ['receptionist', 'specialist', 'cashier', 'clerk', 'leader'] as const;
		for (const role of roles)
			await own(role).save({ email: `${role}@secret.example.vn`, language: 'vi', reminders: true });
		const way = journey(test, ward);
		const dossier = await way.resolved();
		const portal = callerFor(test.services, null).public;
		const trackToken = test.services.trackTokens.issue(ward.wardId, dossier.id);
		const shown = [await portal.dossier.tracked({ trackToken }), await portal.ward.info(), test.mailer.sent];
		expect(JSON.stringify(shown)).not.toContain('secret.example.vn');
		// Nor to colleagues, who have no use for it.
		const desk = callerFor(test.services, ward.people.unitHead).desk;
		const inside = [await desk.dossier.get({ dossierId: dossier.id }), await desk.me()];
		expect(JSON.stringify(inside)).not.toContain('secret.example.vn');
	});
});
