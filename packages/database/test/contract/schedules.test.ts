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
	const begin = (name: string, minute: number) =>
		db.write((tx) =>
			beginScheduleRun(tx, { name, now: at(minute), heldUntil: at(minute + 10), notSince: at(minute - 60) }),
		);
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
		await db.write((tx) => endScheduleRun(tx, { name: 'daily', now: at(6), result: { files: 3 } }));
		expect(await begin('daily', 30)).toBe(false);
		expect(await begin('daily', 70)).toBe(true);
		expect(await stand('daily')).toMatchObject({ succeededAt: at(6), result: { files: 3 } });
	});

	it('that failed may be tried again at once, and one whose holder died after its time', async () => {
		expect(await begin('failing', 0)).toBe(true);
		await db.write((tx) => failScheduleRun(tx, { name: 'failing', now: at(1), failure: 'the disk is full' }));
		expect(await stand('failing')).toMatchObject({ failure: 'the disk is full', succeededAt: null, finishedAt: at(1) });
		expect(await begin('failing', 2)).toBe(true);
		expect(await begin('failing', 11)).toBe(false);
		expect(await begin('failing', 12)).toBe(true);
	});
});
