import type { JobsOptions } from 'bullmq';
import fc from 'fast-check';

/** Which job an operation is about: a number that is taken modulo the jobs known by then. */
export type Target = number;

/** One step of a random program. */
export type Operation =
	| { do: 'add'; opts: JobsOptions }
	| { do: 'bulk'; opts: JobsOptions[] }
	| { do: 'family'; policies: JobsOptions[] }
	| { do: 'take' }
	| { do: 'complete' | 'fail'; job: Target; keep: boolean | number; fetchNext: boolean }
	| { do: 'retry'; job: Target; lifo: boolean }
	| { do: 'delay'; job: Target; skipAttempt: boolean }
	| { do: 'giveBack' | 'promote' | 'waitForChildren' | 'progress' | 'data' | 'cutOff'; job: Target }
	| { do: 'removeUnprocessed'; job: Target }
	| { do: 'priority'; job: Target; priority: number; lifo: boolean }
	| { do: 'changeDelay'; job: Target; delay: number }
	| { do: 'remove'; job: Target; children: boolean }
	| { do: 'again'; job: Target; state: 'completed' | 'failed'; reset: boolean }
	| { do: 'allAgain'; state: 'completed' | 'failed'; count: number }
	| { do: 'promoteAll'; count: number }
	| { do: 'pause'; on: boolean }
	| { do: 'concurrency'; limit: number }
	| { do: 'clean'; state: string; limit: number }
	| { do: 'drain'; delayed: boolean }
	| { do: 'freeDedup'; id: string };

const target = fc.nat({ max: 30 });
const dedupId = fc.constantFrom('d1', 'd2');
const HOUR = 3_600_000;

const dedup = fc.record(
	{
		id: dedupId,
		replace: fc.boolean(),
		extend: fc.boolean(),
		keepLastIfActive: fc.boolean(),
		reschedule: fc.boolean(),
		ttl: fc.constant(HOUR),
	},
	{ requiredKeys: ['id'] },
);

const jobOptions: fc.Arbitrary<JobsOptions> = fc.oneof(
	{ weight: 4, arbitrary: fc.constant({}) },
	{ weight: 2, arbitrary: fc.record({ priority: fc.integer({ min: 1, max: 3 }) }) },
	{ weight: 2, arbitrary: fc.record({ delay: fc.constantFrom(5000, 60_000, HOUR) }) },
	{ weight: 1, arbitrary: fc.record({ delay: fc.constant(5000), priority: fc.integer({ min: 1, max: 3 }) }) },
	{ weight: 1, arbitrary: fc.constant({ lifo: true }) },
	{ weight: 1, arbitrary: fc.record({ jobId: fc.constantFrom('own-1', 'own-2', 'own-3') }) },
	{ weight: 3, arbitrary: fc.record({ deduplication: dedup }) },
	{ weight: 1, arbitrary: fc.record({ deduplication: dedup, delay: fc.constant(60_000) }) },
) as fc.Arbitrary<JobsOptions>;

const policy: fc.Arbitrary<JobsOptions> = fc.constantFrom(
	{},
	{ failParentOnFailure: true },
	{ continueParentOnFailure: true },
	{ ignoreDependencyOnFailure: true },
	{ removeDependencyOnFailure: true },
	{ delay: 60_000 },
	{ priority: 2 },
);

const keep = fc.constantFrom<boolean | number>(false, false, false, true, 1, 2);
const finished = fc.constantFrom<'completed' | 'failed'>('completed', 'failed');
const states = fc.constantFrom('wait', 'active', 'delayed', 'prioritized', 'completed', 'failed', 'waiting-children');

export const operation: fc.Arbitrary<Operation> = fc.oneof(
	{ weight: 10, arbitrary: fc.record({ do: fc.constant('add' as const), opts: jobOptions }) },
	{
		weight: 2,
		arbitrary: fc.record({ do: fc.constant('bulk' as const), opts: fc.array(jobOptions, { maxLength: 4 }) }),
	},
	{
		weight: 3,
		arbitrary: fc.record({
			do: fc.constant('family' as const),
			policies: fc.array(policy, { minLength: 1, maxLength: 3 }),
		}),
	},
	{ weight: 12, arbitrary: fc.constant({ do: 'take' as const }) },
	{
		weight: 10,
		arbitrary: fc.record({
			do: fc.constantFrom('complete' as const, 'complete' as const, 'fail' as const),
			job: target,
			keep,
			fetchNext: fc.boolean(),
		}),
	},
	{ weight: 2, arbitrary: fc.record({ do: fc.constant('retry' as const), job: target, lifo: fc.boolean() }) },
	{ weight: 2, arbitrary: fc.record({ do: fc.constant('delay' as const), job: target, skipAttempt: fc.boolean() }) },
	{
		weight: 5,
		arbitrary: fc.record({
			do: fc.constantFrom(
				'giveBack' as const,
				'promote' as const,
				'waitForChildren' as const,
				'progress' as const,
				'data' as const,
				'cutOff' as const,
			),
			job: target,
		}),
	},
	{ weight: 1, arbitrary: fc.record({ do: fc.constant('removeUnprocessed' as const), job: target }) },
	{
		weight: 2,
		arbitrary: fc.record({
			do: fc.constant('priority' as const),
			job: target,
			priority: fc.nat({ max: 3 }),
			lifo: fc.boolean(),
		}),
	},
	{
		weight: 1,
		arbitrary: fc.record({
			do: fc.constant('changeDelay' as const),
			job: target,
			delay: fc.constantFrom(5000, 60_000),
		}),
	},
	{ weight: 2, arbitrary: fc.record({ do: fc.constant('remove' as const), job: target, children: fc.boolean() }) },
	{
		weight: 2,
		arbitrary: fc.record({ do: fc.constant('again' as const), job: target, state: finished, reset: fc.boolean() }),
	},
	{
		weight: 1,
		arbitrary: fc.record({
			do: fc.constant('allAgain' as const),
			state: finished,
			count: fc.integer({ min: 1, max: 3 }),
		}),
	},
	{
		weight: 1,
		arbitrary: fc.record({ do: fc.constant('promoteAll' as const), count: fc.integer({ min: 1, max: 3 }) }),
	},
	{ weight: 2, arbitrary: fc.record({ do: fc.constant('pause' as const), on: fc.boolean() }) },
	{ weight: 1, arbitrary: fc.record({ do: fc.constant('concurrency' as const), limit: fc.nat({ max: 3 }) }) },
	{
		weight: 1,
		arbitrary: fc.record({ do: fc.constant('clean' as const), state: states, limit: fc.nat({ max: 2 }) }),
	},
	{ weight: 1, arbitrary: fc.record({ do: fc.constant('drain' as const), delayed: fc.boolean() }) },
	{ weight: 1, arbitrary: fc.record({ do: fc.constant('freeDedup' as const), id: dedupId }) },
);
