import { hostname } from 'node:os';
import type { Job, JobsOptions } from 'bullmq';
import { answering } from './answering.ts';
import { type BackendConfig, type OpenBackend, openBackend } from './backends.ts';
import { JobsError } from './errors.ts';
import { Fairness } from './fairness.ts';
import { type JobHandler, runAttempt, STOPPING } from './handler.ts';
import { Insight } from './insight.ts';
import { type AnyJobType, checkPayload, type JobPayload, type JobType } from './job-type.ts';
import type { CloseOptions, EnqueueOptions, JobEvent, Jobs, Schedule } from './jobs.ts';
import { type Lane, openLane, openWorker } from './lane.ts';
import { Slots } from './slots.ts';
import { sparingly } from './sparingly.ts';
import { type JobTransaction, joinTransaction, type OutboxEntry, unknownEntry } from './transactions.ts';

/** How to open the jobs of a process. */
export interface JobsConfig extends BackendConfig {
	/** Jobs this process works on at once, over all types (16 by default). */
	readonly slots?: number;
	/** Shown beside a job this process took; host name and process number by default. */
	readonly workerName?: string;
	/** Milliseconds without a sign of life after which another worker takes a job up again (30 000 by default). */
	readonly lockMs?: number;
	/** Told of errors that have no caller: a lost connection, a lock that could not be renewed. The same one once a minute. */
	readonly onError?: (error: Error) => void;
}

const DEFAULT_TIME_ZONE = 'Asia/Ho_Chi_Minh';
/** How often the count behind the wards' turns is compared with the queue. */
const COUNT_EVERY_MS = 5000;
const DEFAULT_DRAIN_MS = 10_000;
/** How long an aborted handler's job may take to be given back before the worker is closed by force. */
const GIVE_BACK_MS = 2000;

/**
 * Opens the job queue.
 *
 * @example
 * const jobs = await openJobs({ url: 'sqlite:data/jobs.sqlite' });
 * jobs.work(runStep, async ({ stepRunId }, { signal }) => steps.run(stepRunId, signal));
 * await jobs.enqueue(runStep, { stepRunId }, { id: stepRunId, urgency: 'citizen', ward });
 *
 * @throws {JobsError} `jobs.badUrl`, `jobs.cannotOpen`.
 */
export const openJobs = async (config: JobsConfig): Promise<Jobs> => {
	const jobs = new OpenJobs(config, await openBackend(config));
	return jobs.backend === 'sqlite' ? jobs : answering(jobs);
};

class OpenJobs extends Insight implements Jobs {
	readonly #backend: OpenBackend;
	readonly #config: JobsConfig;
	readonly #slots: Slots;
	readonly #fairness = new Fairness();
	readonly #stopping = new AbortController();
	readonly #report: (error: unknown) => void;
	readonly #listeners = new Set<(event: JobEvent) => void>();
	#closing: Promise<void> | undefined;

	constructor(config: JobsConfig, backend: OpenBackend) {
		super();
		this.#config = config;
		this.#backend = backend;
		this.#slots = new Slots(config.slots ?? 16);
		this.#report = sparingly((error) => {
			// Errors while the connections are being closed are what closing looks like.
			if (this.#closing === undefined) config.onError?.(error);
		});
	}

	get backend() {
		return this.#backend.kind;
	}

	protected get metricsMark() {
		return this.#backend.metricsMark;
	}

	get address() {
		return this.#backend.address;
	}

	define(...types: AnyJobType[]): void {
		for (const type of types) this.#lane(type);
	}

	async enqueue<Payload extends JobPayload>(
		type: JobType<Payload>,
		payload: Payload,
		options: EnqueueOptions = {},
	): Promise<string> {
		const [id = ''] = await this.enqueueMany(type, [{ payload, options }]);
		return id;
	}

	async enqueueMany<Payload extends JobPayload>(
		type: JobType<Payload>,
		jobs: readonly { payload: Payload; options?: EnqueueOptions }[],
	): Promise<string[]> {
		const lane = this.#lane(type);
		const bulk = jobs.map(({ payload, options = {} }) => ({
			name: options.ward ?? type.id,
			data: checkPayload(type, payload),
			opts: this.#jobOptions(type, options),
		}));
		await this.#correctFairness(lane);
		const added = await lane.queue.addBulk(bulk);
		return added.map((job) => job.id ?? '');
	}

	enqueueInTx<Payload extends JobPayload>(
		type: JobType<Payload>,
		payload: Payload,
		options: EnqueueOptions,
		transaction: JobTransaction,
	): Promise<string> {
		const job = {
			lane: this.#lane(type),
			name: options.ward ?? type.id,
			payload: checkPayload(type, payload),
			options: this.#jobOptions(type, options),
		};
		return joinTransaction(this.#backend.kind, job, transaction);
	}

	async relay(entries: readonly OutboxEntry[]): Promise<void> {
		for (const [type, ofType] of Map.groupBy(entries, (entry) => entry.type)) {
			const lane = this.lanes.find((known) => known.type.id === type);
			if (lane === undefined) throw unknownEntry(type);
			await lane.queue.addBulk(
				ofType.map(({ id, payload, options }) => ({ name: type, data: payload, opts: { ...options, jobId: id } })),
			);
		}
	}

	async ensure<Payload extends JobPayload>(
		type: JobType<Payload>,
		jobs: readonly { payload: Payload; options: EnqueueOptions & { id: string } }[],
	): Promise<string[]> {
		const { queue } = this.#lane(type);
		const missing = [];
		for (const job of jobs) {
			const { id } = job.options;
			const state = await queue.getJobState(id);
			// Finished for the queue, unfinished for the database: its id is in the way of the new one.
			if (state === 'completed' || state === 'failed') await queue.remove(id);
			if (state === 'completed' || state === 'failed' || state === 'unknown') missing.push(job);
		}
		return missing.length === 0 ? [] : this.enqueueMany(type, missing);
	}

	pending(type: AnyJobType): Promise<number> {
		return this.#lane(type).queue.getJobCountByTypes('waiting', 'prioritized', 'delayed', 'active');
	}

	async #correctFairness(lane: Lane): Promise<void> {
		if (Date.now() - lane.countedAt < COUNT_EVERY_MS) return;
		lane.countedAt = Date.now();
		this.#fairness.resync(lane.type.id, await lane.queue.getJobCountByTypes('waiting', 'prioritized', 'delayed'));
	}

	#jobOptions(type: AnyJobType, options: EnqueueOptions): JobsOptions {
		const { id, delayMs, urgency = type.urgency, ward } = options;
		return {
			priority: this.#fairness.next(type.id, urgency, ward),
			...(id === undefined ? {} : { jobId: id }),
			...(delayMs === undefined ? {} : { delay: delayMs }),
		};
	}

	work<Payload extends JobPayload>(type: JobType<Payload>, handler: JobHandler<Payload>): void {
		const lane = this.#lane(type);
		if (lane.worker !== undefined) {
			throw new JobsError('jobs.duplicateType', {
				vi: `Loại việc "${type.id}" đã có nơi xử lý trong tiến trình này.`,
				en: `Job type "${type.id}" is being worked on in this process already.`,
			});
		}
		const settings = {
			name: this.#config.workerName ?? `${hostname()}-${process.pid}`,
			concurrency: type.concurrency,
			lockDuration: this.#config.lockMs ?? 30_000,
		};
		const worker = openWorker(this.#backend, lane, settings, (job, token) =>
			this.#slots.run(type.urgency, () => runAttempt(type, handler, job, token, this.#stopping.signal)),
		);
		worker.on('error', (error) => this.#report(error));
		worker.on('completed', (job) => this.#tell('completed', type, job));
		worker.on('failed', (job, error) => job !== undefined && this.#tell(failureKind(job), type, job, error));
		worker.on('stalled', (id) => this.#emit({ ...NOTHING, kind: 'stalled', type: type.id, id }));
	}

	async schedule<Payload extends JobPayload>(
		type: JobType<Payload>,
		key: string,
		when: Schedule,
		payload: Payload,
	): Promise<void> {
		const repeat =
			'cron' in when ? { pattern: when.cron, tz: when.timeZone ?? DEFAULT_TIME_ZONE } : { every: when.everyMs };
		const template = {
			name: type.id,
			data: checkPayload(type, payload),
			opts: { priority: this.#fairness.next(type.id, type.urgency, undefined) },
		};
		try {
			await this.#lane(type).queue.upsertJobScheduler(key, repeat, template);
		} catch (error) {
			throw new JobsError(
				'jobs.badSchedule',
				{
					vi: `Không đặt được lịch "${key}" cho việc "${type.id}": ${messageOf(error)}`,
					en: `Cannot make the schedule "${key}" for job "${type.id}": ${messageOf(error)}`,
				},
				{ cause: error },
			);
		}
	}

	async unschedule(type: AnyJobType, key: string): Promise<boolean> {
		return this.#lane(type).queue.removeJobScheduler(key);
	}

	onEvent(listener: (event: JobEvent) => void): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	async close(options: CloseOptions = {}): Promise<void> {
		this.#closing ??= this.#close(options.drainMs ?? DEFAULT_DRAIN_MS);
		await this.#closing;
	}

	async #close(drainMs: number): Promise<void> {
		this.#backend.stopReconnecting?.();
		const workers = this.lanes.map(({ worker }) => worker).filter((worker) => worker !== undefined);
		const close = (force: boolean) => Promise.allSettled(workers.map((worker) => worker.close(force)));
		const drained = close(false);
		// Who works is waited for; a worker without work that does not end has lost its server.
		const inTime = (await endsWithin(drained, Math.min(drainMs, GIVE_BACK_MS))) || this.#slots.isIdle;
		if (!inTime && !(await endsWithin(drained, Math.max(drainMs - GIVE_BACK_MS, 0)))) this.#stopping.abort(STOPPING);
		if (!(await endsWithin(drained, GIVE_BACK_MS))) await endsWithin(close(true), GIVE_BACK_MS);
		// A server that is away or hangs cannot be taken leave of; its connections end with the process.
		await endsWithin(Promise.allSettled(this.lanes.map(({ queue }) => queue.close())), GIVE_BACK_MS);
		await endsWithin(this.#backend.close(), GIVE_BACK_MS);
	}

	#lane(type: AnyJobType): Lane {
		if (this.#closing !== undefined) {
			throw new JobsError('jobs.closed', {
				vi: 'Hàng đợi việc đã đóng, không nhận thêm việc.',
				en: 'The job queue is closed and takes no more jobs.',
			});
		}
		const known = this.lanes.find((lane) => lane.type.id === type.id);
		if (known !== undefined) return known;
		const lane = openLane(this.#backend, type, (error) => this.#report(error));
		this.lanes.push(lane);
		return lane;
	}

	#tell(kind: JobEvent['kind'], type: AnyJobType, job: Job<unknown, unknown>, error?: Error): void {
		if (job.name !== type.id && kind !== 'retrying') this.#fairness.closed(type.id, job.name);
		const { processedOn, finishedOn, timestamp } = job;
		// The option, as the job's own delay is set to 0 when it becomes due.
		const delay = job.opts.delay ?? 0;
		this.#emit({
			kind,
			type: type.id,
			id: job.id ?? '',
			attempt: job.attemptsMade,
			waitedMs: processedOn === undefined ? null : Math.max(processedOn - timestamp - delay, 0),
			tookMs: processedOn === undefined ? null : (finishedOn ?? Date.now()) - processedOn,
			failure: error?.message ?? null,
		});
	}

	#emit(event: JobEvent): void {
		for (const listener of this.#listeners) listener(event);
	}
}

const NOTHING = { attempt: 0, waitedMs: null, tookMs: null, failure: null };

/** BullMQ says "failed" for an attempt too; only a job with a finishing time has failed for good. */
const failureKind = (job: Job<unknown, unknown>): JobEvent['kind'] =>
	job.finishedOn === undefined ? 'retrying' : 'failed';

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Whether the promise settles within `ms`. */
const endsWithin = async (promise: Promise<unknown>, ms: number): Promise<boolean> => {
	let timer: ReturnType<typeof setTimeout> | undefined;
	const late = new Promise<false>((resolve) => {
		timer = setTimeout(() => resolve(false), ms);
	});
	try {
		return await Promise.race([promise.then(() => true), late]);
	} finally {
		clearTimeout(timer);
	}
};
