import type {
	FinishedStatus,
	IQueueBackend,
	JobJson,
	JobProgress,
	JobsOptions,
	KeepJobs,
	MinimalJob,
	MoveToDelayedOpts,
	MoveToWaitingChildrenOpts,
	ParentKeyOpts,
	RepeatableOptions,
	RetryJobOpts,
	RetryOptions,
} from 'bullmq';
import { addFlow } from '../flow/add-flow.ts';
import { detachFromParent, findParent } from '../flow/parents.ts';
import { addJob, newJobOf } from '../jobs/add.ts';
import { claimNext, type NextJob } from '../jobs/claim.ts';
import { releaseDedup, releaseDedupOf } from '../jobs/dedup.ts';
import { changeDelay, moveToDelayed, moveToWaitingChildren, promote } from '../jobs/delay.ts';
import { refusalError } from '../jobs/errors.ts';
import { finishJob, keepOf } from '../jobs/finish.ts';
import { extendLock, NO_TOKEN } from '../jobs/locks.ts';
import { removeForUser, removeUnprocessedChildren } from '../jobs/remove.ts';
import { giveBack, moveJobsToWait, retryActive, retryFinished } from '../jobs/retry.ts';
import { findJob, jobKey } from '../jobs/row.ts';
import { recoverStalled } from '../jobs/stalled.ts';
import { addLog, changePriority, clearLogs, jobFieldsOf, updateData, updateProgress } from '../jobs/update.ts';
import { cleanState, drain, obliterate } from '../queue/clean.ts';
import { formatCursor } from '../queue/events.ts';
import { endLimit, limitNow } from '../queue/limiter.ts';
import { removeOrphans } from '../queue/orphans.ts';
import { addScheduler, advanceScheduler, removeScheduler } from '../queue/scheduler.ts';
import { COMPLETED, DELAYED, FAILED } from '../store/schema.ts';
import type { BackendRole } from './base.ts';
import { BackendReads } from './reads.ts';

/** A number below zero is one of BullMQ's error codes; anything else passes. */
const accepted = <Value>(result: Value | number, refusal: { command: string } & Record<string, unknown>): Value => {
	if (typeof result === 'number' && result < 0) throw refusalError({ ...refusal, code: result });
	return result as Value;
};

const finishedStateOf = (state: FinishedStatus) => (state === 'completed' ? COMPLETED : FAILED);

/** Time given to a finish that took the job from a worker; the next one is fetched in the same commit. */
interface Finished {
	result: NextJob;
	finishedOn: number;
}

/** BullMQ's queue backend on a SQLite file. Made by `createSqliteBackend`; see the package's README for its guarantees. */
export class SqliteQueueBackend extends BackendReads implements IQueueBackend {
	readonly #role: BackendRole;

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

	async addJobScheduler(
		jobSchedulerId: string,
		nextMillis: number,
		templateData: string,
		templateOpts: JobsOptions,
		opts: RepeatableOptions,
		delayedJobOpts: JobsOptions,
		_producerId?: string,
	): Promise<[string, number]> {
		const added = await this.write((queue) =>
			addScheduler(queue, {
				id: jobSchedulerId,
				next: nextMillis,
				data: templateData,
				template: templateOpts,
				repeat: opts,
				job: delayedJobOpts,
				now: Date.now(),
			}),
		);
		return accepted<[string, number]>(added, { command: 'addJobScheduler' });
	}

	updateJobSchedulerNextMillis(
		jobSchedulerId: string,
		nextMillis: number,
		_templateData: string,
		delayedJobOpts: JobsOptions,
		producerId?: string,
	): Promise<string | null> {
		return this.write((queue) =>
			advanceScheduler(queue, jobSchedulerId, nextMillis, delayedJobOpts, Date.now(), producerId),
		);
	}

	removeJobScheduler(jobSchedulerId: string): Promise<number> {
		return this.write((queue) => removeScheduler(queue, jobSchedulerId));
	}

	moveToActive(token: string, name?: string): Promise<NextJob> {
		const timestamp = Date.now();
		return this.write((queue) => claimNext(queue, timestamp, this.claimOptions(token, name)) ?? [null, 0, 0, 0]);
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

	pause(pause: boolean): Promise<void> {
		return this.write((queue) => {
			if (pause) queue.setMeta('paused', '1');
			else queue.removeMeta('paused');
			queue.emit('event', pause ? 'paused' : 'resumed');
			queue.wakeWorkers();
		});
	}

	drain(delayed: boolean): Promise<void> {
		return this.write((queue) => drain(queue, delayed));
	}

	cleanJobsByState(state: string, timestamp: number, limit = 0): Promise<string[]> {
		return this.write((queue) => cleanState(queue, state, timestamp, limit));
	}

	async obliterate(opts: { force: boolean; count: number }): Promise<number> {
		const result = await this.write((queue) => obliterate(queue, opts.count, opts.force));
		if (result === -1) throw new Error('Cannot obliterate non-paused queue');
		if (result === -2) throw new Error('Cannot obliterate queue with active jobs');
		return result;
	}

	/** A job here is one row with its state, so none can be left without; only rows that belonged to one can. */
	removeOrphanedJobs(_count?: number, limit = 0): Promise<number> {
		return this.store.gate.write(() => removeOrphans(this.store, limit));
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

	removeDeduplicationKey(deduplicationId: string, jobId: string): Promise<number> {
		return this.write((queue) => releaseDedupOf(queue, deduplicationId, jobId));
	}

	deleteDeduplicationKey(deduplicationId: string): Promise<number> {
		return this.write((queue) => releaseDedup(queue, deduplicationId));
	}

	setQueueMeta(values: Record<string, string | number>): Promise<number> {
		return this.write((queue) => {
			queue.wakeWorkers();
			return Object.entries(values).filter(([field, value]) => queue.setMeta(field, String(value))).length;
		});
	}

	removeQueueMetaFields(fields: string[]): Promise<number> {
		return this.write((queue) => {
			queue.wakeWorkers();
			return fields.filter((field) => queue.removeMeta(field)).length;
		});
	}

	setRateLimit(expireTimeMs: number): Promise<void> {
		return this.write((queue) => limitNow(queue, expireTimeMs));
	}

	removeRateLimitKey(): Promise<number> {
		return this.write(endLimit);
	}

	/** Redis kept such a key once; there has never been one here. */
	async removeDeprecatedPriorityKey(): Promise<number> {
		return 0;
	}

	trimEvents(maxLength: number): Promise<number> {
		return this.write((queue) => queue.trimEvents(maxLength));
	}

	publishEvent(fields: Record<string, string | number>, maxEvents: number): Promise<string> {
		return this.write((queue) => {
			const cursor = queue.emit(...Object.entries(fields).flatMap(([name, value]) => [name, String(value)]));
			queue.limitEvents(maxEvents);
			return formatCursor(cursor);
		});
	}
}
