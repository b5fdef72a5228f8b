import type { JobsOptions, KeepJobs, RepeatOptions } from 'bullmq';
import fc from 'fast-check';

const HOUR = 3_600_000;
/** Long enough to be sure that it has run out after the pause that follows. */
const AT_ONCE = 1;

type ValueOf<Source> = Source extends fc.Arbitrary<infer Value> ? Value : never;

/** One kind of step with the choices it has. */
const step = <Name extends string, Fields extends Record<string, fc.Arbitrary<unknown>>>(
	weight: number,
	name: Name,
	fields: Fields,
) => ({
	weight,
	arbitrary: fc.record({ do: fc.constant(name), ...fields }) as fc.Arbitrary<
		{ do: Name } & { [Field in keyof Fields]: ValueOf<Fields[Field]> }
	>,
});

/** Which job a step is about: a number that is taken modulo the jobs known by then. */
const job = fc.nat({ max: 30 });
const dedupId = fc.constantFrom('d1', 'd2');
const schedulerId = fc.constantFrom('s1', 's2');
const ownId = fc.constantFrom('own-1', 'own-2', 'own-3');
const flag = fc.boolean();
const token = fc.constantFrom('model', 'model', 'model', 'model', 'model', 'another');
const finished = fc.constantFrom<'completed' | 'failed'>('completed', 'failed');
const state = fc.constantFrom(
	'wait',
	'active',
	'delayed',
	'prioritized',
	'completed',
	'failed',
	'waiting-children',
) as fc.Arbitrary<'wait' | 'active' | 'delayed' | 'prioritized' | 'completed' | 'failed' | 'waiting-children'>;

const dedup = (ttls: readonly number[]) =>
	fc.record(
		{
			id: dedupId,
			replace: flag,
			extend: flag,
			keepLastIfActive: flag,
			reschedule: flag,
			ttl: fc.constantFrom(...ttls),
		},
		{ requiredKeys: ['id'] },
	);

/** Options of a job. Among several that are added at once, whether the first one's time is up is anyone's guess. */
const jobOptions = (ttls: readonly number[]): fc.Arbitrary<JobsOptions> =>
	fc.oneof(
		{ weight: 4, arbitrary: fc.constant({}) },
		{ weight: 2, arbitrary: fc.record({ priority: fc.integer({ min: 1, max: 3 }) }) },
		{ weight: 2, arbitrary: fc.record({ delay: fc.constantFrom(5000, 60_000, HOUR) }) },
		{ weight: 1, arbitrary: fc.record({ delay: fc.constant(5000), priority: fc.integer({ min: 1, max: 3 }) }) },
		{ weight: 1, arbitrary: fc.constant({ lifo: true }) },
		{ weight: 1, arbitrary: fc.record({ jobId: ownId }) },
		{ weight: 3, arbitrary: fc.record({ deduplication: dedup(ttls) }) },
		{ weight: 1, arbitrary: fc.record({ deduplication: dedup(ttls), delay: fc.constant(60_000) }) },
		{ weight: 1, arbitrary: fc.record({ attempts: fc.constant(3), stackTraceLimit: fc.constant(1) }) },
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

/** A child of a family: its options, the queue it lives in, and perhaps the id of a job that is there already. */
const child = fc.record({ opts: policy, elsewhere: flag, own: fc.option(ownId, { freq: 6 }) });

const keep = fc.constantFrom<boolean | number | KeepJobs>(
	...[false, false, false, true, 1, 2],
	...[{ age: 3 }, { age: 3, count: 2 }, { age: 1, limit: 1 }, { count: 0 }, { count: 3 }],
);

const repeat: fc.Arbitrary<RepeatOptions> = fc.oneof(
	fc.record({ every: fc.constantFrom(2000, 7000, 60_000) }),
	fc.record({ every: fc.constant(7000), offset: fc.constantFrom(500, 1000) }),
	fc.record({ every: fc.constant(7000), limit: fc.constantFrom(1, 3) }),
	fc.record({
		pattern: fc.constantFrom('*/5 * * * * *', '0 * * * *', '0 0 1 1 *'),
		tz: fc.constant('Asia/Ho_Chi_Minh'),
	}),
	fc.record({ pattern: fc.constant('*/5 * * * * *'), limit: fc.constantFrom(1, 2) }),
	fc.record({ pattern: fc.constant('*/5 * * * * *'), immediately: fc.constant(true) }),
);

const schedule = {
	id: schedulerId,
	repeat,
	opts: fc.constantFrom<JobsOptions>({}, { priority: 2 }, { attempts: 2 }, { removeOnComplete: true }),
	data: flag,
};

/** From the adding of a job to its end. */
const lives = [
	step(10, 'add', { opts: jobOptions([HOUR, HOUR, AT_ONCE]) }),
	step(2, 'bulk', { opts: fc.array(jobOptions([HOUR]), { maxLength: 4 }) }),
	step(3, 'family', { children: fc.array(child, { minLength: 1, maxLength: 3 }) }),
	step(1, 'childOf', { job, opts: policy, own: fc.option(ownId) as fc.Arbitrary<string | null> }),
	step(12, 'take', { token }),
	step(7, 'complete', { job, keep, token, fetchNext: flag }),
	step(4, 'fail', { job, keep, token, fetchNext: flag }),
	step(2, 'retry', { job, lifo: flag, token }),
	step(2, 'delay', { job, skipAttempt: flag, fetchNext: flag, token }),
	step(1, 'giveBack', { job, token }),
	step(1, 'promote', { job }),
	step(1, 'waitForChildren', { job, token }),
	step(2, 'stall', { job }),
	step(1, 'renew', { jobs: fc.array(job, { maxLength: 3 }), token }),
	step(2, 'again', { job, state: finished, reset: flag }),
	step(1, 'allAgain', { state: finished, count: fc.integer({ min: 1, max: 3 }) }),
	step(1, 'promoteAll', { count: fc.integer({ min: 1, max: 3 }) }),
] as const;

/** What else happens to a job. */
const changes = [
	step(1, 'progress', { job }),
	step(1, 'data', { job }),
	step(2, 'log', { job, keep: fc.option(fc.integer({ min: 1, max: 2 }), { nil: undefined }) }),
	step(1, 'clearLogs', { job, keep: fc.nat({ max: 2 }) }),
	step(2, 'priority', { job, priority: fc.nat({ max: 3 }), lifo: flag }),
	step(1, 'changeDelay', { job, delay: fc.constantFrom(5000, 60_000) }),
	step(1, 'cutOff', { job }),
	step(2, 'remove', { job, children: flag }),
	step(1, 'removeUnprocessed', { job }),
	step(1, 'freeDedup', { id: dedupId }),
	step(1, 'freeDedupOf', { id: dedupId, job }),
] as const;

/** What happens to the queue as a whole. */
const queues = [
	step(2, 'pause', { on: flag }),
	step(1, 'concurrency', { limit: fc.nat({ max: 3 }) }),
	step(1, 'limitQueue', { max: fc.nat({ max: 2 }) }),
	step(1, 'limitNow', {}),
	step(2, 'endLimit', {}),
	step(1, 'clean', { state, limit: fc.nat({ max: 2 }) }),
	step(1, 'drain', { delayed: flag }),
	step(1, 'obliterate', { force: flag, count: fc.constantFrom(1, 3, 1000) }),
	step(3, 'schedule', schedule),
	step(4, 'advance', { job }),
	step(1, 'unschedule', { id: schedulerId }),
	step(2, 'look', { state, start: fc.integer({ min: -3, max: 4 }), end: fc.integer({ min: -3, max: 4 }), asc: flag }),
	step(1, 'pass', { minutes: fc.integer({ min: 1, max: 3 }) }),
] as const;

const operation = fc.oneof(...lives, ...changes, ...queues);

/** What a step does. */
export type Operation = ValueOf<typeof operation>;

/** One step of a random program, in the first or, now and then, in the second of two queues. */
export interface Step {
	lane: 0 | 1;
	operation: Operation;
}

/** The options of the workers of a program. */
export interface Setup {
	limiter?: { max: number; duration: number };
}

export interface Program {
	setup: Setup;
	steps: Step[];
}

export const program: fc.Arbitrary<Program> = fc.record({
	setup: fc.constantFrom<Setup>({}, {}, { limiter: { max: 2, duration: HOUR } }),
	steps: fc.array(fc.record({ lane: fc.constantFrom<0 | 1>(0, 0, 0, 1), operation }), {
		minLength: 5,
		maxLength: 60,
		size: 'max',
	}),
});
