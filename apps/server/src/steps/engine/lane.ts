import type { JobType } from '@motcua/jobs';
import type { Services } from '../../services.ts';
import { type DueRun, dueRuns, lostRuns } from './due-work.ts';

type RunJob = JobType<{ readonly stepRunId: string }>;

/** Runs of a kind that stand in the queue at one time; the rest waits in the table, which is the record anyway. */
const DEPTH: Readonly<Record<DueRun['kind'], number>> = { step: 100, check: 16 };

/** What was put into the queue so long ago is counted there. */
const SETTLED_MS = 5_000;
/** And what was put there so long ago is put there again, whatever it counts. */
const LOST_AFTER_MS = 10 * 60_000;

/** Keeps the queue of one kind of runs filled from the table, so deep and no deeper: steps never wait behind checks. */
export class Lane {
	readonly job: RunJob;
	readonly #services: Services;
	readonly #kind: DueRun['kind'];
	/** What was put into the queue and not taken from it, as far as is known here, with when it was put there. */
	readonly #queued = new Map<string, number>();
	/** What this process works on. */
	readonly #working = new Set<string>();
	/** The last look left some behind. */
	#hasMore = false;

	constructor(services: Services, kind: DueRun['kind'], job: RunJob) {
		this.#services = services;
		this.#kind = kind;
		this.job = job;
	}

	get size(): number {
		return this.#queued.size + this.#working.size;
	}

	/** More waits in the table, and half of the places are free. */
	get isLow(): boolean {
		return this.#hasMore && this.size <= this.#depth / 2;
	}

	get #depth(): number {
		return DEPTH[this.#kind];
	}

	/**
	 * Puts due runs into the queue, and those whose holder died, as far as there is room.
	 *
	 * @param how `recount` looks also when there seems to be no room: other processes take runs without saying so
	 */
	async fill(now: string, how: { readonly recount: boolean }): Promise<void> {
		if (this.size >= this.#depth && !how.recount) {
			this.#hasMore = true;
			return;
		}
		const wanted = await this.#wanted(now);
		this.#forgetTaken(wanted);
		const fresh = wanted.filter(({ id }) => !this.#queued.has(id) && !this.#working.has(id));
		const taken = fresh.slice(0, Math.max(0, this.#depth - this.size));
		this.#hasMore = fresh.length > taken.length;
		if (taken.length === 0) return;
		for (const { id } of taken) this.#queued.set(id, performance.now());
		await this.#services.jobs.enqueueMany(
			this.job,
			taken.map(({ id, wardId }) => ({ payload: { stepRunId: id }, options: { ward: wardId } })),
		);
	}

	/** This process begins to work on a run. */
	begin(stepRunId: string): void {
		this.#queued.delete(stepRunId);
		this.#working.add(stepRunId);
	}

	/** A run was worked on, here or elsewhere. */
	done(stepRunId: string): void {
		this.#queued.delete(stepRunId);
		this.#working.delete(stepRunId);
	}

	/**
	 * A queue that lost its jobs never brings them back: when it holds fewer than were put there, they are put there again.
	 * Doing them twice harms nobody.
	 */
	async forgetLost(now = performance.now()): Promise<void> {
		const waiting = [...this.#queued].filter(([, at]) => at < now - SETTLED_MS);
		if (waiting.length === 0) return;
		const isLost = (await this.#services.jobs.pending(this.job)) < waiting.length;
		for (const [id, at] of waiting) if (isLost || at < now - LOST_AFTER_MS) this.#queued.delete(id);
	}

	async #wanted(now: string): Promise<readonly DueRun[]> {
		const { read } = this.#services.db;
		// Those in the queue are due as well and come first: a page of the depth has the room's worth beside them.
		const query = { now, limit: this.#depth + 1 };
		const [due, lost] = await Promise.all([dueRuns(read, this.#kind, query), lostRuns(read, query)]);
		return [...due, ...lost.filter(({ kind }) => kind === this.#kind)];
	}

	/** A run that is not due any more was taken by somebody. */
	#forgetTaken(wanted: readonly DueRun[]): void {
		const due = new Set(wanted.map(({ id }) => id));
		for (const id of this.#queued.keys()) if (!due.has(id)) this.#queued.delete(id);
	}
}
