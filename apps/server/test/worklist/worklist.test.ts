import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { journey } from '../../src/testing/journey.ts';
import { startTestServices, type TestServices } from '../../src/testing/test-services.ts';
import { callerFor, createTestWard, type TestWard } from '../../src/testing/test-ward.ts';
import type { DeskDossier, WorklistView } from '../../src/views.ts';

describe('worklists', () => {
	let test: TestServices;
	let ward: TestWard;
	const made: Record<string, DeskDossier> = {};

	beforeAll(async () => {
		test = await startTestServices();
		ward = await createTestWard(test.services);
		const way = journey(test, ward);
		made.registered = await way.registered({ fullName: 'Đặng Thị Ánh' });
		made.unpaid = await way.received();
		made.examine = await way.paid({ fullName: 'Lê Đình Đức' });
		made.blocked = await way.received({ mood: 'broken' });
		made.resolved = await way.resolved();
		made.rejected = await way.as('receptionist').reject({ ...way.target(await way.registered()), reason: 'x' });
	});
	afterAll(() => test.close());

	const list = async (role: keyof TestWard['people'], view: WorklistView, text?: string) => {
		const page = await callerFor(test.services, ward.people[role]).desk.worklist.list({
			view,
			...(text ? { text } : {}),
		});
		return page.items.map((item) => Object.keys(made).find((name) => made[name]?.id === item.id));
	};

	it('hold what waits for whom', async () => {
		expect(await list('receptionist', 'toReceive')).toEqual(['registered']);
		expect(await list('receptionist', 'toReturn')).toEqual(['resolved']);
		expect(await list('specialist', 'mine')).toEqual(['examine']);
		expect(await list('cashier', 'mine')).toEqual(['unpaid']);
		expect(await list('receptionist', 'waitingCitizen')).toEqual(['unpaid']);
		expect(await list('administrator', 'blocked')).toEqual(['blocked']);
		expect(await list('receptionist', 'finished')).toEqual(['rejected']);
		expect((await list('receptionist', 'open')).sort()).toEqual([
			'blocked',
			'examine',
			'registered',
			'resolved',
			'unpaid',
		]);
	});

	it('are counted without being read', async () => {
		const counts = await callerFor(test.services, ward.people.specialist).desk.worklist.counts();
		expect(counts).toMatchObject({
			mine: 1,
			toReceive: 1,
			toReturn: 1,
			waitingCitizen: 1,
			blocked: 1,
			open: 5,
			finished: 1,
		});
	});

	it('find by words without diacritics inside a view, and across all', async () => {
		expect(await list('receptionist', 'open', 'dang thi anh')).toEqual(['registered']);
		expect(await list('receptionist', 'toReturn', 'dang thi anh')).toEqual([]);
		const hits = await callerFor(test.services, ward.people.receptionist).desk.search({ text: 'le dinh duc' });
		expect(hits.map((hit) => hit.requesterName)).toEqual(['Lê Đình Đức']);
		const byCode = await callerFor(test.services, ward.people.receptionist).desk.search({
			text: made.examine?.code ?? '',
		});
		expect(byCode[0]?.id).toBe(made.examine?.id);
	});

	it('are read page by page', async () => {
		const desk = callerFor(test.services, ward.people.receptionist).desk.worklist;
		const seen: string[] = [];
		let cursor: string | undefined;
		for (let pages = 0; pages < 10; pages++) {
			const page = await desk.list({ view: 'open', limit: 2, ...(cursor ? { cursor } : {}) });
			seen.push(...page.items.map((item) => item.id));
			if (page.nextCursor === null) break;
			cursor = page.nextCursor;
		}
		expect(new Set(seen).size).toBe(5);
		expect(seen).toHaveLength(5);
	});

	it('know what is late and what is due today', async () => {
		test.clock.set('2026-11-05T09:00:00+07:00');
		expect(await list('receptionist', 'dueToday')).toEqual(expect.arrayContaining(['examine', 'blocked']));
		expect(await list('receptionist', 'overdue')).toEqual(['registered']);
		test.clock.set('2026-11-05T17:01:00+07:00');
		expect(await list('receptionist', 'overdue')).toEqual(expect.arrayContaining(['registered', 'examine', 'blocked']));
		const items = await callerFor(test.services, ward.people.receptionist).desk.worklist.list({ view: 'overdue' });
		expect(items.items.every((item) => item.timing === 'overdue')).toBe(true);
	});
});
