import { machineNow } from './clock.ts';
import type { Statements } from './sql.ts';
import { sql } from './sql.ts';
import type { Store } from './store.ts';

/** The counters of a queue that change with nearly every operation; kept in memory and written once per commit. */
interface Counters {
	nextId: number;
	rank: number;
	priorityCounter: number;
	limiterCount: number;
	limiterUntil: number;
	stalledCheckUntil: number;
	eventAt: number;
	eventSeq: number;
	eventTrimmed: number;
}

interface QueueRow {
	id: number;
	key: string;
	next_id: number;
	rank: number;
	priority_counter: number;
	limiter_count: number;
	limiter_until: number;
	stalled_check_until: number;
	event_at: number;
	event_seq: number;
	event_trimmed: number;
}

const FIND = sql<[string], QueueRow>('SELECT * FROM bullmq_queue WHERE key = ?');
const CREATE = sql<[string]>('INSERT INTO bullmq_queue (key) VALUES (?)');
const SAVE = sql<[number, number, number, number, number, number, number, number, number, number]>(
	`UPDATE bullmq_queue SET next_id = ?, rank = ?, priority_counter = ?, limiter_count = ?, limiter_until = ?,
	 stalled_check_until = ?, event_at = ?, event_seq = ?, event_trimmed = ? WHERE id = ?`,
);
const META = sql<[number], { field: string; value: string }>('SELECT field, value FROM bullmq_meta WHERE queue = ?');
const SET_META = sql<[number, string, string]>(
	'INSERT INTO bullmq_meta (queue, field, value) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET value = excluded.value',
);
const REMOVE_META = sql<[number, string]>('DELETE FROM bullmq_meta WHERE queue = ? AND field = ?');
const INSERT_EVENTS = sql<[number, number, number, string]>(
	'INSERT INTO bullmq_event (queue, at, seq, body) VALUES (?, ?, ?, ?)',
);
const TRIM_EVENTS = sql<[number, number, number]>('DELETE FROM bullmq_event WHERE queue = ? AND at <= ? AND seq <= ?');

const DEFAULT_MAX_EVENTS = 10_000;

/**
 * One queue of the file: its number, its counters and its metadata, cached between commits.
 *
 * Every change goes through {@link touch}, which remembers the counters as they were before the running operation, so
 * that an operation that is rolled back to its savepoint leaves no trace here either.
 */
export class QueueRecord {
	readonly store: Store;
	readonly key: string;
	/** The queue's number in the file, 0 while nothing has been written for it. */
	readonly id: number;
	readonly counters: Counters;
	readonly #sql: Statements;
	#meta: Map<string, string> | undefined;
	#events: string[][] = [];
	#saved: { counters: Counters; events: number } | undefined;
	#operation = -1;
	#dirty = false;
	#jobsChanged = false;

	private constructor(store: Store, row: QueueRow | undefined, key: string) {
		this.store = store;
		this.#sql = store.sql;
		this.key = key;
		this.id = row?.id ?? 0;
		this.counters = {
			nextId: row?.next_id ?? 0,
			rank: row?.rank ?? 0,
			priorityCounter: row?.priority_counter ?? 0,
			limiterCount: row?.limiter_count ?? 0,
			limiterUntil: row?.limiter_until ?? 0,
			stalledCheckUntil: row?.stalled_check_until ?? 0,
			eventAt: row?.event_at ?? 0,
			eventSeq: row?.event_seq ?? 0,
			eventTrimmed: row?.event_trimmed ?? 0,
		};
	}

	/** Reads the queue; one that does not exist yet reads as empty and has the number 0. */
	static read(store: Store, key: string): QueueRecord {
		return new QueueRecord(store, store.sql.get(FIND, key), key);
	}

	/** Reads the queue or creates it; only inside a write. */
	static open(store: Store, key: string): QueueRecord {
		const found = store.sql.get(FIND, key);
		if (found !== undefined) return new QueueRecord(store, found, key);
		store.sql.insert(CREATE, key);
		return new QueueRecord(store, store.sql.get(FIND, key), key);
	}

	/** No delayed job is due before this score; undefined when that is not known. */
	nextDelayed: number | undefined;

	/** Must be called before a counter changes. */
	touch(): Counters {
		if (this.#operation !== this.store.operation) {
			this.#operation = this.store.operation;
			this.#saved = { counters: { ...this.counters }, events: this.#events.length };
			this.store.changed(this);
		}
		this.#dirty = true;
		return this.counters;
	}

	/** Takes back what the failed operation changed in memory (its rows are rolled back by SQLite). */
	undo(): void {
		if (this.#saved === undefined || this.#operation !== this.store.operation) return;
		Object.assign(this.counters, this.#saved.counters);
		this.#events.length = this.#saved.events;
		this.#meta = undefined;
		this.nextDelayed = undefined;
	}

	/** The next job number, as Redis's `INCR id`. */
	takeId(): number {
		const counters = this.touch();
		counters.nextId += 1;
		return counters.nextId;
	}

	/** Rank of a job put at the end of a list (first in, first out). */
	rankAtEnd(): number {
		const counters = this.touch();
		counters.rank += 1;
		return counters.rank;
	}

	/** Rank of a job put in front of every other (last in, first out, retries, released parents). */
	rankInFront(): number {
		return -this.rankAtEnd();
	}

	/** Order in the prioritized state: by priority, then by arrival. */
	priorityScore(priority: number): number {
		const counters = this.touch();
		counters.priorityCounter += 1;
		return priority * 0x100000000 + (counters.priorityCounter % 0x100000000);
	}

	/** Waiting workers look again after this commit. */
	wakeWorkers(): void {
		this.touch();
		this.#jobsChanged = true;
	}

	/** Appends one event; the events of a commit are stored together, in one row per queue. @returns its place. */
	emit(...fields: string[]): { at: number; seq: number } {
		const counters = this.touch();
		if (this.#events.length === 0) counters.eventAt = Math.max(counters.eventAt, machineNow());
		this.#events.push(fields);
		return { at: counters.eventAt, seq: counters.eventSeq + this.#events.length };
	}

	/** Trims the events when they are well over `max`: to the event, each time, would cost a search per event. */
	limitEvents(max: number): void {
		const { eventSeq, eventTrimmed } = this.counters;
		// A tenth over the limit is what Redis's "~" allows too.
		if (eventSeq + this.#events.length - eventTrimmed > max + Math.max(max / 10, 64)) this.trimEvents(max);
	}

	get meta(): ReadonlyMap<string, string> {
		if (this.#meta === undefined) {
			this.#meta = new Map(this.#sql.all(META, this.id).map((row) => [row.field, row.value]));
		}
		return this.#meta;
	}

	setMeta(field: string, value: string): boolean {
		const isNew = !this.meta.has(field);
		this.touch();
		this.#sql.run(SET_META, this.id, field, value);
		this.#meta?.set(field, value);
		return isNew;
	}

	removeMeta(field: string): boolean {
		this.touch();
		this.#meta?.delete(field);
		return this.#sql.run(REMOVE_META, this.id, field) > 0;
	}

	get isPaused(): boolean {
		return this.meta.has('paused');
	}

	/** Largest number of jobs active at once in the whole queue; undefined when unlimited. */
	get globalConcurrency(): number | undefined {
		const value = this.meta.get('concurrency');
		return value === undefined ? undefined : Number(value);
	}

	get maxEvents(): number {
		const value = this.meta.get('opts.maxLenEvents');
		return value === undefined ? DEFAULT_MAX_EVENTS : Number(value);
	}

	/** Writes what the commit is about to make durable; says who should be woken afterwards. */
	flush(): { jobs: boolean; events: boolean } {
		const signal = { jobs: this.#jobsChanged, events: this.#events.length > 0 };
		this.#jobsChanged = false;
		if (this.#events.length > 0) this.#storeEvents();
		if (this.#dirty) this.#save();
		return signal;
	}

	/** Drops the oldest events so that about `keep` stay. */
	trimEvents(keep: number): number {
		if (this.#events.length > 0) this.#storeEvents();
		const counters = this.touch();
		const upTo = counters.eventSeq - keep;
		const removed = Math.max(upTo - counters.eventTrimmed, 0);
		if (removed === 0) return 0;
		this.#sql.run(TRIM_EVENTS, this.id, counters.eventAt, upTo);
		counters.eventTrimmed = upTo;
		return removed;
	}

	#storeEvents(): void {
		const { counters } = this;
		counters.eventSeq += this.#events.length;
		this.#sql.run(INSERT_EVENTS, this.id, counters.eventAt, counters.eventSeq, JSON.stringify(this.#events));
		this.#events = [];
		this.limitEvents(this.maxEvents);
	}

	#save(): void {
		const c = this.counters;
		this.#sql.run(
			SAVE,
			c.nextId,
			c.rank,
			c.priorityCounter,
			c.limiterCount,
			c.limiterUntil,
			c.stalledCheckUntil,
			c.eventAt,
			c.eventSeq,
			c.eventTrimmed,
			this.id,
		);
		this.#dirty = false;
	}
}
