import { readScheduleRuns } from '@motcua/database';
import { Registry } from 'prom-client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { allSchedules } from '../../src/schedules/all-schedules.ts';
import { runSchedule } from '../../src/schedules/run-schedule.ts';
import { registerScheduleMetrics } from '../../src/schedules/schedule-metrics.ts';
import { fileSample } from '../../src/testing/filing.ts';
import { journey } from '../../src/testing/journey.ts';
import { startTestServices, type TestServices } from '../../src/testing/test-services.ts';
import { callerFor, createTestWard, type TestWard } from '../../src/testing/test-ward.ts';

const sweep = allSchedules.find(({ name }) => name === 'deadline-sweep') ?? expect.fail('no sweep');

describe('the sweep of the deadlines', () => {
	let test: TestServices;
	let ward: TestWard;
	let way: ReturnType<typeof journey>;
	/** What the open worklists of the ward hear. */
	let heard: string[];
	let stop: AbortController;
	let listening: Promise<void>;

	beforeEach(async () => {
		test = await startTestServices();
		ward = await createTestWard(test.services);
		way = journey(test, ward);
		heard = [];
		stop = new AbortController();
	});
	afterEach(async () => {
		stop.abort();
		await listening;
		await test.close();
	});

	async function listen(): Promise<void> {
		await test.engine.idle();
		listening = (async () => {
			for await (const notice of test.services.changes.ofWard(ward.wardId, stop.signal)) heard.push(notice.dossierId);
		})();
		await told();
	}
	const told = () => new Promise((resolve) => setImmediate(resolve));
	const run = (signal = new AbortController().signal) => runSchedule(test.services, sweep, signal);
	const at = (iso: string): void => test.clock.set(iso);

	it('tells the open worklists of the dossiers whose deadline has just passed, once', async () => {
		// Due on Thursday 05/11 at 17:00.
		const dossier = await way.paid();
		await listen();
		expect(await run()).toMatchObject({ becameOverdue: 0, overdue: 0 });
		at('2026-11-05T16:59:01+07:00');
		await run();
		heard.length = 0;
		at('2026-11-05T17:00:01+07:00');
		expect(await run()).toMatchObject({ becameOverdue: 1, overdue: 1, overdueEver: 1 });
		at('2026-11-05T17:01:01+07:00');
		expect(await run()).toMatchObject({ becameOverdue: 0, overdue: 1, overdueEver: 1 });
		await told();
		expect(heard).toEqual([dossier.id]);
	});

	it('tells of those whose last day has begun, by the day of the ward', async () => {
		const dossier = await way.paid();
		await listen();
		at('2026-11-04T23:59:01+07:00');
		await run();
		heard.length = 0;
		at('2026-11-05T00:00:01+07:00');
		expect(await run()).toMatchObject({ becameDueToday: 1, dueToday: 1, becameOverdue: 0 });
		at('2026-11-05T00:01:01+07:00');
		expect(await run()).toMatchObject({ becameDueToday: 0, dueToday: 1 });
		await told();
		expect(heard).toEqual([dossier.id]);
	});

	it('goes on where the last one ended, however long nothing ran, and once for many workers that try together', async () => {
		await way.paid();
		await way.paid();
		await run();
		at('2026-11-09T08:00:01+07:00');
		const results = await Promise.all(Array.from({ length: 5 }, () => run()));
		expect(results.filter((result) => result !== null)).toMatchObject([{ becameOverdue: 2, overdueEver: 2 }]);
	});

	it('finds them all when there are more than a page of the same minute', async () => {
		const { services } = test;
		const template = await fileSample(services, ward);
		await run();
		const { dossier } = services.db.tables;
		const [row] = await services.db.read.select().from(dossier);
		if (!row) return expect.fail('no dossier');
		const { n: _, ...copy } = row;
		await services.db.write(async (tx) => {
			for (let index = 0; index < 1_100; index++)
				await tx.insert(dossier).values({
					...copy,
					id: `${copy.id}-${index}`,
					temporaryCode: `${copy.temporaryCode}-${index}`,
					deadlineAt: '2026-11-02T03:00:00.000Z',
				});
		});
		await listen();
		at('2026-11-02T10:00:01+07:00');
		expect(await run()).toMatchObject({ becameOverdue: 1_100, overdue: 1_100 });
		await told();
		expect(new Set(heard).size).toBe(1_100);
		expect(heard).not.toContain(template.dossierId);
	});

	it('counts again nothing when it is stopped in the middle', async () => {
		await way.paid();
		await run();
		at('2026-11-05T17:00:01+07:00');
		await expect(run(AbortSignal.abort(new Error('the process stops')))).rejects.toThrow('the process stops');
		expect(await run()).toMatchObject({ becameOverdue: 1, overdueEver: 1 });
	});

	it('tells in its time what it told too early by a clock that was wrong', async () => {
		await way.paid();
		await run();
		at('2027-11-05T09:00:00+07:00');
		expect(await run()).toMatchObject({ becameOverdue: 1 });
		at('2026-11-05T16:00:00+07:00');
		expect(await run()).toMatchObject({ becameOverdue: 0, overdue: 0 });
		at('2026-11-05T17:00:01+07:00');
		expect(await run()).toMatchObject({ becameOverdue: 1, overdue: 1 });
	});

	it('is seen in the list of schedules and in the figures', async () => {
		await way.paid();
		await run();
		at('2026-11-05T17:00:01+07:00');
		await run();
		const listed = await callerFor(test.services, ward.people.administrator).platform.schedules();
		expect(listed.find(({ name }) => name === 'deadline-sweep')).toMatchObject({
			succeededAt: '2026-11-05T10:00:01.000Z',
			failure: null,
			found: { en: '1 overdue, 0 due today; 1 became overdue in all' },
		});
		const registry = new Registry();
		registerScheduleMetrics(registry, test.services);
		const text = await registry.metrics();
		expect(text).toContain('motcua_dossiers_overdue 1\n');
		expect(text).toContain('motcua_dossiers_became_overdue_total 1\n');
		expect(text).toContain('motcua_schedule_last_success_timestamp_seconds{schedule="deadline-sweep"} 1793872801');
		expect(await registry.metrics()).toContain('motcua_dossiers_became_overdue_total 1\n');
	});

	it('is missed after five minutes', async () => {
		const health = async () =>
			(await callerFor(test.services, ward.people.administrator).platform.health()).checks.find(
				({ id }) => id === 'schedules',
			);
		await run();
		test.clock.advance({ minutes: 4 });
		expect(await health()).toMatchObject({ ok: true });
		test.clock.advance({ minutes: 2 });
		expect(await health()).toMatchObject({ ok: false, advice: { vi: expect.stringContaining(sweep.title.vi) } });
	});

	it('leaves one row, whatever it has run', async () => {
		for (let minute = 0; minute < 5; minute++) {
			await run();
			test.clock.advance({ minutes: 1 });
		}
		expect([...(await readScheduleRuns(test.services.db.read)).keys()]).toEqual(['deadline-sweep']);
	});
});
