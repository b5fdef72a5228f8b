import { setRoles, updateStaff } from '@motcua/database';
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { remindStaff } from '../../src/schedules/reminders/remind-staff.ts';
import { forgetOldThings } from '../../src/schedules/retention.ts';
import { journey } from '../../src/testing/journey.ts';
import { startTestServices, type TestServices } from '../../src/testing/test-services.ts';
import { callerFor, createTestWard, type TestWard } from '../../src/testing/test-ward.ts';
import type { DeskDossier } from '../../src/views.ts';

/** The day before it is due, a Wednesday. */
const DAY_BEFORE = '2026-11-04T07:05:00+07:00';
const LAST_DAY = '2026-11-05T07:05:00+07:00';
const DAY_AFTER = '2026-11-06T07:05:00+07:00';
const SUNDAY = '2026-11-08T07:05:00+07:00';
const MONDAY = '2026-11-09T07:05:00+07:00';

describe('the reminder of the morning', () => {
	let test: TestServices;
	let ward: TestWard;
	let dossier: DeskDossier;
	const signal = new AbortController().signal;

	beforeEach(async () => {
		test = await startTestServices();
		ward = await createTestWard(test.services);
		// Due on Thursday at 17:00; waits for somebody of the field of justice.
		dossier = await journey(test, ward).paid();
		await test.engine.idle();
		test.mailer.sent.length = 0;
	});
	afterEach(() => test.close());

	type Role = keyof TestWard['people'];
	type Letters = { readonly email?: string | null; readonly language?: 'vi' | 'en'; readonly reminders?: boolean };
	async function writeTo(role: Role, letters: Letters = {}, of: TestWard = ward): Promise<void> {
		const wanted = { email: `${role}@phuong.example.vn`, language: 'vi' as const, reminders: true, ...letters };
		await callerFor(test.services, of.people[role]).desk.letters.save(wanted);
	}
	async function morning(at: string): Promise<TestServices['mailer']['sent']> {
		test.clock.set(at);
		test.mailer.sent.length = 0;
		await remindStaff(test.services, signal);
		await test.engine.idle();
		return [...test.mailer.sent];
	}
	const subjects = async (at: string) => (await morning(at)).map(({ to, subject }) => `${to.split('@')[0]} ${subject}`);
	const OVERDUE = 'Phường Hạ Đình: 1 hồ sơ quá hạn';
	const TODAY = 'Phường Hạ Đình: 1 hồ sơ đến hạn hôm nay';
	const SOON = 'Phường Hạ Đình: 1 hồ sơ sắp đến hạn';

	it('goes to those for whom the dossier waits and to the leader, before, on and after its last day', async () => {
		for (const role of ['specialist', 'clerk', 'receptionist', 'leader'] as const) await writeTo(role);
		expect(await subjects('2026-11-03T07:05:00+07:00')).toEqual([]);
		const told = (what: string) => [`leader ${what}`, `specialist ${what} đang chờ bạn`];
		expect(await subjects(DAY_BEFORE)).toEqual(told(SOON));
		expect(await subjects(LAST_DAY)).toEqual(told(TODAY));
		expect(await subjects(DAY_AFTER)).toEqual(told(OVERDUE));
		expect(await subjects(SUNDAY)).toEqual([]);
	});

	it('says code, procedure, the date of the law with what is left, and where to go; nobody’s name who asked', async () => {
		await writeTo('specialist');
		const [letter] = await morning(MONDAY);
		expect(letter?.text).toContain(
			`- ${dossier.code} – Thủ tục thử (9.000001): hạn trả kết quả 17:00 ngày 05/11/2026, quá hạn 2 ngày làm việc; chưa ai nhận`,
		);
		expect(letter?.text).toContain('http://motcua.test/admin/ho-so?nhom=mine');
		expect(letter?.text).toContain('http://motcua.test/admin/tai-khoan');
		expect(letter?.text).not.toContain(dossier.requester.fullName);
		expect(letter?.text).not.toMatch(/undefined|null|Dear|Overdue/);
	});

	it('follows who has taken it, and names them to the leader', async () => {
		const { services } = test;
		await services.db.write((tx) =>
			setRoles(
				tx,
				{ staffId: ward.people.clerk.staffId, wardId: ward.wardId },
				[{ role: 'specialist', field: 'justice' }],
				{
					at: '2026-11-02T00:00:00.000Z',
					by: 'test',
				},
			),
		);
		for (const role of ['specialist', 'clerk', 'leader'] as const) await writeTo(role);
		const firstTold = await morning(DAY_BEFORE);
		expect(firstTold.map(({ to }) => to.split('@')[0]).sort()).toEqual(['clerk', 'leader', 'specialist']);
		await callerFor(services, ward.people.specialist).desk.dossier.claim({
			dossierId: dossier.id,
			expectedSeq: dossier.seq,
		});
		const letters = await morning(LAST_DAY);
		expect(letters.map(({ to }) => to.split('@')[0])).toEqual(['leader', 'specialist']);
		expect(letters[0]?.text).toContain(`17:00 ngày 05/11/2026; ${ward.people.specialist.name}`);
		expect(letters[0]?.text).toContain('http://motcua.test/admin/ho-so?nhom=dueToday');
		expect(letters[1]?.text).toContain('17:00 ngày 05/11/2026; giao cho bạn');
	});

	it('has English below for who reads English', async () => {
		await writeTo('specialist', { language: 'en' });
		const [letter] = await morning(DAY_BEFORE);
		const [vietnamese, english] = letter?.text.split('— — —') ?? [];
		expect(vietnamese).toContain('còn 1 ngày làm việc; chưa ai nhận');
		expect(english).toContain(
			`${dossier.code} – Sample procedure (9.000001): result due 17:00 on 05/11/2026, 1 working day left; taken by nobody yet`,
		);
	});

	it('does not go to who wants none, who has no address or who has left; the wish outlives the address', async () => {
		const { services } = test;
		await writeTo('specialist', { reminders: false });
		await writeTo('leader');
		const { staffId } = ward.people.leader;
		await services.db.write((tx) => updateStaff(tx, staffId, { active: false, updatedAt: '2026-11-02T05:00:00.000Z' }));
		expect(await morning(LAST_DAY)).toEqual([]);
		const administration = callerFor(services, ward.people.administrator).ward.staff;
		const { specialist } = ward.people;
		const profile = { staffId: specialist.staffId, name: specialist.name, active: true };
		const roles = [{ role: 'specialist' as const, field: 'justice' as const }];
		await administration.update({ ...profile, roles, email: null });
		await administration.update({ ...profile, roles, email: 'other@phuong.example.vn' });
		expect(await morning(DAY_AFTER)).toEqual([]);
	});

	it('is written once, however often the job runs, at the same time or after it was killed in the middle', async () => {
		const { services, engine, mailer, clock } = test;
		for (const role of ['specialist', 'leader'] as const) await writeTo(role);
		clock.set(LAST_DAY);
		let people = 0;
		const dying = { throwIfAborted: () => people++ > 0 && expect.fail('killed') } as unknown as AbortSignal;
		await expect(remindStaff(services, dying)).rejects.toThrow('killed');
		await engine.idle();
		expect(mailer.sent).toHaveLength(1);
		const written = await Promise.all([1, 2, 3].map(() => remindStaff(services, signal)));
		expect(written.reduce((sum, letters) => sum + letters, 0)).toBe(1);
		expect(await remindStaff(services, signal)).toBe(0);
		await engine.idle();
		expect(mailer.sent.map(({ to }) => to).sort()).toEqual([
			'leader@phuong.example.vn',
			'specialist@phuong.example.vn',
		]);
		expect(new Set(mailer.sent.map(({ messageId }) => messageId)).size).toBe(2);
	});

	it('of yesterday is not sent any more when the mail server comes back', async () => {
		await writeTo('specialist');
		test.mailer.failing = true;
		expect(await morning(LAST_DAY)).toEqual([]);
		test.mailer.failing = false;
		expect(await subjects(DAY_AFTER)).toEqual([`specialist ${OVERDUE} đang chờ bạn`]);
		const { notification } = test.services.db.tables;
		const kept = await test.services.db.read.select().from(notification);
		const reminders = kept.filter(({ message }) => message === 'staffReminder');
		expect(reminders.map(({ state }) => state).sort()).toEqual(['dropped', 'sent']);
	});

	it('is not written where there is no mail server: the letters of weeks would come at once', async () => {
		await writeTo('specialist');
		test.mailer.configured = false;
		test.clock.set(LAST_DAY);
		expect(await remindStaff(test.services, signal)).toBe(0);
	});

	it('is one letter for somebody who works in two wards', async () => {
		const second = await createTestWard(test.services, { code: '00337' });
		const held = [{ role: 'leader' as const, field: null }];
		const { staffId } = ward.people.leader;
		const granted = { at: '2026-11-02T00:00:00.000Z', by: 'test' };
		await test.services.db.write((tx) => setRoles(tx, { staffId, wardId: second.wardId }, held, granted));
		await writeTo('leader');
		// Citizens file in the first ward of an installation; what a reminder reads of a dossier is moved to the other.
		const theirs = await journey(test, ward).paid();
		await test.engine.idle();
		const { dossier: t } = test.services.db.tables;
		await test.services.db.write((tx) => tx.update(t).set({ wardId: second.wardId }).where(eq(t.id, theirs.id)));
		const [letter, ...more] = await morning(DAY_AFTER);
		expect(more).toEqual([]);
		expect(letter?.text).toContain(dossier.code);
		expect(letter?.text).toContain(theirs.code);
		expect(letter?.text.match(/PHƯỜNG HẠ ĐÌNH/g)).toHaveLength(2);
	});

	it('is forgotten after some months, and nothing of a dossier with it', async () => {
		await writeTo('specialist');
		await morning(LAST_DAY);
		const messages = async () => {
			const rows = await test.services.db.read.select().from(test.services.db.tables.notification);
			return [rows.length, rows.filter(({ message }) => message === 'staffReminder').length];
		};
		const [before = 0] = await messages();
		test.clock.advance({ hours: 24 * 80 });
		expect(await forgetOldThings(test.services, signal)).toMatchObject({ letters: 0 });
		test.clock.advance({ hours: 24 * 11 });
		expect(await forgetOldThings(test.services, signal)).toMatchObject({ letters: 1 });
		expect(await messages()).toEqual([before - 1, 0]);
	});
});
