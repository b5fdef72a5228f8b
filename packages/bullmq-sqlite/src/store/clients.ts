import { randomUUID } from 'node:crypto';
import type { Timer } from './clock.ts';
import { machineNow, startInterval, stopInterval } from './clock.ts';
import { sql } from './sql.ts';
import type { Store } from './store.ts';

interface ClientRow {
	id: string;
	name: string;
	pid: number;
	since: number;
}

const ADD = sql<[string, string, number, number, number]>(
	'INSERT INTO bullmq_client (id, name, pid, since, seen) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET name = excluded.name, seen = excluded.seen',
);
const REMOVE = sql<[string]>('DELETE FROM bullmq_client WHERE id = ?');
const REMOVE_LOST = sql<[number]>('DELETE FROM bullmq_client WHERE seen < ?');
const LIST = sql<[number], ClientRow>(
	'SELECT id, name, pid, since FROM bullmq_client WHERE seen >= ? ORDER BY since, id',
);

/**
 * Who is connected to the file, so that `queue.getWorkers()` sees the workers of every process: a row per named backend,
 * renewed while its process lives.
 */
export class ClientRegistry {
	readonly #store: Store;
	readonly #lostAfter: number;
	readonly #own = new Map<string, { name: string; since: number }>();
	#renewal: Timer | undefined;

	/** @param lostAfter milliseconds without a sign of life after which a client counts as gone. */
	constructor(store: Store, lostAfter: number) {
		this.#store = store;
		this.#lostAfter = lostAfter;
	}

	/** Makes a client visible under `name`; the same id may be named again. */
	async add(id: string, name: string): Promise<void> {
		const { since } = this.#own.get(id) ?? { since: machineNow() };
		this.#own.set(id, { name, since });
		this.#renewal ??= startInterval(() => this.#renew(), this.#lostAfter / 3).unref();
		await this.#store.gate.write(() => {
			this.#store.sql.run(REMOVE_LOST, machineNow() - this.#lostAfter);
			this.#store.sql.run(ADD, id, name, process.pid, since, machineNow());
		});
	}

	/** Takes a client off the list. */
	async remove(id: string): Promise<void> {
		if (!this.#own.delete(id)) return;
		await this.#store.gate.write(() => {
			this.#store.sql.run(REMOVE, id);
		});
	}

	/** The living clients, in the line format of Redis's `CLIENT LIST`, which BullMQ parses. */
	list(): string {
		const now = machineNow();
		return this.#store.sql
			.all(LIST, now - this.#lostAfter)
			.map((row) => `id=${row.id} name=${row.name} pid=${row.pid} age=${Math.floor((now - row.since) / 1000)}`)
			.join('\n');
	}

	close(): void {
		stopInterval(this.#renewal);
		this.#renewal = undefined;
	}

	#renew(): void {
		const own = [...this.#own];
		if (own.length === 0) return;
		this.#store.gate
			.write(() => {
				// Anew, not only touched: while this process was stopped (a laptop asleep), another may have taken it for lost.
				for (const [id, { name, since }] of own) this.#store.sql.run(ADD, id, name, process.pid, since, machineNow());
			})
			.catch(() => undefined); // The next renewal tries again; a client is only lost after three missed ones.
	}
}

/** A new client id. */
export const newClientId = (): string => randomUUID();
