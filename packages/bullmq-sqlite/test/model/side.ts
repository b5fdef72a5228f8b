import { type IQueueBackend, Job, type JobsOptions, type JobType, type MinimalQueue } from 'bullmq';
import type { Bench } from '../contract/harness.ts';
import type { Operation } from './programs.ts';

const TOKEN = 'model';
const states = ['wait', 'active', 'delayed', 'prioritized', 'completed', 'failed', 'waiting-children'] as const;

/** What an operation came to: its value, or the code of its refusal. */
export type Outcome = { value: unknown } | { refused: number | string };

/** One of the two backends a program is played against. Time stands still within a step and is the same on both. */
export class Side {
	readonly backend: IQueueBackend;
	readonly #queue: ReturnType<Bench['queue']>;
	readonly #ids: string[] = [];
	#families = 0;

	constructor(bench: Bench, name: string) {
		this.backend = bench.backend({ name: 'w', maxStalledCount: 1 }, {}, name);
		this.#queue = bench.queue(name);
	}

	async play(operation: Operation): Promise<Outcome> {
		try {
			return { value: (await this.#run(operation)) ?? null };
		} catch (error) {
			const code = error instanceof Error && 'code' in error ? error.code : undefined;
			return { refused: typeof code === 'number' ? code : String(error) };
		}
	}

	/** Everything that can be seen of the queue. */
	async snapshot(): Promise<Record<string, unknown>> {
		const { backend } = this;
		const types: JobType[] = [...states];
		const lists = await backend.getRanges(types, 0, -1, true);
		const jobs = await Promise.all(this.#known().map(async (id) => [id, await this.#describe(id)]));
		return {
			counts: Object.fromEntries((await backend.getCounts(types)).map((count, index) => [types[index], count])),
			lists: Object.fromEntries(lists.map((ids, index) => [types[index], ids])),
			jobs: Object.fromEntries(jobs),
			holders: await Promise.all(['d1', 'd2'].map((id) => backend.getDeduplicationJobId(id))),
			meta: await this.#meta(),
		};
	}

	/** All events, oldest first, without their ids. */
	async events(): Promise<Record<string, string>[]> {
		const events: Record<string, string>[] = [];
		let cursor = '0-0';
		for (;;) {
			const page = (await this.backend.readEvents(cursor, 1))?.[0]?.[1] ?? [];
			if (page.length === 0) return events;
			for (const [id, fields] of page) {
				cursor = id;
				const event: Record<string, string> = {};
				for (let index = 0; index < fields.length; index += 2) event[fields[index] ?? ''] = fields[index + 1] ?? '';
				events.push(event);
			}
		}
	}

	#known(): string[] {
		return [...new Set(this.#ids)];
	}

	async #meta(): Promise<Record<string, string>> {
		const meta = await this.backend.getQueueMeta();
		// Redis writes its default here, SQLite keeps it as a default.
		delete meta['opts.maxLenEvents'];
		delete meta.version;
		return meta;
	}

	async #describe(id: string): Promise<unknown> {
		const { backend } = this;
		const [state, data, counts] = await Promise.all([
			backend.getState(id),
			backend.getJobData(id),
			backend.getDependencyCounts(id, ['processed', 'unprocessed', 'ignored', 'failed']),
		]);
		if (data === undefined) return state;
		const { id: _, opts: __, debounceId: ___, ...seen } = data;
		return { state, counts, ...seen };
	}

	#id(target: number): string {
		const known = this.#known();
		return known[target % Math.max(known.length, 1)] ?? 'nobody';
	}

	async #job(target: number): Promise<Job> {
		const id = this.#id(target);
		const queue = this.#queue as unknown as MinimalQueue;
		return (await Job.fromId(queue, id)) ?? new Job(queue, 'gone', {}, {}, id);
	}

	async #add(opts: JobsOptions): Promise<string> {
		const job = await this.#queue.add('job', { n: this.#ids.length }, opts);
		this.#ids.push(job.id ?? '');
		return job.id ?? '';
	}

	/** A parent with one child per policy, as a flow producer hands it over. */
	async #family(policies: readonly JobsOptions[]): Promise<unknown> {
		this.#families += 1;
		const queue = this.#queue as unknown as MinimalQueue;
		const { backend } = this;
		const parentId = `f${this.#families}`;
		const parentKey = backend.toKey(parentId);
		const { prefix, queueName } = backend.parseNodeKey(parentKey);
		const parent = new Job(queue, 'parent', {}, {}, parentId);
		const children = policies.map((policy, index) => {
			const opts = { ...policy, parent: { id: parentId, queue: backend.qualifiedName } };
			return new Job(queue, 'child', {}, opts, `${parentId}c${index}`);
		});
		this.#ids.push(parentId, ...children.map((child) => child.id ?? ''));
		const place = { prefix, queueName };
		const childOpts = { parentKey, parentDependenciesKey: `${parentKey}:dependencies` };
		return backend.addFlow([
			{ jobData: parent.asJSON(), jobId: parentId, parentKeyOpts: { addToWaitingChildren: true }, ...place },
			...children.map((child) => ({
				jobData: child.asJSON(),
				jobId: child.id ?? '',
				parentKeyOpts: childOpts,
				...place,
			})),
		]);
	}

	async #run(operation: Operation): Promise<unknown> {
		const { backend } = this;
		const now = Date.now();
		switch (operation.do) {
			case 'add':
				return this.#add(operation.opts);
			case 'bulk': {
				const jobs = await this.#queue.addBulk(operation.opts.map((opts) => ({ name: 'job', data: {}, opts })));
				const ids = jobs.map((job) => job.id ?? '');
				this.#ids.push(...ids);
				return ids;
			}
			case 'family':
				return this.#family(operation.policies);
			case 'take': {
				const [job, id, limited, next] = await backend.moveToActive(TOKEN, 'w');
				// A job that `keepLastIfActive` kept back has a number nobody was told.
				if (job) this.#ids.push(String(id));
				return [job ? id : null, limited, next];
			}
			case 'complete':
			case 'fail': {
				const job = await this.#job(operation.job);
				const { result } =
					operation.do === 'complete'
						? await backend.moveToCompleted(job, { by: job.id }, operation.keep, TOKEN, operation.fetchNext)
						: await backend.moveToFailed(job, 'broken', operation.keep, TOKEN, operation.fetchNext, {
								failedReason: 'broken',
								stacktrace: '["here"]',
							});
				const [next, id] = result ?? [];
				if (next) this.#ids.push(String(id));
				return next ? id : null;
			}
			case 'retry':
				return backend.retryJob(this.#id(operation.job), operation.lifo, TOKEN);
			case 'delay': {
				const options = { skipAttempt: operation.skipAttempt };
				return backend.moveToDelayed(this.#id(operation.job), now, 60_000, TOKEN, options).then(() => 'delayed');
			}
			case 'giveBack':
				return backend.moveJobFromActiveToWait(this.#id(operation.job), TOKEN);
			case 'promote':
				return backend.promote(this.#id(operation.job));
			case 'waitForChildren':
				return backend.moveToWaitingChildren(this.#id(operation.job), TOKEN);
			case 'progress':
				return backend.updateProgress(this.#id(operation.job), 50);
			case 'data':
				return backend.updateData(await this.#job(operation.job), { changed: true });
			case 'cutOff': {
				const job = await this.#job(operation.job);
				return job.parentKey === undefined ? null : backend.removeChildDependency(job.id ?? '', job.parentKey);
			}
			case 'removeUnprocessed':
				return backend.removeUnprocessedChildren(this.#id(operation.job));
			case 'priority':
				return backend.changePriority(this.#id(operation.job), operation.priority, operation.lifo);
			case 'changeDelay':
				return backend.changeDelay(this.#id(operation.job), operation.delay);
			case 'remove':
				return backend.remove(this.#id(operation.job), operation.children);
			case 'again': {
				const reset = { resetAttemptsMade: operation.reset, resetAttemptsStarted: operation.reset };
				return backend.retryFinishedJob(await this.#job(operation.job), operation.state, reset);
			}
			case 'allAgain':
				return backend.retryFinishedJobs(operation.state, operation.count, now);
			case 'promoteAll':
				return backend.promoteJobs(operation.count);
			case 'pause':
				return backend.pause(operation.on);
			case 'concurrency':
				if (operation.limit === 0) return backend.removeQueueMetaFields(['concurrency']);
				return backend.setQueueMeta({ concurrency: operation.limit });
			case 'clean':
				return backend.cleanJobsByState(operation.state, now, operation.limit);
			case 'drain':
				return backend.drain(operation.delayed).then(() => 'drained');
			case 'freeDedup':
				return backend.deleteDeduplicationKey(operation.id);
		}
	}
}
