import { setTimeout as sleep } from 'node:timers/promises';
import { type IQueueBackend, Job, type JobsOptions, type MinimalQueue, type RepeatOptions } from 'bullmq';
import type { Operation } from './programs.ts';
import type { Lane, Side } from './side.ts';

const HOUR = 3_600_000;

type Of<Name extends Operation['do']> = Extract<Operation, { do: Name }>;
type Players = { [Name in Operation['do']]: (side: Side, operation: Of<Name>, lane: Lane) => Promise<unknown> };

/** Locks, limits and deduplication times end by the server's clock, which nobody can move: the short ones end meanwhile. */
const grace = (): Promise<void> => sleep(4);

/** How much time is left is never the same twice; whether there is some is. */
const someOf = (ms: number): unknown => (ms > 0 ? 'some' : ms);

const fetched = (side: Side, lane: Lane, next: readonly unknown[]): string | null => {
	const [job, id] = next;
	// A job that `keepLastIfActive` kept back has a number nobody was told.
	return job ? side.know(String(id), lane) : null;
};

/** A parent with children, as a flow producer hands it over. */
const addFamily = async (side: Side, { children }: Of<'family'>, lane: Lane): Promise<unknown> => {
	const { backend } = lane;
	const parentId = side.know(side.newFamily(), lane);
	const node = (at: Lane, id: string, opts: JobsOptions, parentKeyOpts: object) => {
		const { prefix, queueName } = backend.parseNodeKey(at.backend.toKey(id));
		const job = new Job(at.queue as unknown as MinimalQueue, 'member', {}, opts, id);
		return { jobData: job.asJSON(), jobId: id, parentKeyOpts, prefix, queueName };
	};
	const parentKey = backend.toKey(parentId);
	const parent = { id: parentId, queue: backend.qualifiedName };
	const childKeys = { parentKey, parentDependenciesKey: `${parentKey}:dependencies` };
	return backend.addFlow([
		node(lane, parentId, {}, { addToWaitingChildren: true }),
		...children.map(({ opts, elsewhere, own }, index) => {
			const at = elsewhere ? side.other(lane) : lane;
			return node(at, side.know(own ?? `${parentId}c${index}`, at), { ...opts, parent }, childKeys);
		}),
	]);
};

const finish = async (side: Side, operation: Of<'complete'> | Of<'fail'>, lane: Lane): Promise<unknown> => {
	const { job, backend, lane: at } = await side.load(operation.job, lane);
	const { keep, token, fetchNext } = operation;
	const fields = { failedReason: 'broken', stacktrace: '["here"]' };
	const { result } =
		operation.do === 'complete'
			? await backend.moveToCompleted(job, { by: job.id }, keep, token, fetchNext)
			: await backend.moveToFailed(job, 'broken', keep, token, fetchNext, fields);
	return fetched(side, at, result ?? []);
};

/**
 * Whether a job of the scheduler was taken before its time. When such a scheduler is changed, Redis has the job in two
 * states at once: the one it is in, and delayed anew.
 */
const ranEarly = async (backend: IQueueBackend, schedulerId: string): Promise<boolean> => {
	const taken = (await backend.getRanges(['active', 'completed', 'failed'], 0, -1)) as string[][];
	const isEarly = ([, id, at]: readonly string[]): boolean => id === schedulerId && Number(at) > Date.now();
	return taken.flat().some((id) => isEarly(id.split(':')));
};

/** A worker is gone: its lock runs out, one check suspects the job, the next takes it up. */
const stall = async (backend: IQueueBackend, id: string): Promise<unknown> => {
	const had = await backend.extendLock(id, 'model', 1);
	await grace();
	const first = await backend.moveStalledJobsToWait();
	await grace();
	const second = await backend.moveStalledJobsToWait();
	await grace();
	return [had, first, second];
};

/** How each step is played. */
export const players: Players = {
	add: async (side, { opts }, lane) => {
		const job = await lane.queue.add('job', {}, opts);
		await grace();
		return side.know(job.id ?? '', lane);
	},
	bulk: async (side, { opts }, lane) => {
		const jobs = await lane.queue.addBulk(opts.map((each) => ({ name: 'job', data: {}, opts: each })));
		return jobs.map((job) => side.know(job.id ?? '', lane));
	},
	family: addFamily,
	childOf: async (side, { job, opts, own }, lane) => {
		const parent = side.pick(job, lane);
		// A job that is there already may get a parent of a family only: none of those can be its own descendant.
		const jobId = own !== null && parent.id.startsWith('f') ? { jobId: own } : {};
		const to = { id: parent.id, queue: parent.lane.backend.qualifiedName };
		const child = await lane.queue.add('child', {}, { ...opts, ...jobId, parent: to });
		return side.know(child.id ?? '', lane);
	},
	take: async (side, { token }, lane) => {
		const [job, id, limited, next] = await lane.backend.moveToActive(token, 'w');
		return [fetched(side, lane, [job, id]), someOf(limited), Math.floor(next)];
	},
	complete: finish,
	fail: finish,
	retry: (side, { job, lifo, token }, lane) => {
		const { id, lane: at } = side.pick(job, lane);
		return at.backend.retryJob(id, lifo, token, { fieldsToUpdate: { failedReason: 'once' } });
	},
	delay: async (side, { job, skipAttempt, fetchNext, token }, lane) => {
		const { id, lane: at } = side.pick(job, lane);
		const options = { skipAttempt, fetchNext, fieldsToUpdate: { stacktrace: '["there"]' } };
		const next = await at.backend.moveToDelayed(id, Date.now(), 60_000, token, options);
		return fetched(side, at, next ?? []);
	},
	giveBack: async (side, { job, token }, lane) => {
		const { id, lane: at } = side.pick(job, lane);
		return someOf(await at.backend.moveJobFromActiveToWait(id, token));
	},
	promote: (side, { job }, lane) => side.pick(job, lane).lane.backend.promote(side.pick(job, lane).id),
	waitForChildren: (side, { job, token }, lane) => {
		const { id, lane: at } = side.pick(job, lane);
		return at.backend.moveToWaitingChildren(id, token);
	},
	stall: (side, { job }, lane) => stall(side.pick(job, lane).lane.backend, side.pick(job, lane).id),
	renew: (side, { jobs, token }, lane) => {
		const ids = jobs.map((job) => side.pick(job, lane).id);
		return lane.backend.extendLocks(
			ids,
			ids.map(() => token),
			HOUR,
		);
	},
	again: async (side, { job, state, reset }, lane) => {
		const { job: loaded, backend } = await side.load(job, lane);
		return backend.retryFinishedJob(loaded, state, { resetAttemptsMade: reset, resetAttemptsStarted: reset });
	},
	allAgain: (_side, { state, count }, { backend }) => backend.retryFinishedJobs(state, count, Date.now()),
	promoteAll: (_side, { count }, { backend }) => backend.promoteJobs(count),

	progress: (side, { job }, lane) => side.pick(job, lane).lane.backend.updateProgress(side.pick(job, lane).id, 50),
	data: async (side, { job }, lane) => {
		const { job: loaded, backend } = await side.load(job, lane);
		return backend.updateData(loaded, { changed: true });
	},
	log: (side, { job, keep }, lane) => {
		const { id, lane: at } = side.pick(job, lane);
		return at.backend.addLog(id, `line at ${Date.now()}`, keep);
	},
	clearLogs: (side, { job, keep }, lane) => {
		const { id, lane: at } = side.pick(job, lane);
		return at.backend.clearLogs(id, keep);
	},
	priority: (side, { job, priority, lifo }, lane) => {
		const { id, lane: at } = side.pick(job, lane);
		return at.backend.changePriority(id, priority, lifo);
	},
	changeDelay: (side, { job, delay }, lane) => {
		const { id, lane: at } = side.pick(job, lane);
		return at.backend.changeDelay(id, delay);
	},
	cutOff: async (side, { job }, lane) => {
		const { job: loaded, backend } = await side.load(job, lane);
		return loaded.parentKey === undefined ? null : backend.removeChildDependency(loaded.id ?? '', loaded.parentKey);
	},
	remove: (side, { job, children }, lane) => {
		const { id, lane: at } = side.pick(job, lane);
		return at.backend.remove(id, children);
	},
	removeUnprocessed: (side, { job }, lane) => {
		const { id, lane: at } = side.pick(job, lane);
		return at.backend.removeUnprocessedChildren(id);
	},
	freeDedup: (_side, { id }, { backend }) => backend.deleteDeduplicationKey(id),
	freeDedupOf: (side, { id, job }, lane) => lane.backend.removeDeduplicationKey(id, side.pick(job, lane).id),

	pause: (_side, { on }, { backend }) => backend.pause(on),
	concurrency: (_side, { limit }, { backend }) =>
		limit === 0 ? backend.removeQueueMetaFields(['concurrency']) : backend.setQueueMeta({ concurrency: limit }),
	limitQueue: (_side, { max }, { backend }) =>
		max === 0 ? backend.removeQueueMetaFields(['max', 'duration']) : backend.setQueueMeta({ max, duration: HOUR }),
	limitNow: (_side, _operation, { backend }) => backend.setRateLimit(HOUR),
	endLimit: (_side, _operation, { backend }) => backend.removeRateLimitKey(),
	clean: (_side, { state, limit }, { backend }) => backend.cleanJobsByState(state, Date.now(), limit),
	drain: async (_side, { delayed }, { backend }) => {
		const [waiting = []] = (await backend.getRanges(['wait'], 0, -1)) as string[][];
		// Redis then takes the scheduler's job out of the list that it spares, and leaves one there that it has removed.
		return waiting.some((id) => id.startsWith('repeat:')) ? null : backend.drain(delayed);
	},
	obliterate: (_side, { force, count }, { backend }) => backend.obliterate({ force, count }),
	schedule: async (side, { id, repeat, opts, data }, lane) => {
		if (await ranEarly(lane.backend, id)) return null;
		const template = { name: 'iteration', opts, ...(data ? { data: { for: id } } : {}) };
		const job = await lane.queue.upsertJobScheduler(id, repeat, template);
		return job ? [side.know(job.id ?? '', lane), job.delay] : null;
	},
	advance: async (side, { job }, lane) => {
		const { job: loaded, lane: at } = await side.load(job, lane);
		const { repeatJobKey, name, data, id } = loaded;
		const opts: JobsOptions & { repeat?: RepeatOptions } = loaded.opts;
		if (repeatJobKey === undefined || opts.repeat === undefined) return null;
		// What a worker does with a job it has taken.
		const schedulers = await at.queue.jobScheduler;
		const options = { override: false, producerId: id ?? '' };
		const next = await schedulers.upsertJobScheduler(repeatJobKey, opts.repeat, name, data, opts, options);
		return next ? side.know(next.id ?? '', at) : null;
	},
	unschedule: (_side, { id }, { backend }) => backend.removeJobScheduler(id),
	look: (_side, { state, start, end, asc }, { backend }) => backend.getRanges([state], start, end, asc),
	pass: async () => null,
};
