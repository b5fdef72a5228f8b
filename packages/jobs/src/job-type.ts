import type { z } from 'zod';
import { JobsError } from './errors.ts';

/**
 * Who is waiting, most urgent first. It orders the jobs of one type, and between types it decides who gets the next free
 * slot of a busy process: a citizen at the counter never waits for the nightly report.
 */
export const urgencies = ['citizen', 'staff', 'routine', 'report'] as const;
export type Urgency = (typeof urgencies)[number];

/** How long to wait between attempts. */
export interface Backoff {
	/** `exponential` doubles `delayMs` at every further attempt. */
	kind: 'fixed' | 'exponential';
	/** Milliseconds. */
	delayMs: number;
	/** Share of the delay, 0 to 1, that is drawn at random, so that many failures do not come back in one moment. */
	jitter?: number;
}

/** What a job carries: ids and small numbers, never a person's data, which would outlive its deletion in a queue. */
export type JobPayload = Readonly<Record<string, string | number | boolean | null>>;

/** A kind of job, declared apart from the code that does it. */
export interface JobType<Payload extends JobPayload = JobPayload> {
	/** Stable name, also of its queue: lower-case words with dots or hyphens, for example `steps.run`. */
	readonly id: string;
	/** Who answers for it when it fails, in the words of the monitor (a capability such as `dossiers`, `backup`). */
	readonly owner: string;
	readonly payload: z.ZodType<Payload>;
	/** Attempts in all, 1 for none but the first. */
	readonly attempts: number;
	readonly backoff: Backoff;
	/** Milliseconds an attempt may take; then its signal is aborted and the attempt counts as failed. */
	readonly timeoutMs: number;
	/** How many jobs of this type one process works on at once. */
	readonly concurrency: number;
	readonly urgency: Urgency;
	/** How many finished jobs stay visible in the monitor. */
	readonly keep: { readonly completed: number; readonly failed: number };
}

/** A job type as those see it who do not look into its payload. */
export type AnyJobType = Omit<JobType, 'payload'>;

/** What may be left out of a declaration. */
type Defaulted = 'attempts' | 'backoff' | 'timeoutMs' | 'concurrency' | 'urgency' | 'keep';

const ID = /^[a-z][a-z0-9]*(?:[.-][a-z0-9]+)*$/i;

/**
 * Declares a job type: 5 attempts, exponential backoff from 2 s with half of it random, 60 s an attempt, 4 at once,
 * `routine`, and 200 finished of each kind kept, unless told otherwise.
 *
 * @throws {JobsError} `jobs.unknownType` for an id that cannot name a queue.
 */
export const defineJob = <Payload extends JobPayload>(
	declaration: Omit<JobType<Payload>, Defaulted> & Partial<Pick<JobType<Payload>, Defaulted>>,
): JobType<Payload> => {
	if (!ID.test(declaration.id)) {
		throw new JobsError(
			'jobs.unknownType',
			{
				vi: `Tên loại việc "${declaration.id}" không hợp lệ: chỉ dùng chữ, số, dấu chấm hoặc gạch nối, ví dụ "steps.run".`,
				en: `The job type id "${declaration.id}" is not valid: use letters, digits, dots or hyphens, such as "steps.run".`,
			},
			{ field: 'id' },
		);
	}
	return {
		attempts: 5,
		backoff: { kind: 'exponential', delayMs: 2000, jitter: 0.5 },
		timeoutMs: 60_000,
		concurrency: 4,
		urgency: 'routine',
		keep: { completed: 200, failed: 1000 },
		...declaration,
	};
};

const MAX_TEXT = 200;

const isId = (value: unknown): boolean =>
	value === null ||
	typeof value === 'number' ||
	typeof value === 'boolean' ||
	(typeof value === 'string' && value.length <= MAX_TEXT);

/**
 * Checks a payload against its type and against the rule that jobs carry ids only.
 *
 * @throws {JobsError} `jobs.badPayload` with the field, `jobs.payloadNotIds` for nested or long values.
 */
export const checkPayload = <Payload extends JobPayload>(type: JobType<Payload>, payload: unknown): Payload => {
	const parsed = type.payload.safeParse(payload);
	if (!parsed.success) {
		const issue = parsed.error.issues[0];
		const field = issue?.path.join('.') ?? '';
		throw new JobsError(
			'jobs.badPayload',
			{
				vi: `Dữ liệu của việc "${type.id}" không hợp lệ ở trường "${field}": ${issue?.message ?? ''}`,
				en: `The payload of job "${type.id}" is not valid at "${field}": ${issue?.message ?? ''}`,
			},
			{ field, cause: parsed.error },
		);
	}
	const tooMuch = Object.entries(parsed.data).find(([, value]) => !isId(value));
	if (tooMuch !== undefined) {
		throw new JobsError(
			'jobs.payloadNotIds',
			{
				vi: `Việc "${type.id}" chỉ được mang mã định danh: trường "${tooMuch[0]}" phải là số hoặc chuỗi không quá ${MAX_TEXT} ký tự.`,
				en: `Job "${type.id}" may carry ids only: "${tooMuch[0]}" must be a number or a text of at most ${MAX_TEXT} characters.`,
			},
			{ field: tooMuch[0] },
		);
	}
	return parsed.data;
};
