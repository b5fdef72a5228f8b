import { setTimeout as sleep } from 'node:timers/promises';
import {
	type BackendFactory,
	type IQueueBackend,
	type Job,
	type JobJson,
	type JobState,
	type JobsOptions,
	Queue,
	Worker,
	type WorkerOptions,
} from 'bullmq';
import type { RunningBackend } from '../servers.ts';

export type AnyQueue = Queue<unknown, unknown, string, unknown, unknown, string, IQueueBackend, unknown>;
export type AnyWorker = Worker<unknown, unknown, string, IQueueBackend, object | number | string | boolean, unknown>;

/** Lock token of the tests' own hand-made workers. */
export const TOKEN = 'token-1';

/** Calls `work` and gives the numeric code of the error it must end with. */
export const codeOf = async (work: Promise<unknown>): Promise<number | undefined> => {
	try {
		await work;
	} catch (error) {
		return error instanceof Error && 'code' in error && typeof error.code === 'number' ? error.code : Number.NaN;
	}
	return undefined;
};

/** Waits until `look` gives something true, and gives it. */
export const eventually = async <Value>(look: () => Promise<Value> | Value, ms = 8000): Promise<Value> => {
	const until = performance.now() + ms;
	for (;;) {
		const value = await look();
		if (value || performance.now() > until) return value;
		await sleep(10);
	}
};

let names = 0;

/** A queue on the backend under test, with a note of every member of the backend that was used. */
export class Bench {
	readonly name: string;
	readonly running: RunningBackend;
	readonly #used: Set<string>;
	readonly #open: { close(): Promise<void> }[] = [];

	/** @param used receives the members of the backend that were used: methods that answered, properties that were read. */
	constructor(running: RunningBackend, used: Set<string>) {
		names += 1;
		this.name = `contract-${process.pid}-${names}`;
		this.running = running;
		this.#used = used;
	}

	/** Is PostgreSQL's backend under test? Where it differs from Redis, SQLite goes with Redis, and the test says so. */
	get isPostgres(): boolean {
		return this.running.name === 'postgres';
	}

	/** Makes backends that note what is used of them. */
	readonly factory: BackendFactory<IQueueBackend, unknown> = (name, opts, role) => {
		const used = this.#used;
		return new Proxy(this.running.factory(name, opts, role), {
			get(target, member) {
				const value: unknown = Reflect.get(target, member, target);
				if (typeof value !== 'function') {
					used.add(String(member));
					return value;
				}
				return (...args: unknown[]): unknown => {
					const answer: unknown = Reflect.apply(value, target, args);
					// A method that only ever refused has not been tested.
					Promise.resolve(answer).then(
						() => used.add(String(member)),
						() => undefined,
					);
					return answer;
				};
			},
		});
	};

	/** A backend of the queue by itself, with a worker's options. */
	backend(
		options: Partial<WorkerOptions> = {},
		role: Parameters<BackendFactory>[2] = {},
		name = this.name,
	): IQueueBackend {
		const opts = { connection: this.running.connection, ...options, lockDuration: options.lockDuration ?? 30_000 };
		const backend = this.factory(name, opts, { withBlockingConnection: true, ...role });
		backend.on('error', () => undefined);
		this.#open.push(backend);
		return backend;
	}

	queue(name = this.name, options: object = {}): AnyQueue {
		const queue: AnyQueue = new Queue(name, { connection: this.running.connection, ...options }, this.factory);
		queue.on('error', () => undefined);
		this.#open.push(queue);
		return queue;
	}

	worker(
		work: (job: Job<unknown, unknown>, token?: string) => Promise<unknown>,
		options: Partial<WorkerOptions> = {},
	): AnyWorker {
		const opts = { ...options, connection: this.running.connection };
		const worker: AnyWorker = new Worker(this.name, work, opts, this.factory);
		worker.on('error', () => undefined);
		this.#open.push(worker);
		return worker;
	}

	async close(): Promise<void> {
		for (const opened of this.#open.reverse()) await opened.close();
	}
}

/** A job as BullMQ hands it to a backend. */
export const jobJson = (name: string, opts: JobsOptions = {}, extra: Partial<JobJson> = {}): JobJson => ({
	id: opts.jobId ?? '',
	name,
	data: JSON.stringify({ name }),
	opts,
	progress: 0,
	attemptsMade: 0,
	attemptsStarted: 0,
	timestamp: Date.now(),
	failedReason: '',
	returnvalue: 'null',
	stalledCounter: 0,
	...(opts.deduplication === undefined ? {} : { deduplicationId: opts.deduplication.id }),
	...extra,
});

/** Adds a job by its options; gives its id. */
export const add = (queue: AnyQueue, name: string, opts: JobsOptions = {}): Promise<string> =>
	queue.add(name, { name }, opts).then((job) => job.id ?? '');

/** Takes the next job as a worker would; its id, or undefined when there is none. */
export const take = async (backend: IQueueBackend, token = TOKEN): Promise<string | undefined> => {
	const [job, id] = await backend.moveToActive(token);
	return job ? String(id) : undefined;
};

/** The job with its current contents. */
export const load = async (queue: AnyQueue, id: string): Promise<Job<unknown, unknown>> => {
	const job = await queue.getJob(id);
	if (job === undefined) throw new Error(`job ${id} is gone`);
	return job;
};

/** Takes the next job and completes it. */
export const complete = async (backend: IQueueBackend, queue: AnyQueue, value: unknown = 'done'): Promise<string> => {
	const id = (await take(backend)) ?? '';
	await backend.moveToCompleted(await load(queue, id), value, false, TOKEN, false);
	return id;
};

/** Takes the next job and fails it for good. */
export const fail = async (backend: IQueueBackend, queue: AnyQueue, reason = 'broken'): Promise<string> => {
	const id = (await take(backend)) ?? '';
	await backend.moveToFailed(await load(queue, id), reason, false, TOKEN, false);
	return id;
};

export const stateOf = (backend: IQueueBackend, id: string): Promise<JobState | 'unknown'> => backend.getState(id);
