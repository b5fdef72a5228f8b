import { notificationsOf, outboxHealth } from '@motcua/database';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hurryMail } from '../../src/steps/outbox/carry-out.ts';
import { journey } from '../../src/testing/journey.ts';
import { startTestServices, type TestServices } from '../../src/testing/test-services.ts';
import { createTestWard, type TestWard } from '../../src/testing/test-ward.ts';

describe('messages to the citizen', () => {
	let test: TestServices;
	let ward: TestWard;
	let way: ReturnType<typeof journey>;

	beforeEach(async () => {
		test = await startTestServices();
		ward = await createTestWard(test.services);
		way = journey(test, ward);
	});
	afterEach(() => test.close());

	it('are sent once, with a stable id, in Vietnamese and English', async () => {
		const dossier = await way.received();
		expect(dossier.messages.map((message) => message.state)).toContain('sent');
		const notes = await notificationsOf(test.services.db.read, ward.wardId, dossier.id);
		expect(notes.every((note) => note.state === 'sent')).toBe(true);
		expect(test.mailer.sent.map((mail) => mail.messageId).sort()).toEqual(notes.map((note) => note.id).sort());
		const accepted = test.mailer.sent.find((mail) => mail.subject.includes('đã được tiếp nhận'));
		expect(accepted?.text).toContain('Hẹn trả kết quả: 17:00 ngày 05/11/2026');
		expect(accepted?.text).toContain('The result is promised for 17:00 on 05/11/2026');
		expect(accepted?.text).toContain(`http://motcua.test/theo-doi/${dossier.code}`);
		expect(accepted?.text).not.toMatch(/\{\{|undefined/);
	});

	it('wait for a mail server that is away, and are parked when it stays away', async () => {
		test.mailer.failing = true;
		const dossier = await way.registered();
		expect(await outboxHealth(test.services.db.read)).toMatchObject({ parked: [] });
		test.mailer.failing = false;
		test.clock.advance({ minutes: 1 });
		await test.engine.idle();
		expect(test.mailer.sent).toHaveLength(1);

		test.mailer.failing = true;
		await way.as('receptionist').receive(way.target(dossier));
		for (let day = 0; day < 12; day++) {
			await test.engine.idle();
			test.clock.advance({ hours: 7 });
		}
		const { parked } = await outboxHealth(test.services.db.read);
		expect(parked.length).toBeGreaterThan(0);
		expect(parked[0]).toMatchObject({ kind: 'message', lastError: 'the mail server is away' });
	});

	it('are left alone while no mail server is configured, and sent by the first process that has one', async () => {
		test.mailer.configured = false;
		const dossier = await way.received();
		const attempts = async () =>
			(await test.services.db.read.select().from(test.services.db.read.tables.outbox)).map((entry) => entry.attempt);
		expect(await attempts()).toEqual(dossier.messages.map(() => 1));
		for (let day = 0; day < 3; day++) {
			test.clock.advance({ hours: 240 });
			await test.engine.idle();
		}
		expect((await attempts()).filter((attempt) => attempt > 1)).toEqual([]);

		test.mailer.configured = true;
		await hurryMail(test.services);
		await test.engine.idle();
		expect(test.mailer.sent).toHaveLength(dossier.messages.length);
		expect(await attempts()).toEqual([]);
	});

	it('are not written for somebody without an address', async () => {
		const dossier = await way.received({ email: undefined });
		expect(await notificationsOf(test.services.db.read, ward.wardId, dossier.id)).toEqual([]);
	});
});
