import type { Localised } from '@motcua/domain';
import { defineJob, type JobType, type Urgency } from '@motcua/jobs';
import { z } from 'zod';
import type { Services } from '../services.ts';

/** What a run found or did: counts and ids, for the health page and for the next run. No personal data. */
export type ScheduleResult = Readonly<Record<string, string | number | boolean | null>>;

/** A length of time of which every part has a fixed length. */
export type Span = Readonly<Partial<Record<'hours' | 'minutes' | 'seconds', number>>>;

/** Something that the installation does by itself at a time of the day, or every minute. */
export interface Schedule {
	/** Stable; also the key of its row and of its job type, `schedules.<name>`. */
	readonly name: string;
	readonly title: Localised;
	/** Cron with five fields, or with six of which the first are the seconds, in the installation's time zone. */
	readonly cron: string;
	/** A run so soon after a good one is a repetition and does nothing. */
	readonly rest: Span;
	/** So long without a good run means that it was missed: it is made good, and the health page says so. */
	readonly missedAfter: Span;
	/** A run that takes longer is stopped; another one may begin then. */
	readonly timeoutMs: number;
	/** How often it is tried each time; 1 for one whose next time comes sooner than another attempt would. */
	readonly attempts: number;
	readonly urgency: Urgency;
	/**
	 * Does it. Safe to do twice. What it throws is noted, and another attempt follows.
	 *
	 * @param last what the last good run found; null before the first
	 */
	run(services: Services, signal: AbortSignal, last: Readonly<Record<string, unknown>> | null): Promise<ScheduleResult>;
	/** What a result of this schedule says, in a sentence for the health page; older results may lack counts. */
	found(count: (key: string) => number): Localised;
	/** Whether a result is worth a line in the log; every one is unless this says otherwise. */
	isNews?(result: ScheduleResult): boolean;
}

export type ScheduleJob = JobType<Record<string, never>>;

/** The job that wakes a worker for a schedule. It carries nothing: what is to be done stands in the tables. */
export const jobOf = ({
	name,
	timeoutMs,
	attempts,
	urgency,
}: Pick<Schedule, 'name' | 'timeoutMs' | 'attempts' | 'urgency'>): ScheduleJob =>
	defineJob({
		id: `schedules.${name}`,
		owner: 'schedules',
		payload: z.object({}),
		attempts,
		backoff: { kind: 'fixed', delayMs: 60_000, jitter: 0.2 },
		timeoutMs,
		concurrency: 1,
		urgency,
		keep: { completed: 30, failed: 30 },
	});

/** The result of a run in words. */
export const inWords = ({ found }: Pick<Schedule, 'found'>, result: Readonly<Record<string, unknown>>): Localised =>
	found((key) => (typeof result[key] === 'number' ? result[key] : 0));

/** Milliseconds of a span. */
export const millisecondsOf = (span: Span): number => Temporal.Duration.from(span).total('milliseconds');
