import { readScheduleRuns } from '@motcua/database';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { allSchedules } from '../../src/schedules/all-schedules.ts';
import { runSchedule } from '../../src/schedules/run-schedule.ts';
import { jobOf, type Schedule } from '../../src/schedules/schedule.ts';
import { keepSchedules, missedSchedules } from '../../src/schedules/start-schedules.ts';
import { startTestServices, type TestServices } from '../../src/testing/test-services.ts';
import { callerFor, createTestWard, type TestWard } from '../../src/testing/test-ward.ts';

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
			rest: { hours: 12 },
			missedAfter: { hours: 30 },
			timeoutMs: 60_000,
			attempts: 3,
			urgency: 'report',
			run: async () => ({ runs: ++runs }),
			found: (count) => ({ vi: `${count('runs')} lần`, en: `${count('runs')} runs` }),
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

	it('whose run took so long that another one began leaves the end to that one', async () => {
		const { services, clock } = test;
		const slow = {
			...nightly,
			run: async () => {
				clock.advance({ minutes: 3 });
				await runSchedule(services, nightly, signal);
				return { runs: 99 };
			},
		};
		expect(await runSchedule(services, slow, signal)).toBeNull();
		expect(await stand()).toMatchObject({ result: { runs: 1 }, heldUntil: null });
	});

	it('is told what the last good run found, also after one that failed', async () => {
		const told: unknown[] = [];
		const counting: Schedule = {
			...nightly,
			rest: { hours: 0 },
			run: async (_, __, last) => {
				told.push(last);
				if (told.length === 2) throw new Error('once');
				return { runs: told.length };
			},
		};
		await runSchedule(test.services, counting, signal);
		await expect(runSchedule(test.services, counting, signal)).rejects.toThrow('once');
		await runSchedule(test.services, counting, signal);
		expect(told).toEqual([null, { runs: 1 }, { runs: 1 }]);
	});

	it('that fails every minute is one line in the log until it fails otherwise', async () => {
		const lines: [string, unknown][] = [];
		const note = (level: string) => (_: unknown, text: unknown) => lines.push([level, text]);
		const logger = { ...test.services.logger, info: note('info'), error: note('error'), debug: note('debug') };
		const services = { ...test.services, logger } as unknown as TestServices['services'];
		const failing = (why: string) => ({ ...nightly, run: () => Promise.reject(new Error(why)) });
		for (const why of ['full', 'full', 'full', 'broken'])
			await expect(runSchedule(services, failing(why), signal)).rejects.toThrow(why);
		expect(lines.map(([level]) => level)).toEqual(['error', 'debug', 'debug', 'error']);
		await runSchedule(services, { ...nightly, isNews: () => false }, signal);
		expect(lines).toHaveLength(4);
	});

	it('does not wait for the future that a wrong clock saw, in the tables or in the queue', async () => {
		const { services, clock } = test;
		const { now } = Date;
		clock.advance({ hours: 24 * 365 });
		Date.now = () => now() + 365 * 24 * 3_600_000;
		await keepSchedules(services, [nightly]);
		await runSchedule(services, nightly, signal);
		clock.advance({ hours: -24 * 365 });
		Date.now = now;
		expect(await missedSchedules(services, [nightly])).toEqual([nightly]);
		await keepSchedules(services, [nightly]);
		const [kept] = await services.jobs.schedules();
		expect(Date.parse(kept?.nextAt ?? '') - Date.now()).toBeLessThan(25 * 3_600_000);
		expect(await runSchedule(services, nightly, signal)).toEqual({ runs: 2 });
		expect(await missedSchedules(services, [nightly])).toEqual([]);
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

describe('the health page', () => {
	let test: TestServices;
	let ward: TestWard;
	const signal = new AbortController().signal;

	beforeEach(async () => {
		test = await startTestServices();
		ward = await createTestWard(test.services);
	});
	afterEach(() => test.close());
	const platform = () => callerFor(test.services, ward.people.administrator).platform;
	const check = async (id: string) => (await platform().health()).checks.find((one) => one.id === id);

	it('shows when each schedule ran and runs next, and complains of one that fails or was missed', async () => {
		await keepSchedules(test.services, allSchedules);
		const [first] = await platform().schedules();
		expect(first).toMatchObject({ name: 'backup', lastAt: null, failure: null, nextAt: expect.stringMatching(/Z$/) });
		expect(await check('backup')).toMatchObject({ ok: true, advice: null });
		expect(await check('schedules')).toMatchObject({ ok: true });

		const [backup] = allSchedules;
		if (!backup) return expect.fail('no schedules');
		const failing = { ...backup, run: () => Promise.reject(new Error('the disk is full')) };
		await expect(runSchedule(test.services, failing, signal)).rejects.toThrow();
		expect(await check('backup')).toMatchObject({ ok: false, advice: { vi: expect.stringContaining('disk is full') } });
		await runSchedule(test.services, backup, signal);
		expect(await check('backup')).toMatchObject({ ok: true });
		expect((await platform().schedules())[0]).toMatchObject({ found: { vi: expect.stringMatching(/^\d+ tệp, /) } });
		test.clock.advance({ hours: 40 });
		expect(await check('backup')).toMatchObject({
			ok: false,
			advice: { en: expect.stringContaining('more than a day') },
		});
		expect(await check('schedules')).toMatchObject({ ok: false });
	});

	it('says that a record was changed until a later look finds all well', async () => {
		const daily = allSchedules.find(({ name }) => name === 'chains-daily');
		if (!daily) return expect.fail('no schedule of that name');
		expect(await check('chains')).toMatchObject({ ok: true });
		const broken = { ...daily, run: async () => ({ dossiers: 1, brokenDossiers: 1, brokenLogs: 0 }) };
		await runSchedule(test.services, broken, signal);
		expect(await check('chains')).toMatchObject({ ok: false, advice: { vi: expect.stringContaining('bản sao lưu') } });
		test.clock.advance({ hours: 24 });
		await runSchedule(test.services, daily, signal);
		expect(await check('chains')).toMatchObject({ ok: true });
	});
});
