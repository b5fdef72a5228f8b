import { listAudit, outboxHealth } from '@motcua/database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readHealth } from '../../src/monitoring/health.ts';
import { journey } from '../../src/testing/journey.ts';
import { refusalOf } from '../../src/testing/refusal.ts';
import { startTestServices, type TestServices } from '../../src/testing/test-services.ts';
import { callerFor, createTestWard, type TestWard } from '../../src/testing/test-ward.ts';

describe('intents that were given up', () => {
	let test: TestServices;
	let ward: TestWard;
	let neighbour: TestWard;
	let way: ReturnType<typeof journey>;
	const by = 'Trần Thị administrator';

	beforeAll(async () => {
		test = await startTestServices();
		ward = await createTestWard(test.services);
		neighbour = await createTestWard(test.services, { code: '00337' });
		way = journey(test, ward);
	});
	afterAll(() => test.close());

	const monitor = (role: keyof TestWard['people'] = 'administrator', of = ward) =>
		callerFor(test.services, of.people[role]).platform.jobs;
	const lastAct = async () => {
		const [entry] = (await listAudit(test.services.db.read, { wardId: ward.wardId, limit: 1 })).items;
		return { action: entry?.action, target: entry?.target, by: entry?.actor.name, detail: entry?.detail };
	};

	it('are listed, seen on the health page, and tried again one by one or all', async () => {
		test.mailer.failing = true;
		const dossiers = [await way.registered(), await way.registered(), await way.registered()];
		for (let day = 0; day < 12; day++) {
			test.clock.advance({ hours: 7 });
			await test.engine.idle();
		}
		const { parked } = await outboxHealth(test.services.db.read);
		expect(parked).toHaveLength(3);
		expect(await monitor().overview()).toMatchObject({ parked: 3 });
		expect(await monitor('administrator', neighbour).overview()).toMatchObject({ parked: 0 });
		const health = await readHealth(test.services);
		expect(health.checks.find(({ id }) => id === 'outbox')).toMatchObject({
			ok: false,
			title: { vi: '3 thư hoặc việc kèm theo bị dừng sau nhiều lần thử' },
		});
		const { items } = await monitor().parked({});
		expect(items.map(({ dossierId }) => dossierId)).toEqual(dossiers.map(({ id }) => id).reverse());
		expect(items[0]).toMatchObject({
			title: { vi: 'Báo cho công dân về hồ sơ' },
			error: 'the mail server is away',
			attempt: 12,
		});

		test.mailer.failing = false;
		const sentBefore = test.mailer.sent.length;
		const n = items[2]?.n ?? 0;
		expect(await refusalOf(monitor('administrator', neighbour).retryParked({ n }))).toMatchObject({
			kind: 'NOT_FOUND',
			code: 'jobs.intentUnknown',
		});
		await monitor().retryParked({ n });
		expect(await lastAct()).toEqual({
			action: 'job.intentRetried',
			target: `dossier:${dossiers[0]?.id}`,
			by,
			detail: { intent: n, kind: 'message' },
		});
		await test.engine.idle();
		expect(test.mailer.sent).toHaveLength(sentBefore + 1);
		expect(await refusalOf(monitor().retryParked({ n }))).toMatchObject({ code: 'jobs.intentUnknown' });

		expect(await monitor('administrator', neighbour).retryAllParked({})).toEqual({ count: 0 });
		expect(await monitor().retryAllParked({})).toEqual({ count: 2 });
		expect(await lastAct()).toMatchObject({ action: 'job.intentsRetried', detail: { count: 2 } });
		await test.engine.idle();
		expect(test.mailer.sent).toHaveLength(sentBefore + 3);
		expect(await monitor().overview()).toMatchObject({ parked: 0 });
	});
});
