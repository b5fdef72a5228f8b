import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lookForIncidents } from '../../src/notifications/incidents/look-for-incidents.ts';
import { createMailer } from '../../src/notifications/mailer.ts';
import { remindStaff } from '../../src/schedules/reminders/remind-staff.ts';
import type { Services } from '../../src/services.ts';
import { carryOutDue } from '../../src/steps/outbox/carry-out.ts';
import { journey } from '../../src/testing/journey.ts';
import { startTestServices, type TestServices } from '../../src/testing/test-services.ts';
import { callerFor, createTestWard, type TestWard } from '../../src/testing/test-ward.ts';
import { type MailServer, openMailServer } from './mail-server.ts';

describe('letters to staff over SMTP', () => {
	let test: TestServices;
	let ward: TestWard;
	let post: MailServer;
	let services: Services;
	const signal = new AbortController().signal;

	beforeEach(async () => {
		[test, post] = await Promise.all([startTestServices(), openMailServer()]);
		ward = await createTestWard(test.services);
		for (const role of ['specialist', 'leader', 'administrator'] as const) {
			const letters = { email: `${role}@phuong.example.vn`, language: 'vi' as const, reminders: true };
			await callerFor(test.services, ward.people[role]).desk.letters.save(letters);
		}
		services = { ...test.services, mailer: createMailer(post.url, 'Một cửa <mot.cua@phuong.example.vn>') };
	});
	afterEach(async () => {
		services.mailer.close();
		await post.close();
		await test.close();
	});

	/** From here on only the test carries anything out: the engine has a mail server of its own. */
	async function dueDossier(): Promise<string> {
		const dossier = await journey(test, ward).paid();
		await test.engine.idle();
		await test.engine.close();
		test.clock.set('2026-11-05T07:05:00+07:00');
		return dossier.code;
	}

	it('arrive once, readable, for the person and the leader', async () => {
		const code = await dueDossier();
		for (let time = 0; time < 2; time++) {
			await remindStaff(services, signal);
			await carryOutDue(services);
		}
		const [leader, officer, ...more] = post.received.toSorted((a, b) => a.to.localeCompare(b.to));
		expect(more).toEqual([]);
		expect([leader?.to, officer?.to]).toEqual(['leader@phuong.example.vn', 'specialist@phuong.example.vn']);
		expect(officer?.subject).toBe('Phường Hạ Đình: 1 hồ sơ đến hạn hôm nay đang chờ bạn');
		expect(officer?.text).toContain(
			`${code} – Thủ tục thử (9.000001): hạn trả kết quả 17:00 ngày 05/11/2026; chưa ai nhận`,
		);
		expect(leader?.text).toContain('Tình hình chung của Phường Hạ Đình');
	});

	it('have the same id again when nobody knows whether they arrived, so that the mail server can drop the second', async () => {
		await dueDossier();
		post.loseNextAnswer();
		await remindStaff(services, signal);
		await carryOutDue(services);
		test.clock.advance({ minutes: 5 });
		await remindStaff(services, signal);
		await carryOutDue(services);
		await carryOutDue(services);
		expect(post.received).toHaveLength(3);
		expect(new Set(post.received.map(({ messageId }) => messageId)).size).toBe(2);
	});

	it('tell of an incident and of its end while nobody carries anything out', async () => {
		await test.engine.close();
		const versions = callerFor(services, ward.people.administrator).ward.versions;
		await versions.quarantine({ code: '9.000001', digest: ward.digest, reason: 'Tính sai lệ phí' });
		await lookForIncidents(services, new Map());
		await versions.release({ code: '9.000001', digest: ward.digest });
		test.clock.advance({ minutes: 15 });
		await lookForIncidents(services, new Map());
		await carryOutDue(services);
		expect(post.received.map(({ to, subject }) => `${to} ${subject}`)).toEqual([
			'administrator@phuong.example.vn Phường Hạ Đình: sự cố: “Thủ tục thử” (9.000001), phiên bản 1.0.0 đã bị cách ly',
			'administrator@phuong.example.vn Phường Hạ Đình: đã hết sự cố: “Thủ tục thử” (9.000001), phiên bản 1.0.0 đã bị cách ly',
		]);
		const ids = post.received.map(({ text }) => /Mã sự cố: (\S+)/.exec(text)?.[1]);
		expect(ids[0]).toBeDefined();
		expect(ids[1]).toBe(ids[0]);
	});
});
