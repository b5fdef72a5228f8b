import { EventEmitter } from 'node:events';
import { type KeysMap, QueueKeys, type QueueOptions, type StreamReadRaw, type WorkerOptions } from 'bullmq';
import type { ClaimOptions } from '../moves/claim.ts';
import { type Cursor, eventsAfter, lastCursor, parseCursor } from '../queue/events.ts';
import { readiness } from '../queue/ready.ts';
import { newClientId } from '../store/clients.ts';
import { monotonicNow, startTimer, stopTimer, type Timer } from '../store/clock.ts';
import { isBusy } from '../store/errors.ts';
import type { QueueRecord } from '../store/queue-record.ts';
import type { Store } from '../store/store.ts';
import type { Wait } from '../store/wake-up.ts';

/** What the backend reads of BullMQ's options: those of a queue, and a worker's when it belongs to one. */
export type BackendOptions = Pick<QueueOptions, 'prefix'> &
	Partial<
		Pick<
			WorkerOptions,
			| 'name'
			| 'lockDuration'
			| 'limiter'
			| 'metrics'
			| 'maxStalledCount'
			| 'stalledInterval'
			| 'removeOnComplete'
			| 'removeOnFail'
		>
	>;

/** How a backend is tied to its store. */
export interface BackendRole {
	store: Store;
	queueName: string;
	options: BackendOptions;
	/** Name under which other processes see it (`queue.getWorkers()`); none for producers. */
	visibleAs?: string | undefined;
	/** A sibling made by `forQueue` leaves opening and closing to the backend it came from. */
	ownsStore: boolean;
}

const DEFAULT_PREFIX = 'bull';
const DEFAULT_LOCK_MS = 30_000;

/** A waiting worker's answer, in the shape of Redis's marker. */
interface Marker {
	member: string;
	score: number;
}

/** Identity, life and waiting of a backend; what it does with jobs is in its subclasses. */
export abstract class BackendBase extends EventEmitter {
	readonly name: string;
	readonly keys: KeysMap;
	readonly qualifiedName: string;
	/** Seconds; a wait shorter than a millisecond has no meaning to a timer. */
	readonly minimumBlockTimeout = 0.001;
	closing: Promise<void> | undefined;
	/** The store behind this backend, for `addJobInTransaction` and for administration. */
	readonly store: Store;
	/** @internal */
	protected readonly options: BackendOptions;
	readonly #prefix: string;
	readonly #ownsStore: boolean;
	readonly #clientId = newClientId();
	#ready: Promise<void>;
	#interrupted = false;
	#wait: Wait | undefined;
	/** Where "only new events" begins: the moment the backend was made, so that none between two reads is missed. */
	#newest: Cursor | undefined;

	/** @internal */
	constructor(role: BackendRole) {
		super();
		this.store = role.store;
		this.name = role.queueName;
		this.options = role.options;
		this.#prefix = role.options.prefix ?? DEFAULT_PREFIX;
		this.#ownsStore = role.ownsStore;
		const keys = new QueueKeys(this.#prefix);
		this.keys = keys.getKeys(this.name);
		this.qualifiedName = keys.getQueueQualifiedName(this.name);
		if (role.ownsStore) this.store.retain();
		if (role.visibleAs !== undefined) this.#newest = this.#readNow<Cursor | undefined>(lastCursor, undefined);
		this.#ready = role.visibleAs === undefined ? Promise.resolve() : this.#show(role.visibleAs);
		this.#ready.then(() => this.emit('ready'));
	}

	async waitUntilReady(): Promise<void> {
		await this.#ready;
	}

	async close(_force = false): Promise<void> {
		if (!this.#ownsStore) return;
		this.closing ??= this.#close();
		await this.closing;
	}

	async #close(): Promise<void> {
		this.#endWait();
		await this.#ready;
		await this.store.clients.remove(this.#clientId).catch(() => undefined);
		await this.store.release();
		this.emit('close');
	}

	async disconnect(): Promise<void> {
		this.#endWait();
	}

	async setName(name: string): Promise<void> {
		if (this.closing !== undefined) return;
		this.#ready = this.#show(name);
		await this.#ready;
	}

	/** Makes the backend visible to others. One that is not (the disk is full just now) can work all the same, and is later. */
	async #show(name: string): Promise<void> {
		try {
			await this.store.clients.add(this.#clientId, name);
		} catch (error) {
			if (this.listenerCount('error') > 0) this.emit('error', error);
		}
	}

	clientName(suffix = ''): string {
		return `${this.#prefix}:${Buffer.from(this.name).toString('base64')}${suffix}`;
	}

	toKey(type: string): string {
		return `${this.qualifiedName}:${type}`;
	}

	parseNodeKey(key: string): { prefix: string; queueName: string; id: string } {
		const last = key.lastIndexOf(':');
		const middle = key.lastIndexOf(':', last - 1);
		return { prefix: key.slice(0, middle), queueName: key.slice(middle + 1, last), id: key.slice(last + 1) };
	}

	async waitForJob(blockTimeout: number): Promise<Marker | null> {
		const deadline = monotonicNow() + blockTimeout * 1000;
		let woken = false;
		while (!this.#stopped) {
			const left = deadline - monotonicNow();
			const wait = this.#startWait('jobs', Math.max(left, 0));
			try {
				// Looked at without taking a turn: a worker that has waited must not be overtaken by one that comes just now.
				const { ready, nextDelayed } = this.#look();
				if (ready) return { member: '0', score: 0 };
				const due = nextDelayed === undefined ? Number.POSITIVE_INFINITY : nextDelayed - Date.now();
				if (nextDelayed !== undefined && (woken || due <= 0)) return { member: '1', score: nextDelayed };
				if (left <= 0) return null;
				woken = await this.#waitFor(wait, due);
				if (!woken && due > deadline - monotonicNow()) return null;
			} finally {
				wait.end();
			}
		}
		return null;
	}

	#look(): ReturnType<typeof readiness> {
		const nothing = { ready: false, nextDelayed: undefined };
		return this.store.db.open ? this.#readNow(readiness, nothing) : nothing;
	}

	/** Reads without taking a turn; gives `otherwise` while another process keeps the whole file to itself. */
	#readNow<Result>(work: (queue: QueueRecord) => Result, otherwise: Result): Result {
		try {
			return this.store.reading(() => work(this.store.queueToRead(this.qualifiedName)));
		} catch (error) {
			if (isBusy(error)) return otherwise;
			throw error;
		}
	}

	/** Waits for a change, at most `ms` more; the timer is the machine's, so a job due by it is looked for afresh. */
	async #waitFor(wait: Wait, ms: number): Promise<boolean> {
		let timer: Timer | undefined;
		if (ms < MAX_TIMER_MS) timer = startTimer(() => wait.end(), ms);
		const changed = await wait.done;
		stopTimer(timer);
		return changed;
	}

	async disconnectBlocking(): Promise<void> {
		this.#interrupted = true;
		this.#endWait();
	}

	async reconnectBlocking(): Promise<void> {
		this.#interrupted = false;
	}

	async readEvents(id: string, blockTimeout: number): Promise<StreamReadRaw> {
		const cursor = id === '$' ? await this.#newestCursor() : parseCursor(id);
		const deadline = monotonicNow() + blockTimeout;
		while (!this.#stopped) {
			const left = blockTimeout > 0 ? deadline - monotonicNow() : undefined;
			const wait = this.#startWait('events', left === undefined ? undefined : Math.max(left, 0));
			try {
				const events = await this.read((queue) => eventsAfter(queue, cursor));
				if (events !== null) return events;
				if (!(await wait.done) && blockTimeout > 0) return null;
			} finally {
				wait.end();
			}
		}
		return null;
	}

	async #newestCursor(): Promise<Cursor> {
		this.#newest ??= await this.read(lastCursor);
		return this.#newest;
	}

	get #stopped(): boolean {
		return this.#interrupted || this.closing !== undefined || this.store.closing;
	}

	#startWait(topic: 'jobs' | 'events', ms: number | undefined): Wait {
		this.#wait = this.store.wakeUp.wait(this.qualifiedName, topic, ms);
		return this.#wait;
	}

	#endWait(): void {
		this.#wait?.end();
	}

	/** Runs a read of this backend's queue. @internal */
	protected read<Result>(work: (queue: QueueRecord) => Result): Promise<Result> {
		return this.store.gate.read(() => work(this.store.queueToRead(this.qualifiedName)));
	}

	/** Runs a write of this backend's queue in the next commit. @internal */
	protected write<Result>(work: (queue: QueueRecord) => Result): Promise<Result> {
		return this.store.gate.write(() => work(this.store.queue(this.qualifiedName)));
	}

	/** @internal */
	protected claimOptions(token: string, name: string | undefined): ClaimOptions {
		const { lockDuration = DEFAULT_LOCK_MS, limiter } = this.options;
		return { token, lockDuration, limiter, name };
	}
}

/** Longer timers overflow in Node; a wait never lasts that long anyway. */
const MAX_TIMER_MS = 2 ** 31 - 1;
