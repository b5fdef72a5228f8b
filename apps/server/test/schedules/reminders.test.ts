import { notificationsOf } from '@motcua/database';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { remindCitizens } from '../../src/schedules/reminders/remind-citizens.ts';
import { remindDesk } from '../../src/schedules/reminders/remind-desk.ts';
import { journey } from '../../src/testing/journey.ts';
import { startTestServices, type TestServices } from '../../src/testing/test-services.ts';
import { createTestWard, type TestWard } from '../../src/testing/test-ward.ts';

describe('reminders', () => {
	let test: TestServices;
	let ward: TestWard;
	let way: ReturnType<typeof journey>;
	const signal = new AbortController().signal;

	beforeEach(async () => {
		test = await startTestServices({ config: { remind: { desk: ['mot.cua@phuong.example.vn'], supplementDays: 3 } } });
		ward = await createTestWard(test.services);
		way = journey(test, ward);
	});
	afterEach(() => test.close());

	it('write to a citizen shortly before the time to complete a dossier ends, once', async () => {
		const { services, clock, engine, mailer } = test;
		const dossier = await way.registered();
		const asked = await way.as('receptionist').requestSupplement({
			...way.target(dossier),
			items: ['Bản sao giấy khai sinh'],
			reason: 'Thiếu giấy tờ',
		});
		await engine.idle();
		const respondBy = asked.supplements[0]?.respondBy ?? '';
		mailer.sent.length = 0;
		expect(await remindCitizens(services, signal)).toBe(0);

		clock.set(Temporal.Instant.from(respondBy).subtract({ hours: 60 }).toString());
		expect(await remindCitizens(services, signal)).toBe(1);
		expect(await remindCitizens(services, signal)).toBe(0);
		await engine.idle();
		expect(mailer.sent.map(({ subject }) => subject)).toEqual([expect.stringMatching(/^Nhắc bổ sung hồ sơ /)]);
		expect(mailer.sent[0]?.text).toContain('có thể bị dừng giải quyết');
		const told = await notificationsOf(services.db.read, ward.wardId, dossier.id);
		expect(told.filter(({ message }) => message === 'supplementReminder')).toHaveLength(1);

		clock.set(Temporal.Instant.from(respondBy).add({ hours: 1 }).toString());
		expect(await remindCitizens(services, signal)).toBe(0);
	});

	it('tell the desk on working mornings what is overdue or due today, without anybody’s name who asked', async () => {
		const { services, clock, engine, mailer } = test;
		const dossier = await way.paid();
		await engine.idle();
		mailer.sent.length = 0;
		expect(await remindDesk(services)).toBe(0);
		clock.set('2026-11-05T07:05:00+07:00');
		expect(await remindDesk(services)).toBe(1);
		expect(await remindDesk(services)).toBe(0);
		await engine.idle();
		clock.set('2026-11-06T07:05:00+07:00');
		expect(await remindDesk(services)).toBe(1);
		await engine.idle();
		clock.set('2026-11-08T07:05:00+07:00');
		expect(await remindDesk(services)).toBe(0);
		await engine.idle();
		expect(mailer.sent.map(({ to, subject }) => `${to} ${subject}`)).toEqual([
			'mot.cua@phuong.example.vn Phường Hạ Đình: 0 hồ sơ quá hạn, 1 hồ sơ đến hạn hôm nay',
			'mot.cua@phuong.example.vn Phường Hạ Đình: 1 hồ sơ quá hạn, 0 hồ sơ đến hạn hôm nay',
		]);
		expect(mailer.sent[0]?.text).toContain(dossier.code ?? 'none');
		expect(mailer.sent[0]?.text).not.toContain(dossier.requester.fullName);
	});
});
