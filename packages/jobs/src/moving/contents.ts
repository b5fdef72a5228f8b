import type { Job, JobSchedulerJson, JobsOptions } from 'bullmq';
import type { LaneQueue } from '../lane.ts';

type AnyJob = Job<unknown, unknown>;

/** What a move takes along of one queue, in the order in which it runs. */
export interface Contents {
	readonly jobs: readonly AnyJob[];
	readonly schedulers: readonly JobSchedulerJson[];
	/** Nobody works on the queue until somebody says so: that holds at the target too. */
	readonly isPaused: boolean;
	/** Jobs that failed for good; they stay behind. */
	readonly failed: number;
}

/** A job as it is put into the target. */
export interface Copy {
	readonly name: string;
	readonly data: unknown;
	readonly opts: JobsOptions & { readonly jobId: string };
}

const LIVE = ['waiting', 'prioritized', 'delayed'] as const;
const PAGE = 500;

export const readContents = async (queue: LaneQueue): Promise<Contents> => {
	const [jobs, schedulers, isPaused, failed] = await Promise.all([
		liveJobs(queue),
		queue.getJobSchedulers(),
		queue.isPaused(),
		queue.getFailedCount(),
	]);
	return { jobs, schedulers, isPaused, failed };
};

const liveJobs = async (queue: LaneQueue): Promise<AnyJob[]> => {
	const jobs: AnyJob[] = [];
	for (const state of LIVE) {
		for (let start = 0; ; start += PAGE) {
			const page = await queue.getJobs([state], start, start + PAGE - 1, true);
			jobs.push(...page);
			if (page.length < PAGE) break;
		}
	}
	const now = Date.now();
	return jobs.filter((job) => !comesWithItsSchedule(job, now));
};

/** Ids of the jobs that wait or are delayed. */
export const liveIds = async (queue: LaneQueue): Promise<Set<string>> => {
	const ids = new Set<string>();
	for (const state of LIVE) for (const id of await queue.getRanges([state], 0, -1, true)) ids.add(String(id));
	return ids;
};

/**
 * A schedule makes its next run anew at the target. One whose time has come while nobody worked, or that failed and waits for
 * another attempt, it does not make again: that run goes along as a job.
 */
const comesWithItsSchedule = (job: AnyJob, now: number): boolean =>
	job.repeatJobKey !== undefined && job.attemptsMade === 0 && (job.delay ?? 0) > 0 && dueAt(job) > now;

/** Milliseconds of the epoch. A delay counts from when the job was put aside: when it was added, or when its last attempt began. */
const dueAt = (job: AnyJob): number => (job.processedOn ?? job.timestamp) + (job.delay ?? 0);

export const isDelayed = (job: AnyJob): boolean => (job.delay ?? 0) > 0;

/**
 * The id of a job at the target. The target numbers from 1, so a numbered job takes the move's token into its name: no other
 * move, and not the target itself, has one of that name.
 */
export const idAtTarget = ({ id = '' }: AnyJob, token: string): string =>
	/^\d+$/.test(id) ? `moved-${token}-${id}` : id;

/** The job with its name, payload, options and age; due when it was due, with all its attempts. */
export const copyOf = (job: AnyJob, token: string): Copy => {
	// What belongs to the schedule that made it, and a place at the front that the order already says.
	const { delay: _, lifo: __, ...given } = job.opts;
	const { repeat: ___, prevMillis: ____, ...opts } = given as JobsOptions & { repeat?: unknown; prevMillis?: unknown };
	return {
		name: job.name,
		data: job.data,
		opts: {
			...opts,
			jobId: idAtTarget(job, token),
			timestamp: job.timestamp,
			...(isDelayed(job) ? { delay: Math.max(dueAt(job) - job.timestamp, 1) } : {}),
		},
	};
};

/** Makes a schedule at the target; one that is there with this key becomes like it. */
export const copyScheduler = async (to: LaneQueue, scheduler: JobSchedulerJson): Promise<void> => {
	const { key, name, pattern, every, tz, next, limit, startDate, endDate, template } = scheduler;
	const repeat = {
		...(pattern === undefined ? {} : { pattern }),
		...(tz === undefined ? {} : { tz }),
		...(limit === undefined ? {} : { limit }),
		...(endDate === undefined ? {} : { endDate }),
		// An interval counts from its first run: without a date it would begin anew at the moment of the move.
		...(every === undefined ? {} : { every }),
		...(every === undefined || next === undefined ? {} : { startDate: next }),
		...(every !== undefined || startDate === undefined ? {} : { startDate }),
	};
	await to.upsertJobScheduler(key, repeat, { name, data: template?.data, opts: template?.opts ?? {} });
};
