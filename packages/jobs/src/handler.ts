import { type Job, UnrecoverableError, WaitingError } from 'bullmq';
import { JobsError } from './errors.ts';
import { type AnyJobType, checkPayload, type JobPayload, type JobType } from './job-type.ts';

/** What a handler is given beside its payload. */
export interface JobContext {
	readonly id: string;
	/** 1 for the first. */
	readonly attempt: number;
	readonly attempts: number;
	/** Aborted when the attempt takes too long or the process is told to stop; pass it on to whatever can be stopped. */
	readonly signal: AbortSignal;
	/** Adds a line to the job's log, which the monitor shows. No personal data. */
	log(line: string): Promise<void>;
	/** 0 to 100. */
	progress(percent: number): Promise<void>;
}

/** Does a job. What it returns is kept with the finished job, so it must be small and hold no personal data. */
export type JobHandler<Payload extends JobPayload> = (payload: Payload, context: JobContext) => Promise<unknown>;

/** Thrown by a handler when another attempt would be no use: the job fails at once. */
export class PermanentFailure extends UnrecoverableError {
	constructor(message: string) {
		super(message);
		// BullMQ knows it by this name, also across copies of its package.
		this.name = 'UnrecoverableError';
	}
}

/** Reason of an abort that is not the job's fault. */
export const STOPPING: unique symbol = Symbol('the process is stopping');

const timeoutError = (type: AnyJobType): JobsError =>
	new JobsError('jobs.timeout', {
		vi: `Việc "${type.id}" chạy quá ${type.timeoutMs} ms nên bị dừng.`,
		en: `Job "${type.id}" took longer than ${type.timeoutMs} ms and was stopped.`,
	});

/**
 * One attempt: checks the payload, gives the handler its time, and gives the job back unharmed when the process stops.
 *
 * @param stopping aborted with {@link STOPPING} when waiting for handlers is over.
 */
export const runAttempt = async <Payload extends JobPayload>(
	type: JobType<Payload>,
	handler: JobHandler<Payload>,
	job: Job<unknown, unknown>,
	token: string | undefined,
	stopping: AbortSignal,
): Promise<unknown> => {
	const payload = payloadOf(type, job);
	const own = new AbortController();
	const timer = setTimeout(() => own.abort(timeoutError(type)), type.timeoutMs);
	const signal = AbortSignal.any([own.signal, stopping]);
	try {
		// It may have waited for a place until the process was told to stop: then it does not begin.
		signal.throwIfAborted();
		return await Promise.race([handler(payload, contextOf(job, signal)), aborted(signal)]);
	} catch (error) {
		if (stopping.aborted && signal.reason === STOPPING) {
			// Not counted as an attempt: the next process finds the job as if it had not been taken.
			await job.moveToWait(token);
			throw new WaitingError();
		}
		throw error;
	} finally {
		clearTimeout(timer);
	}
};

const payloadOf = <Payload extends JobPayload>(type: JobType<Payload>, job: Job<unknown, unknown>): Payload => {
	try {
		return checkPayload(type, job.data);
	} catch (error) {
		// An older release enqueued it; it will not become valid by waiting.
		throw new PermanentFailure(error instanceof Error ? error.message : String(error));
	}
};

const contextOf = (job: Job<unknown, unknown>, signal: AbortSignal): JobContext => ({
	id: job.id ?? '',
	attempt: job.attemptsMade + 1,
	attempts: job.opts.attempts ?? 1,
	signal,
	log: async (line) => {
		await job.log(line);
	},
	progress: (percent) => job.updateProgress(percent),
});

const aborted = (signal: AbortSignal): Promise<never> =>
	new Promise((_, reject) => {
		if (signal.aborted) reject(signal.reason);
		else signal.addEventListener('abort', () => reject(signal.reason), { once: true });
	});
