import { readScheduleRuns } from '@motcua/database';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { allSchedules } from '../../src/schedules/all-schedules.ts';
import { runSchedule } from '../../src/schedules/run-schedule.ts';
import { jobOf, type Schedule } from '../../src/schedules/schedule.ts';
import { keepSchedules, missedSchedules } from '../../src/schedules/start-schedules.ts';
import { startTestServices, type TestServices } from '../../src/testing/test-services.ts';

describe('what the installation does by itself', () => {
	let test: TestServices;
	let runs: number;
	let nightly: Schedule;
	const signal = new AbortController().signal;

	beforeEach(async () => {
		test = await startTestServices();
		runs = 0;
		nightly = {
			name: 'nightly',
			title: { vi: 'Hằng đêm', en: 'Nightly' },
			cron: '15 1 * * *',
			restHours: 12,
			missedAfterHours: 30,
			timeoutMs: 60_000,
			run: async () => ({ runs: ++runs }),
		};
	});
	afterEach(() => test.close());
	const stand = async () => (await readScheduleRuns(test.services.db.read)).get('nightly');

	it('stands in the queue once, at its time in the installation’s zone, and is left alone when it stands there', async () => {
		await keepSchedules(test.services, [nightly]);
		const [first] = await test.services.jobs.schedules();
		expect(first).toMatchObject({ key: 'nightly', type: 'schedules.nightly', cron: '15 1 * * *' });
		const next = Temporal.Instant.from(first?.nextAt ?? '').toZonedDateTimeISO('Asia/Ho_Chi_Minh');
		expect([next.hour, next.minute]).toEqual([1, 15]);

		await Promise.all([keepSchedules(test.services, [nightly]), keepSchedules(test.services, [nightly])]);
		expect(await test.services.jobs.schedules()).toEqual([first]);
		const [stats] = (await test.services.jobs.stats()).filter(({ type }) => type === 'schedules.nightly');
		expect(stats?.delayed).toBe(1);

		await keepSchedules(test.services, [{ ...nightly, cron: '45 2 * * *' }]);
		expect((await test.services.jobs.schedules()).map(({ cron }) => cron)).toEqual(['45 2 * * *']);
	});

	it('runs once for many workers that try together, and again the next night', async () => {
		const results = await Promise.all(Array.from({ length: 6 }, () => runSchedule(test.services, nightly, signal)));
		expect(results.filter((result) => result !== null)).toEqual([{ runs: 1 }]);
		expect(await runSchedule(test.services, nightly, signal)).toBeNull();
		test.clock.advance({ hours: 24 });
		expect(await runSchedule(test.services, nightly, signal)).toEqual({ runs: 2 });
		expect(await stand()).toMatchObject({ result: { runs: 2 }, failure: null, heldUntil: null });
	});

	it('notes why it failed and lets the next attempt run at once', async () => {
		const failing = { ...nightly, run: () => Promise.reject(new Error('the disk is full')) };
		await expect(runSchedule(test.services, failing, signal)).rejects.toThrow('the disk is full');
		expect(await stand()).toMatchObject({ failure: 'the disk is full', succeededAt: null });
		expect(await runSchedule(test.services, nightly, signal)).toEqual({ runs: 1 });
		expect(await stand()).toMatchObject({ failure: null });
	});

	it('is taken up by another worker when the one that ran it died', async () => {
		const { services, clock } = test;
		const started = Promise.withResolvers<void>();
		const never = { ...nightly, run: () => new Promise<never>(() => started.resolve()) };
		void runSchedule(services, never, signal);
		await started.promise;
		expect(await runSchedule(services, nightly, signal)).toBeNull();
		clock.advance({ minutes: 3 });
		expect(await runSchedule(services, nightly, signal)).toEqual({ runs: 1 });
	});

	it('is made good when it was missed, but not on the day it became known', async () => {
		const { services, clock } = test;
		await keepSchedules(services, [nightly]);
		expect(await missedSchedules(services, [nightly])).toEqual([]);
		clock.advance({ hours: 31 });
		expect(await missedSchedules(services, [nightly])).toEqual([nightly]);
		await keepSchedules(services, [nightly]);
		await keepSchedules(services, [nightly]);
		const done = Promise.withResolvers<void>();
		services.jobs.work(jobOf(nightly), async (_, context) => {
			await runSchedule(services, nightly, context.signal);
			done.resolve();
		});
		await done.promise;
		expect(runs).toBe(1);
		expect(await missedSchedules(services, [nightly])).toEqual([]);
	});

	it('has a name, a time and a title of its own, each', () => {
		const names = allSchedules.map(({ name }) => name);
		expect(new Set(names).size).toBe(names.length);
		expect(new Set(allSchedules.map(({ cron }) => cron)).size).toBe(names.length);
	});
});
