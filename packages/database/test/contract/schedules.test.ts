import { beforeAll, expect, it } from 'vitest';
import {
	beginScheduleRun,
	type Database,
	endScheduleRun,
	failScheduleRun,
	knowSchedule,
	readScheduleRuns,
} from '../../src/index.ts';
import { onBothEngines } from '../engines.ts';

const at = (minutes: number): string => new Date(Date.UTC(2026, 2, 2, 0, minutes)).toISOString();

onBothEngines('A schedule', (engine) => {
	let db: Database;
	beforeAll(() => {
		db = engine().db;
	});
	/** Runs of at most ten minutes, not twice within an hour. */
	const begin = async (name: string, minute: number) => {
		const begin = { ...held(name, minute), now: at(minute), notSince: at(minute - 60) };
		return (await db.write((tx) => beginScheduleRun(tx, begin))) !== null;
	};
	const held = (name: string, minute: number) => ({ name, heldUntil: at(minute + 10) });
	const stand = async (name: string) => (await readScheduleRuns(db.read)).get(name);

	it('is known from its first mention on', async () => {
		await db.write((tx) => knowSchedule(tx, 'known', at(0)));
		await db.write((tx) => knowSchedule(tx, 'known', at(5)));
		expect(await stand('known')).toMatchObject({ knownAt: at(0), startedAt: null, succeededAt: null });
	});

	it('begins once for many who try at the same time', async () => {
		const tries = await Promise.all(Array.from({ length: 8 }, () => begin('raced', 0)));
		expect(tries.filter(Boolean)).toHaveLength(1);
	});

	it('is not begun again while it runs, nor soon after it ended well', async () => {
		expect(await begin('daily', 0)).toBe(true);
		expect(await begin('daily', 5)).toBe(false);
		await db.write((tx) => endScheduleRun(tx, { ...held('daily', 0), now: at(6), result: { files: 3 } }));
		expect(await begin('daily', 30)).toBe(false);
		expect(await begin('daily', 70)).toBe(true);
		expect(await stand('daily')).toMatchObject({ succeededAt: at(6), result: { files: 3 } });
	});

	it('that failed may be tried again at once, and one whose holder died after its time', async () => {
		expect(await begin('failing', 0)).toBe(true);
		await db.write((tx) => failScheduleRun(tx, { ...held('failing', 0), now: at(1), failure: 'the disk is full' }));
		expect(await stand('failing')).toMatchObject({ failure: 'the disk is full', succeededAt: null, finishedAt: at(1) });
		expect(await begin('failing', 2)).toBe(true);
		expect(await begin('failing', 11)).toBe(false);
		expect(await begin('failing', 12)).toBe(true);
	});

	it('that took too long ends nothing when another run has begun', async () => {
		expect(await begin('slow', 0)).toBe(true);
		expect(await begin('slow', 20)).toBe(true);
		const late = { ...held('slow', 0), now: at(21), result: { files: 1 } };
		expect(await db.write((tx) => endScheduleRun(tx, late))).toBe(false);
		expect(await db.write((tx) => failScheduleRun(tx, { ...held('slow', 0), now: at(21), failure: 'x' }))).toBe(false);
		expect(await stand('slow')).toMatchObject({ heldUntil: at(30), result: null, failure: null });
		const end = { ...held('slow', 20), now: at(22), result: { files: 2 } };
		expect(await db.write((tx) => endScheduleRun(tx, end))).toBe(true);
		expect(await stand('slow')).toMatchObject({ heldUntil: null, result: { files: 2 } });
	});

	it('does not wait for a future that a wrong clock saw', async () => {
		const year = 365 * 24 * 60;
		expect(await begin('held', year)).toBe(true);
		expect(await begin('held', 0)).toBe(true);
		expect(await begin('ended', year)).toBe(true);
		await db.write((tx) => endScheduleRun(tx, { ...held('ended', year), now: at(year + 1), result: {} }));
		expect(await begin('ended', 5)).toBe(true);
	});

	it('tells the next run what the last good one found', async () => {
		const run = { ...held('sweep', 0), now: at(0), notSince: at(-60) };
		expect(await db.write((tx) => beginScheduleRun(tx, run))).toMatchObject({ result: null, failure: null });
		await db.write((tx) => endScheduleRun(tx, { ...run, result: { until: at(0) } }));
		const next = { ...held('sweep', 61), now: at(61), notSince: at(1) };
		expect(await db.write((tx) => beginScheduleRun(tx, next))).toMatchObject({ result: { until: at(0) } });
	});
});
