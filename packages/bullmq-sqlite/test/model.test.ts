import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Bench } from './contract/harness.ts';
import { type Operation, operation } from './model/programs.ts';
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

	/** Plays one program on both, a second apart each step, and compares every answer and what is left. */
	const play = async (program: readonly Operation[]): Promise<void> => {
		programs += 1;
		const name = `model-${process.pid}-${programs}`;
		const [ours, theirs] = [new Bench(sqlite, new Set()), new Bench(redis, new Set())];
		const start = realNow();
		let clock = start;
		Date.now = () => clock;
		try {
			const [left, right] = [new Side(ours, name), new Side(theirs, name)];
			for (const [index, step] of program.entries()) {
				clock = start + (index + 1) * 1000;
				const expected = await right.play(step);
				expect([index, step.do, await left.play(step)]).toEqual([index, step.do, expected]);
			}
			expect(await left.snapshot()).toEqual(await right.snapshot());
			const [mine, redisOnes] = [await left.events(), await right.events()];
			expect(mine.filter(isOrdered)).toEqual(redisOnes.filter(isOrdered));
			expect(byJob(mine)).toEqual(byJob(redisOnes));
		} finally {
			Date.now = realNow;
			await ours.close();
			await theirs.close();
		}
	};

	it('end the same on SQLite and on Redis: answers, states, order, contents, events', async () => {
		const program = fc.array(operation, { minLength: 5, maxLength: 60, size: 'max' });
		await fc.assert(fc.asyncProperty(program, play), { numRuns: RUNS, interruptAfterTimeLimit: 240_000 });
	}, 300_000);
});
