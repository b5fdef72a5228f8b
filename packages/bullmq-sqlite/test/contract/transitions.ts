import { setTimeout as sleep } from 'node:timers/promises';
import type { IQueueBackend, Job, JobsOptions } from 'bullmq';
import { expect, it } from 'vitest';
import { type AnyQueue, add, type Bench, codeOf, complete, fail, load, stateOf, TOKEN, take } from './harness.ts';

const states = ['waiting', 'prioritized', 'delayed', 'active', 'waiting-children', 'completed', 'failed'] as const;
type State = (typeof states)[number];

/** Where a move leads: to a state, to `gone`, nowhere (`''`), or nowhere, refused with one of BullMQ's codes. */
type End = State | 'gone' | '' | -2 | -3 | -4;

/** A job and its worker. */
interface Subject {
	backend: IQueueBackend;
	job: Job<unknown, unknown>;
	id: string;
}

type Move = (subject: Subject) => Promise<unknown>;

const moves: Record<string, Move> = {
	complete: ({ backend, job }) => backend.moveToCompleted(job, 'done', false, TOKEN, false),
	'complete, keeping nothing': ({ backend, job }) => backend.moveToCompleted(job, 'done', true, TOKEN, false),
	fail: ({ backend, job }) => backend.moveToFailed(job, 'broken', false, TOKEN, false),
	'fail, keeping nothing': ({ backend, job }) => backend.moveToFailed(job, 'broken', true, TOKEN, false),
	'delay after an attempt': ({ backend, id }) => backend.moveToDelayed(id, Date.now(), 60_000, TOKEN),
	'retry after an attempt': ({ backend, id }) => backend.retryJob(id, false, TOKEN),
	'give back': ({ backend, id }) => backend.moveJobFromActiveToWait(id, TOKEN),
	'wait for children': ({ backend, id }) => backend.moveToWaitingChildren(id, TOKEN),
	'stop working': async ({ backend, id }) => {
		await backend.extendLock(id, TOKEN, 1);
		for (let check = 0; check < 2; check += 1) {
			await sleep(10);
			await backend.moveStalledJobsToWait();
		}
	},
	promote: ({ backend, id }) => backend.promote(id),
	'promote all': ({ backend }) => backend.promoteJobs(),
	'change the delay': ({ backend, id }) => backend.changeDelay(id, 30_000),
	'give a priority': ({ backend, id }) => backend.changePriority(id, 5),
	'take the priority away': ({ backend, id }) => backend.changePriority(id, 0),
	'run again what completed': ({ backend, job }) => backend.retryFinishedJob(job, 'completed'),
	'run again what failed': ({ backend, job }) => backend.retryFinishedJob(job, 'failed'),
	'run all again that completed': ({ backend }) => backend.retryFinishedJobs('completed'),
	'run all again that failed': ({ backend }) => backend.retryFinishedJobs('failed'),
	remove: ({ backend, id }) => backend.remove(id, false),
	drain: ({ backend }) => backend.drain(false),
	'drain with the delayed': ({ backend }) => backend.drain(true),
};

type Way = (backend: IQueueBackend, queue: AnyQueue, opts: JobsOptions) => Promise<string>;

/** Brings a job into each state. Its queue is empty but for the pending child of the one that waits for children. */
const reach: Record<State, Way> = {
	waiting: (_backend, queue) => add(queue, 'job'),
	prioritized: (_backend, queue) => add(queue, 'job', { priority: 3 }),
	delayed: (_backend, queue, opts) => add(queue, 'job', { ...opts, delay: 60_000 }),
	active: async (backend, queue, opts) => {
		await add(queue, 'job', opts);
		return (await take(backend)) ?? '';
	},
	'waiting-children': async (backend, queue, opts) => {
		const id = await reach.active(backend, queue, opts);
		await add(queue, 'child', { delay: 60_000, parent: { id, queue: queue.qualifiedName } });
		await backend.moveToWaitingChildren(id, TOKEN);
		return id;
	},
	completed: async (backend, queue, opts) => {
		await add(queue, 'job', opts);
		return complete(backend, queue);
	},
	failed: async (backend, queue, opts) => {
		await add(queue, 'job', opts);
		return fail(backend, queue);
	},
};

type Table = Record<string, readonly End[]>;

/**
 * What each move does to a job in each of the {@link states}, in their order.
 * Refused are: -2 without a lock, -3 in another state than the move is for, -4 while children are pending.
 */
const table: Table = {
	complete: [-2, -2, -2, 'completed', -4, -2, -2],
	'complete, keeping nothing': [-2, -2, -2, 'gone', -4, -2, -2],
	fail: [-2, -2, -2, 'failed', -2, -2, -2],
	'fail, keeping nothing': [-2, -2, -2, 'gone', -2, -2, -2],
	'delay after an attempt': [-2, -2, -2, 'delayed', -2, -2, -2],
	'retry after an attempt': [-2, -2, -2, 'waiting', -2, -2, -2],
	'give back': [-2, -2, -2, 'waiting', -2, -2, -2],
	'wait for children': ['', '', '', '', -2, '', ''],
	'stop working': ['', '', '', 'waiting', '', '', ''],
	promote: [-3, -3, 'waiting', -3, -3, -3, -3],
	'promote all': ['', '', 'waiting', '', '', '', ''],
	'change the delay': [-3, -3, '', -3, -3, -3, -3],
	'give a priority': ['prioritized', '', '', '', '', '', ''],
	'take the priority away': ['', 'waiting', '', '', '', '', ''],
	'run again what completed': [-3, -3, -3, -3, -3, 'waiting', -3],
	'run again what failed': [-3, -3, -3, -3, -3, -3, 'waiting'],
	'run all again that completed': ['', '', '', '', '', 'waiting', ''],
	'run all again that failed': ['', '', '', '', '', '', 'waiting'],
	remove: ['gone', 'gone', 'gone', '', 'gone', 'gone', 'gone'],
	drain: ['gone', 'gone', '', '', '', '', ''],
	// Its last child goes, and it with it.
	'drain with the delayed': ['gone', 'gone', 'gone', '', 'gone', '', ''],
};

/** PostgreSQL looks at the state before the lock, and looks at neither where a job is given back. */
const onPostgres: Table = {
	complete: [-3, -3, -3, 'completed', -3, -3, -3],
	'complete, keeping nothing': [-3, -3, -3, 'gone', -3, -3, -3],
	fail: [-3, -3, -3, 'failed', -3, -3, -3],
	'fail, keeping nothing': [-3, -3, -3, 'gone', -3, -3, -3],
	'delay after an attempt': [-3, -3, -3, 'delayed', -3, -3, -3],
	'retry after an attempt': [-3, -3, -3, 'waiting', -3, -3, -3],
	'give back': ['', '', '', 'waiting', '', '', ''],
	'wait for children': [-2, -2, -2, '', -2, -2, -2],
};

/** Where a job with a priority goes. Moves of many forget priorities, as a stall does; PostgreSQL keeps them. */
const withPriority: readonly [from: State, move: string, to: End, onPostgres: End][] = [
	['active', 'retry after an attempt', 'prioritized', 'prioritized'],
	['active', 'give back', 'prioritized', 'prioritized'],
	['active', 'stop working', 'waiting', 'prioritized'],
	['delayed', 'promote', 'prioritized', 'prioritized'],
	['delayed', 'promote all', 'waiting', 'prioritized'],
	['completed', 'run again what completed', 'prioritized', 'prioritized'],
	['completed', 'run all again that completed', 'waiting', 'prioritized'],
	['failed', 'run again what failed', 'prioritized', 'prioritized'],
	['failed', 'run all again that failed', 'waiting', 'prioritized'],
];

const endOf = async (
	bench: Bench,
	state: State,
	move: Move,
	opts: JobsOptions = {},
	name = `${bench.name}-${state}`,
): Promise<End> => {
	const queue = bench.queue(name);
	const backend = bench.backend({ stalledInterval: 1, maxStalledCount: 1 }, {}, queue.name);
	const id = await reach[state](backend, queue, opts);
	expect(await stateOf(backend, id)).toBe(state);
	const code = await codeOf(load(queue, id).then((job) => move({ backend, id, job })));
	if (code !== undefined) return code as End;
	const now = await stateOf(backend, id);
	return now === state ? '' : now === 'unknown' ? 'gone' : now;
};

/** Every move from every state. */
export const transitionTests = (bench: () => Bench): void => {
	for (const [name, move] of Object.entries(moves)) {
		it(`from each state: ${name}`, async () => {
			const ends: End[] = [];
			for (const state of states) ends.push(await endOf(bench(), state, move));
			expect(ends).toEqual((bench().isPostgres && onPostgres[name]) || table[name]);
		});
	}

	it('brings a job with a priority back among the prioritized', async () => {
		for (const [from, name, to, toOnPostgres] of withPriority) {
			const move = moves[name] ?? (() => expect.fail(name));
			const queue = `${bench().name}-${name.replaceAll(' ', '-')}`;
			const expected = bench().isPostgres ? toOnPostgres : to;
			expect([name, await endOf(bench(), from, move, { priority: 2 }, queue)]).toEqual([name, expected]);
		}
	});
};
