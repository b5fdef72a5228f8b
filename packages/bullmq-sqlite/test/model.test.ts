import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Bench } from './contract/harness.ts';
import { type Operation, type Program, program } from './model/programs.ts';
import { Side } from './model/side.ts';
import { hasRedis, type RunningBackend, startRedis, startSqlite } from './servers.ts';

const RUNS = Number(process.env.MODEL_RUNS ?? 40);
const { now: realNow } = Date;

type Event = Record<string, string>;

/**
 * Redis keeps the children of a job in a set without an order, so the events of removing several are in any order; all
 * others have one.
 */
const isOrdered = ({ event, prev }: Event): boolean => event !== 'removed' && prev !== 'waiting-children';

const byJob = (events: readonly Event[]): Partial<Record<string, Event[]>> =>
	Object.groupBy(events, ({ jobId = '' }) => jobId);

/** A second goes by with every step, minutes with one that says so. */
const lasts = (operation: Operation): number => (operation.do === 'pass' ? operation.minutes * 60_000 : 1000);

describe.skipIf(!hasRedis())('random programs', () => {
	let sqlite: RunningBackend;
	let redis: RunningBackend;
	let programs = 0;

	beforeAll(async () => {
		[sqlite, redis] = await Promise.all([startSqlite(), startRedis()]);
	}, 30_000);
	afterAll(async () => {
		Date.now = realNow;
		await sqlite.close();
		await redis.close();
	});

	/** Plays one program on both and compares every answer and what is left. */
	const play = async ({ setup, steps }: Program): Promise<void> => {
		programs += 1;
		const name = `model-${process.pid}-${programs}`;
		const [ours, theirs] = [new Bench(sqlite, new Set()), new Bench(redis, new Set())];
		let clock = realNow();
		Date.now = () => clock;
		try {
			const [left, right] = [new Side(ours, name, setup), new Side(theirs, name, setup)];
			for (const [index, step] of steps.entries()) {
				clock += lasts(step.operation);
				const expected = await right.play(step);
				expect([index, step.operation.do, await left.play(step)]).toEqual([index, step.operation.do, expected]);
			}
			expect(await left.snapshot()).toEqual(await right.snapshot());
			const [mine, redisOnes] = [await left.events(), await right.events()];
			expect(mine.map((events) => events.filter(isOrdered))).toEqual(
				redisOnes.map((events) => events.filter(isOrdered)),
			);
			expect(mine.map(byJob)).toEqual(redisOnes.map(byJob));
		} finally {
			Date.now = realNow;
			await ours.close();
			await theirs.close();
		}
	};

	it(
		'end the same on SQLite and on Redis: answers, states, order, contents, events',
		async () => {
			await fc.assert(fc.asyncProperty(program, play), { numRuns: RUNS, interruptAfterTimeLimit: RUNS * 6000 });
		},
		RUNS * 7500,
	);
});
