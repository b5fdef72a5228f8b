import type {
	FinishedStatus,
	IQueueBackend,
	JobJson,
	JobProgress,
	KeepJobs,
	MinimalJob,
	MoveToDelayedOpts,
	MoveToWaitingChildrenOpts,
	ParentKeyOpts,
	RetryJobOpts,
	RetryOptions,
} from 'bullmq';
import { addFlow } from '../flow/add-flow.ts';
import { detachFromParent, findParent } from '../flow/parents.ts';
import { extendLock, NO_TOKEN } from '../job/locks.ts';
import { findJob, jobKey } from '../job/row.ts';
import { addJob, newJobOf } from '../moves/add.ts';
import { claimNext, type NextJob } from '../moves/claim.ts';
import { changeDelay, moveToDelayed, moveToWaitingChildren, promote } from '../moves/delay.ts';
import { finishJob, keepOf } from '../moves/finish.ts';
import { removeForUser, removeUnprocessedChildren } from '../moves/remove.ts';
import { giveBack, moveJobsToWait, retryActive, retryFinished } from '../moves/retry.ts';
import { recoverStalled } from '../moves/stalled.ts';
import { addLog, changePriority, clearLogs, jobFieldsOf, updateData, updateProgress } from '../moves/update.ts';
import { pause } from '../store/clock.ts';
import { COMPLETED, DELAYED, FAILED } from '../store/schema.ts';
import { BackendAdministration } from './administration.ts';
import type { BackendRole } from './base.ts';
import { accepted } from './refusal.ts';

const AFTER_FAILURE_MS = 1000;

const finishedStateOf = (state: FinishedStatus) => (state === 'completed' ? COMPLETED : FAILED);

/** Time given to a finish that took the job from a worker; the next one is fetched in the same commit. */
interface Finished {
	result: NextJob;
	finishedOn: number;
}

/** BullMQ's queue backend on a SQLite file. Made by `createSqliteBackend`; see the package's README for its guarantees. */
export class SqliteQueueBackend extends BackendAdministration implements IQueueBackend {
	readonly #role: BackendRole;

	/** @internal */
	constructor(role: BackendRole) {
		super(role);
		this.#role = role;
	}

	forQueue(queueName: string, prefix?: string): SqliteQueueBackend {
		const options = prefix === undefined ? this.options : { ...this.options, prefix };
		return new SqliteQueueBackend({ store: this.#role.store, queueName, options, ownsStore: false });
	}

	async addJob(job: JobJson, jobId: string, parentKeyOpts?: ParentKeyOpts): Promise<string> {
		const added = await this.write((queue) => addJob(queue, newJobOf(job, jobId, parentKeyOpts)));
		return accepted<string>(added as string, {
			command: 'addJob',
			parentKey: parentKeyOpts?.parentKey ?? job.parentKey,
		});
	}

	async addJobs(entries: { job: JobJson; jobId: string; parentKeyOpts?: ParentKeyOpts }[]): Promise<string[]> {
		const results = await this.write((queue) =>
			entries.map(({ job, jobId, parentKeyOpts }) => addJob(queue, newJobOf(job, jobId, parentKeyOpts))),
		);
		// Like the other backends, what BullMQ refuses in a bulk shows as its code in place of an id.
		return results as string[];
	}

	async addFlow(
		entries: {
			jobData: JobJson;
			jobId: string;
			parentKeyOpts: ParentKeyOpts;
			prefix: string;
			queueName: string;
		}[],
	): Promise<[Error | null, string | number][]> {
		const nodes = entries.map(({ jobData, jobId, parentKeyOpts, prefix, queueName }) => ({
			queueKey: `${prefix}:${queueName}`,
			job: newJobOf(jobData, jobId, parentKeyOpts),
		}));
		const results = await this.store.gate.write(() => addFlow(this.store, nodes, Date.now()));
		return results.map((result) => [null, result]);
	}

	async moveToActive(token: string, name?: string): Promise<NextJob> {
		const timestamp = Date.now();
		try {
			return await this.write(
				(queue) => claimNext(queue, timestamp, this.claimOptions(token, name)) ?? [null, 0, 0, 0],
			);
		} catch (error) {
			// A worker asks again at once: on a full disk that would be thousands of times a second, each with an error to log.
			if (this.closing === undefined) await pause(AFTER_FAILURE_MS);
			throw error;
		}
	}

	async moveToCompleted<T, R, N extends string>(
		job: MinimalJob<T, R, N>,
		returnValue: R,
		removeOnComplete: boolean | number | KeepJobs,
		token: string,
		fetchNext: boolean,
	): Promise<Finished> {
		const value: string | undefined = JSON.stringify(returnValue);
		return this.#finish(job, 'completed', value ?? 'null', removeOnComplete, token, fetchNext);
	}

	async moveToFailed<T, R, N extends string>(
		job: MinimalJob<T, R, N>,
		failedReason: string,
		removeOnFail: boolean | number | KeepJobs,
		token: string,
		fetchNext: boolean,
		fieldsToUpdate?: Record<string, unknown>,
	): Promise<Finished> {
		return this.#finish(job, 'failed', failedReason ?? 'null', removeOnFail, token, fetchNext, fieldsToUpdate);
	}

	async #finish<T, R, N extends string>(
		job: MinimalJob<T, R, N>,
		kind: FinishedStatus,
		value: string,
		keep: boolean | number | KeepJobs | undefined,
		token: string,
		fetchNext: boolean,
		fields?: Record<string, unknown>,
	): Promise<Finished> {
		const timestamp = Date.now();
		const { name, metrics, removeOnComplete, removeOnFail } = this.options;
		const id = job.id ?? '';
		const result = await this.write((queue) =>
			finishJob(queue, id, {
				kind,
				timestamp,
				value,
				keep: keepOf(keep, kind === 'completed' ? removeOnComplete : removeOnFail),
				attempts: job.opts.attempts ?? 0,
				maxMetrics: metrics?.maxDataPoints ?? 0,
				fields: jobFieldsOf(fields),
				claim: this.claimOptions(token, name),
				fetchNext: fetchNext && this.closing === undefined,
			}),
		);
		return {
			result: accepted<NextJob>(result, { command: 'moveToFinished', jobId: id, state: 'active' }),
			finishedOn: timestamp,
		};
	}

	async moveToDelayed(
		jobId: string,
		timestamp: number,
		delay: number,
		token = NO_TOKEN,
		opts: MoveToDelayedOpts = {},
	): Promise<NextJob> {
		const result = await this.write((queue) =>
			moveToDelayed(queue, jobId, {
				timestamp,
				delay,
				skipAttempt: opts.skipAttempt === true,
				fields: jobFieldsOf(opts.fieldsToUpdate),
				claim: this.claimOptions(token, this.options.name),
				fetchNext: opts.fetchNext === true && this.closing === undefined,
			}),
		);
		return accepted<NextJob>(result, { command: 'moveToDelayed', jobId, state: 'active' });
	}

	async moveToWaitingChildren(jobId: string, token: string, opts: MoveToWaitingChildrenOpts = {}): Promise<boolean> {
		const { child } = opts;
		const childKey = child === undefined ? undefined : `${child.queue}:${child.id}`;
		const timestamp = Date.now();
		const code = await this.write((queue) => moveToWaitingChildren(queue, jobId, token, childKey, timestamp));
		return accepted(code, { command: 'moveToWaitingChildren', jobId, state: 'active' }) === 0;
	}

	async moveJobFromActiveToWait(jobId: string, token = NO_TOKEN): Promise<number> {
		const limited = await this.write((queue) => giveBack(queue, jobId, token));
		return accepted(limited, { command: 'moveJobFromActiveToWait', jobId, state: 'active' });
	}

	async retryJob(jobId: string, lifo: boolean, token = NO_TOKEN, opts: RetryJobOpts = {}): Promise<void> {
		const timestamp = Date.now();
		const fields = jobFieldsOf(opts.fieldsToUpdate);
		const code = await this.write((queue) => retryActive(queue, jobId, token, lifo, timestamp, fields));
		accepted(code, { command: 'retryJob', jobId, state: 'active' });
	}

	async retryFinishedJob<T, R, N extends string>(
		job: MinimalJob<T, R, N>,
		state: FinishedStatus,
		opts: RetryOptions = {},
	): Promise<void> {
		const jobId = job.id ?? '';
		const again = {
			lifo: job.opts.lifo === true,
			resetAttemptsMade: opts.resetAttemptsMade === true,
			resetAttemptsStarted: opts.resetAttemptsStarted === true,
		};
		const code = await this.write((queue) => retryFinished(queue, jobId, finishedStateOf(state), again));
		accepted(code, { command: 'reprocessJob', jobId, state });
	}

	retryFinishedJobs(state: FinishedStatus = 'failed', count = 1000, timestamp = Date.now()): Promise<number> {
		return this.write((queue) => moveJobsToWait(queue, finishedStateOf(state), count, timestamp));
	}

	async promote(jobId: string): Promise<void> {
		const code = await this.write((queue) => promote(queue, jobId));
		accepted(code, { command: 'promote', jobId, state: 'delayed' });
	}

	promoteJobs(count = 1000): Promise<number> {
		return this.write((queue) => moveJobsToWait(queue, DELAYED, count, Number.MAX_SAFE_INTEGER));
	}

	moveStalledJobsToWait(): Promise<string[]> {
		const { maxStalledCount = 1, stalledInterval = 30_000 } = this.options;
		return this.write((queue) => recoverStalled(queue, maxStalledCount, stalledInterval));
	}

	async extendLock(jobId: string, token: string, duration: number): Promise<number> {
		return (await this.write((queue) => extendLock(queue, jobId, token, duration))) ? 1 : 0;
	}

	extendLocks(jobIds: string[], tokens: string[], duration: number): Promise<string[]> {
		return this.write((queue) => jobIds.filter((id, index) => !extendLock(queue, id, tokens[index] ?? '', duration)));
	}

	async updateData<T, R, N extends string>(job: MinimalJob<T, R, N>, data: T): Promise<void> {
		const jobId = job.id ?? '';
		const json = JSON.stringify(data);
		accepted(await this.write((queue) => updateData(queue, jobId, json)), { command: 'updateData', jobId });
	}

	async updateProgress(jobId: string, progress: JobProgress): Promise<void> {
		const code = await this.write((queue) => updateProgress(queue, jobId, progress));
		accepted(code, { command: 'updateProgress', jobId });
	}

	async addLog(jobId: string, logRow: string, keepLogs?: number): Promise<number> {
		const count = await this.write((queue) => addLog(queue, jobId, logRow, keepLogs));
		return accepted(count, { command: 'addLog', jobId });
	}

	clearLogs(jobId: string, keepLogs?: number): Promise<void> {
		return this.write((queue) => clearLogs(queue, jobId, keepLogs));
	}

	async changeDelay(jobId: string, delay: number): Promise<void> {
		const timestamp = Date.now();
		const code = await this.write((queue) => changeDelay(queue, jobId, timestamp, delay));
		accepted(code, { command: 'changeDelay', jobId, state: 'delayed' });
	}

	async changePriority(jobId: string, priority = 0, lifo = false): Promise<void> {
		const code = await this.write((queue) => changePriority(queue, jobId, priority, lifo));
		accepted(code, { command: 'changePriority', jobId });
	}

	async remove(jobId: string, removeChildren: boolean): Promise<number> {
		const removed = await this.write((queue) => removeForUser(queue, jobId, removeChildren));
		return accepted(removed, { command: 'removeJob', jobId });
	}

	removeUnprocessedChildren(jobId: string): Promise<void> {
		return this.write((queue) => removeUnprocessedChildren(queue, jobId));
	}

	async removeChildDependency(jobId: string, parentKey: string): Promise<boolean> {
		const result = await this.write((queue) => {
			if (findJob(queue, jobId) === undefined) return -1;
			if (findParent(queue.store, parentKey) === undefined) return -5;
			return detachFromParent(queue.store, jobKey(queue, jobId), parentKey, { forgetParent: { queue, jobId } });
		});
		return accepted<boolean>(result as boolean, { command: 'removeChildDependency', jobId, parentKey });
	}
}
