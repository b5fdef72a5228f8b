import { FlowProducer, type JobsOptions, UnrecoverableError, WaitingChildrenError } from 'bullmq';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Bench, eventually } from './contract/harness.ts';
import { eventsOf } from './model/snapshot.ts';
import { hasRedis, type RunningBackend, startRedis, startSqlite } from './servers.ts';

const RUNS = Number(process.env.MODEL_RUNS ?? 20);

/** What a job's processor does, kept in the job's data. */
interface Behaviour {
	/** How many times it fails before it succeeds. */
	fails: number;
	/** A failure that is not to be tried again. */
	forGood: boolean;
	/** How many children it adds and waits for on its first start. */
	bears: number;
}

interface PlannedJob {
	behaviour: Behaviour;
	opts: JobsOptions;
	children: { behaviour: Behaviour; opts: JobsOptions }[];
}

const behaviour = fc.record({
	fails: fc.constantFrom(0, 0, 0, 1, 2, 5),
	forGood: fc.constantFrom(false, false, true),
	bears: fc.constantFrom(0, 0, 0, 0, 1, 2),
});
const opts = fc.record(
	{
		attempts: fc.integer({ min: 1, max: 3 }),
		priority: fc.integer({ min: 1, max: 3 }),
		lifo: fc.constant(true),
		removeOnComplete: fc.constant(true),
		removeOnFail: fc.constant(true),
	},
	{ requiredKeys: [] },
) as fc.Arbitrary<JobsOptions>;
const policy = fc.constantFrom<JobsOptions>(
	{},
	{ failParentOnFailure: true },
	{ continueParentOnFailure: true },
	{ ignoreDependencyOnFailure: true },
	{ removeDependencyOnFailure: true },
);
const child = fc.record({ behaviour, opts: policy });
const plan: fc.Arbitrary<PlannedJob[]> = fc.array(
	fc.record({ behaviour, opts, children: fc.array(child, { maxLength: 3, size: 'small' }) }),
	{ minLength: 1, maxLength: 12 },
);

/** What a run has come to, without times and without the name of its queue, which differ. */
const run = async (bench: Bench, plan: readonly PlannedJob[]): Promise<unknown> => {
	const queue = bench.queue();
	await queue.pause();
	await addAll(bench, plan);
	const started: string[] = [];
	const worker = bench.worker(async (job, token) => {
		started.push(`${job.id} for the ${job.attemptsStarted}. time`);
		const { fails, forGood, bears } = job.data as Behaviour;
		for (let born = 0; born < bears && job.attemptsStarted === 1; born += 1) {
			const parent = { id: job.id ?? '', queue: queue.qualifiedName };
			await queue.add('born', { fails: 0, forGood: false, bears: 0 }, { jobId: `${job.id}-born-${born}`, parent });
		}
		if (bears > 0 && (await job.moveToWaitingChildren(token ?? ''))) throw new WaitingChildrenError();
		if (job.attemptsMade < fails) throw forGood ? new UnrecoverableError('for good') : new Error('once more');
		return Object.values(await job.getChildrenValues()).length;
	});
	await worker.waitUntilReady();
	await queue.resume();
	const busy = ['wait', 'active', 'prioritized', 'delayed'] as const;
	await eventually(async () => Object.values(await queue.getJobCounts(...busy)).every((count) => count === 0));
	await worker.close();
	const result = {
		started,
		counts: await queue.getJobCounts(),
		events: Object.groupBy(await eventsOf(bench.backend()), ({ jobId = '' }) => jobId),
	};
	return JSON.parse(JSON.stringify(result).replaceAll(bench.name, 'queue'));
};

const addAll = async (bench: Bench, plan: readonly PlannedJob[]): Promise<void> => {
	const connection = bench.running.connection as never;
	const producer = new FlowProducer({ connection }, bench.factory as never);
	for (const [index, { behaviour, opts, children }] of plan.entries()) {
		const queueName = bench.name;
		await producer.add({
			name: 'planned',
			queueName,
			data: behaviour,
			opts: { ...opts, jobId: `job-${index}` },
			children: children.map((each, number) => ({
				name: 'child',
				queueName,
				data: each.behaviour,
				opts: { ...each.opts, jobId: `job-${index}-${number}` },
			})),
		});
	}
	await producer.close();
};

describe.skipIf(!hasRedis())('random jobs for a real worker', () => {
	let sqlite: RunningBackend;
	let redis: RunningBackend;

	beforeAll(async () => {
		[sqlite, redis] = await Promise.all([startSqlite(), startRedis()]);
	}, 30_000);
	afterAll(async () => {
		await sqlite.close();
		await redis.close();
	});

	const play = async (jobs: PlannedJob[]): Promise<void> => {
		const [ours, theirs] = [new Bench(sqlite, new Set()), new Bench(redis, new Set())];
		try {
			expect(await run(ours, jobs)).toEqual(await run(theirs, jobs));
		} finally {
			await ours.close();
			await theirs.close();
		}
	};

	it(
		'are started in the same order and end the same on SQLite and on Redis',
		async () => {
			await fc.assert(fc.asyncProperty(plan, play), { numRuns: RUNS, interruptAfterTimeLimit: RUNS * 6000 });
		},
		RUNS * 7500,
	);
});
