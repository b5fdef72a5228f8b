import type { Localised } from '@motcua/domain';
import { defineJob, type JobType } from '@motcua/jobs';
import { z } from 'zod';
import type { Services } from '../services.ts';

/** What a run found or did: counts and ids, for the health page. No personal data. */
export type ScheduleResult = Readonly<Record<string, string | number | boolean | null>>;

/** Something that the installation does by itself at a time of the day. */
export interface Schedule {
	/** Stable; also the key of its row and of its job type, `schedules.<name>`. */
	readonly name: string;
	readonly title: Localised;
	/** Cron with five fields, in the installation's time zone. */
	readonly cron: string;
	/** A run within so many hours after a good one is a repetition and does nothing. */
	readonly restHours: number;
	/** So many hours without a good run mean that it was missed: it is made good, and the health page says so. */
	readonly missedAfterHours: number;
	/** A run that takes longer is stopped; another one may begin then. */
	readonly timeoutMs: number;
	/** Does it. Safe to do twice. What it throws is noted, and another attempt follows. */
	run(services: Services, signal: AbortSignal): Promise<ScheduleResult>;
}

export type ScheduleJob = JobType<Record<string, never>>;

/** The job that wakes a worker for a schedule. It carries nothing: what is to be done stands in the tables. */
export const jobOf = ({ name, timeoutMs }: Pick<Schedule, 'name' | 'timeoutMs'>): ScheduleJob =>
	defineJob({
		id: `schedules.${name}`,
		owner: 'schedules',
		payload: z.object({}),
		attempts: 3,
		backoff: { kind: 'fixed', delayMs: 60_000, jitter: 0.2 },
		timeoutMs,
		concurrency: 1,
		urgency: 'report',
		keep: { completed: 30, failed: 30 },
	});
