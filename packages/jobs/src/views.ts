import type { Job } from 'bullmq';
import type { Urgency } from './job-type.ts';

/** States the monitor shows. */
export const jobStates = ['waiting', 'active', 'delayed', 'completed', 'failed'] as const;
export type JobState = (typeof jobStates)[number];

/** A job as the monitor shows it. Instants are ISO strings in UTC. */
export interface JobView {
	readonly id: string;
	readonly type: string;
	readonly state: JobState | 'unknown';
	readonly payload: Readonly<Record<string, unknown>>;
	readonly attemptsMade: number;
	readonly attempts: number;
	readonly enqueuedAt: string;
	/** When a delayed job becomes due. */
	readonly dueAt: string | null;
	readonly startedAt: string | null;
	readonly finishedAt: string | null;
	readonly failure: { readonly message: string; readonly stack: readonly string[] } | null;
	readonly progress: number | null;
	/** Name of the process that took it last. */
	readonly worker: string | null;
	/** It was made by a schedule of this key. */
	readonly schedule: string | null;
}

/** Counts and ages of one job type. */
export interface JobTypeStats {
	readonly type: string;
	readonly owner: string;
	readonly urgency: Urgency;
	readonly paused: boolean;
	readonly waiting: number;
	readonly active: number;
	readonly delayed: number;
	readonly completed: number;
	readonly failed: number;
	/** Age of the oldest job that could run and does not, in milliseconds; null when none waits. */
	readonly oldestWaitingMs: number | null;
	/** Workers of all processes. */
	readonly workers: number;
}

const iso = (ms: number | undefined): string | null => (ms === undefined ? null : new Date(ms).toISOString());

const stateOf = (state: string): JobView['state'] => {
	if (state === 'prioritized') return 'waiting';
	return jobStates.find((known) => known === state) ?? 'unknown';
};

const recordOf = (data: unknown): Readonly<Record<string, unknown>> =>
	typeof data === 'object' && data !== null ? { ...data } : {};

/** BullMQ's job in the monitor's words. `state` is BullMQ's name of it. */
export const viewOf = (type: string, job: Job<unknown, unknown>, state: string): JobView => ({
	id: job.id ?? '',
	type,
	state: stateOf(state),
	payload: recordOf(job.data),
	attemptsMade: job.attemptsMade,
	attempts: job.opts.attempts ?? 1,
	enqueuedAt: new Date(job.timestamp).toISOString(),
	// A delay counts from when the job was put aside: when it was added, or when its last attempt failed.
	dueAt: state === 'delayed' ? iso((job.processedOn ?? job.timestamp) + (job.delay ?? 0)) : null,
	startedAt: iso(job.processedOn),
	finishedAt: iso(job.finishedOn),
	failure: job.failedReason ? { message: job.failedReason, stack: job.stacktrace ?? [] } : null,
	progress: typeof job.progress === 'number' ? job.progress : null,
	worker: job.processedBy ?? null,
	schedule: job.repeatJobKey ?? null,
});
