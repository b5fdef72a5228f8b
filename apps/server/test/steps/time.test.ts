import { addToOutbox, saveCalendar } from '@motcua/database';
import { shippedCalendar } from '@motcua/domain/deadlines';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { journey } from '../../src/testing/journey.ts';
import { startTestServices, type TestServices } from '../../src/testing/test-services.ts';
import { createTestWard, type TestWard } from '../../src/testing/test-ward.ts';

describe('the passing of time', () => {
	let test: TestServices;
	let ward: TestWard;
	let way: ReturnType<typeof journey>;

	beforeEach(async () => {
		test = await startTestServices();
		ward = await createTestWard(test.services);
		way = journey(test, ward);
	});
	afterEach(() => test.close());

	it('counts the dates of open dossiers anew when the calendar changes, with a trace in each record', async () => {
		const { services, engine, clock } = test;
		const open = await way.paid();
		const ended = await way.as('receptionist').withdraw({ ...way.target(await way.paid()), reason: 'x' });
		expect(open.clock.dueAt).toBe('2026-11-05T10:00:00.000Z');

		const at = clock.now().toString();
		const storm = {
			from: '2026-11-04',
			until: '2026-11-04',
			reason: { vi: 'Bão', en: 'Storm' },
			document: '12/QĐ-UBND',
		};
		await services.db.write(async (tx) => {
			const body = { ...shippedCalendar, version: `${ward.wardId}-2`, closures: [storm] };
			await saveCalendar(tx, {
				wardId: ward.wardId,
				expectedVersion: 0,
				body,
				reason: 'Bão',
				savedAt: at,
				savedBy: 'x',
			});
			await addToOutbox(tx, {
				kind: 'calendar.recompute',
				wardId: ward.wardId,
				dossierId: null,
				payload: { reason: 'Nghỉ bão theo 12/QĐ-UBND' },
				dueAt: at,
				createdAt: at,
			});
		});
		await engine.idle();

		const moved = await way.as('specialist').get({ dossierId: open.id });
		expect(moved.clock.dueAt).toBe('2026-11-06T10:00:00.000Z');
		expect(moved.timeline.at(-1)).toMatchObject({
			type: 'dueAtRecomputed',
			actorKind: 'system',
			detail: { vi: expect.stringContaining('Nghỉ bão theo 12/QĐ-UBND') },
		});
		expect((await way.as('specialist').get({ dossierId: ended.id })).seq).toBe(ended.seq);
	});
});
