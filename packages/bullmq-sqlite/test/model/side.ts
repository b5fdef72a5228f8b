import { type IQueueBackend, Job, type MinimalQueue } from 'bullmq';
import type { AnyQueue, Bench } from '../contract/harness.ts';
import { players } from './players.ts';
import type { Operation, Setup, Step } from './programs.ts';
import { eventsOf, type KnownJob, snapshot } from './snapshot.ts';

/** What a step came to: its value, or the code of its refusal. */
export type Outcome = { value: unknown } | { refused: number | string };

/** A queue of a program, and its worker's backend. */
export interface Lane {
	backend: IQueueBackend;
	queue: AnyQueue;
}

type Player = (side: Side, operation: Operation, lane: Lane) => Promise<unknown>;

/** One of the two backends a program is played against. Time stands still within a step and is the same on both. */
export class Side {
	readonly #lanes: readonly [Lane, Lane];
	readonly #jobs = new Map<string, KnownJob>();
	#families = 0;

	constructor(bench: Bench, name: string, setup: Setup) {
		const options = { name: 'w', maxStalledCount: 1, stalledInterval: 1, metrics: { maxDataPoints: 3 }, ...setup };
		const lane = (queue: string): Lane => ({ backend: bench.backend(options, {}, queue), queue: bench.queue(queue) });
		this.#lanes = [lane(name), lane(`${name}-b`)];
	}

	async play({ operation, lane }: Step): Promise<Outcome> {
		const player = players[operation.do] as Player;
		try {
			return { value: (await player(this, operation, this.#lanes[lane])) ?? null };
		} catch (error) {
			const code = error instanceof Error && 'code' in error ? error.code : undefined;
			return { refused: typeof code === 'number' ? code : String(error) };
		}
	}

	/** Everything that can be seen of both queues. */
	snapshot(): Promise<unknown[]> {
		return Promise.all(this.#lanes.map((lane) => snapshot(lane, [...this.#jobs.values()])));
	}

	/** All events of each queue, oldest first. */
	events(): Promise<Record<string, string>[][]> {
		return Promise.all(this.#lanes.map(({ backend }) => eventsOf(backend)));
	}

	/** The queue that is not this one. */
	other(lane: Lane): Lane {
		return this.#lanes[0] === lane ? this.#lanes[1] : this.#lanes[0];
	}

	/** A name for the next family. */
	newFamily(): string {
		this.#families += 1;
		return `f${this.#families}`;
	}

	/** Remembers a job, so that later steps can be about it. @returns its id. */
	know(id: string, lane: Lane): string {
		this.#jobs.set(lane.backend.toKey(id), { id, lane });
		return id;
	}

	/** The job a step is about, whether or not it is still there. */
	pick(target: number, lane: Lane): KnownJob {
		const known = [...this.#jobs.values()];
		return known[target % Math.max(known.length, 1)] ?? { id: 'nobody', lane };
	}

	/** The job a step is about with its contents, and the backend of its queue. */
	async load(target: number, lane: Lane): Promise<{ job: Job; backend: IQueueBackend; lane: Lane }> {
		const place = this.pick(target, lane);
		const queue = place.lane.queue as unknown as MinimalQueue;
		const job = (await Job.fromId(queue, place.id)) ?? new Job(queue, 'gone', {}, {}, place.id);
		return { job, backend: place.lane.backend, lane: place.lane };
	}
}
