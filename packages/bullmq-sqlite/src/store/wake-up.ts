import type { Timer } from './clock.ts';
import { startInterval, startTimer, stopInterval, stopTimer } from './clock.ts';
import { SocketHint } from './socket-hint.ts';
import type { Store } from './store.ts';

/** What a waiter waits for. */
export type Topic = 'jobs' | 'events';

/** A wait that can be ended from outside. */
export interface Wait {
	/** True when something may have changed, false on timeout or when the wait was ended. */
	readonly done: Promise<boolean>;
	end(): void;
}

interface WakeUpOptions {
	pollInterval: number;
	socketHint: boolean;
}

interface Waiter {
	wake(changed: boolean): void;
}

/**
 * Waking of waiting workers and event readers. Commits of this process wake them directly. Commits of other processes are
 * noticed by SQLite's `data_version`, which is looked at when a hint comes over the socket and, as the floor that needs
 * nothing, every few milliseconds while (and only while) something waits.
 */
export class WakeUp {
	readonly #store: Store;
	readonly #options: WakeUpOptions;
	readonly #hint: SocketHint | undefined;
	readonly #waiters = new Map<string, Set<Waiter>>();
	#count = 0;
	#poll: Timer | undefined;
	#seen = -1;
	#closed = false;

	constructor(store: Store, options: WakeUpOptions) {
		this.#store = store;
		this.#options = options;
		const isShared = options.socketHint && !store.db.memory;
		this.#hint = isShared ? new SocketHint(store.file, () => this.#look()) : undefined;
	}

	/** Waits until the queue's jobs or events may have changed, at most `ms` milliseconds (no limit when undefined). */
	wait(queueKey: string, topic: Topic, ms?: number): Wait {
		const key = `${topic} ${queueKey}`;
		let end = (): void => undefined;
		const done = new Promise<boolean>((resolve) => {
			if (this.#closed) {
				resolve(false);
				return;
			}
			const timer = ms === undefined ? undefined : startTimer(() => waiter.wake(false), ms);
			const waiter: Waiter = {
				wake: (changed) => {
					stopTimer(timer);
					if (this.#remove(key, waiter)) resolve(changed);
				},
			};
			end = () => waiter.wake(false);
			this.#add(key, waiter);
		});
		return { done, end: () => end() };
	}

	/** Wakes the waiters of the queues a commit of this process changed. */
	notify(signals: readonly { key: string; jobs: boolean; events: boolean }[]): void {
		for (const { key, jobs, events } of signals) {
			if (jobs) this.#wake(`jobs ${key}`);
			if (events) this.#wake(`events ${key}`);
		}
	}

	/** This process has committed something: the others look. */
	announce(): void {
		this.#hint?.join(false);
		this.#hint?.announce();
	}

	/** Another process has committed: everyone looks again. */
	notifyAll(): void {
		for (const key of [...this.#waiters.keys()]) this.#wake(key);
	}

	/** Ends every wait. */
	close(): void {
		this.#closed = true;
		for (const waiters of [...this.#waiters.values()]) for (const waiter of [...waiters]) waiter.wake(false);
		stopInterval(this.#poll);
		this.#hint?.close();
	}

	#wake(key: string): void {
		const waiters = this.#waiters.get(key);
		if (waiters !== undefined) for (const waiter of [...waiters]) waiter.wake(true);
	}

	#add(key: string, waiter: Waiter): void {
		const waiters = this.#waiters.get(key) ?? new Set();
		this.#waiters.set(key, waiters);
		waiters.add(waiter);
		this.#count += 1;
		this.#hint?.join(true);
		if (this.#poll === undefined && !this.#store.db.memory) {
			this.#seen = this.#version();
			this.#poll = startInterval(() => this.#look(), this.#options.pollInterval);
		}
	}

	#remove(key: string, waiter: Waiter): boolean {
		const waiters = this.#waiters.get(key);
		if (waiters?.delete(waiter) !== true) return false;
		if (waiters.size === 0) this.#waiters.delete(key);
		this.#count -= 1;
		if (this.#count === 0) {
			stopInterval(this.#poll);
			this.#poll = undefined;
		}
		return true;
	}

	/** A file that cannot be read just now counts as changed each time: those who wait look, and come upon the reason. */
	#version(): number {
		try {
			return this.#store.dataVersion();
		} catch {
			return Number.NaN;
		}
	}

	#look(): void {
		if (!this.#store.db.open || this.#store.db.inTransaction) return;
		const version = this.#version();
		if (version === this.#seen) return;
		this.#seen = version;
		this.notifyAll();
	}
}
