import type { JobType } from '@motcua/jobs';
import type { Services } from '../../services.ts';
import { type DueRun, dueRuns, lostRuns } from './due-work.ts';

type RunJob = JobType<{ readonly stepRunId: string }>;

/** Runs of a kind that stand in the queue at one time; the rest waits in the table, which is the record anyway. */
const DEPTH: Readonly<Record<DueRun['kind'], number>> = { step: 100, check: 16 };

/** Keeps the queue of one kind of runs filled from the table, so deep and no deeper: steps never wait behind checks. */
export class Lane {
	readonly job: RunJob;
	readonly #services: Services;
	readonly #kind: DueRun['kind'];
	/** What was put into the queue and has not come back, with when it was put there. */
	readonly #queued = new Map<string, number>();
	/** The last look left some behind. */
	#hasMore = false;

	constructor(services: Services, kind: DueRun['kind'], job: RunJob) {
		this.#services = services;
		this.#kind = kind;
		this.job = job;
	}

	get size(): number {
		return this.#queued.size;
	}

	/** More waits in the table, and half of the places are free. */
	get isLow(): boolean {
		return this.#hasMore && this.#queued.size <= DEPTH[this.#kind] / 2;
	}

	/** Puts due runs into the queue, and those whose holder died, as far as there is room. */
	async fill(now: string): Promise<void> {
		const depth = DEPTH[this.#kind];
		if (this.#queued.size >= depth) {
			this.#hasMore = true;
			return;
		}
		const { read } = this.#services.db;
		// Those in the queue are due as well and come first: a page of the depth has the room's worth beside them.
		const query = { now, limit: depth + 1 };
		const [due, lost] = await Promise.all([dueRuns(read, this.#kind, query), lostRuns(read, query)]);
		const wanted = [...due, ...lost.filter(({ kind }) => kind === this.#kind)];
		const fresh = wanted.filter(({ id }) => !this.#queued.has(id));
		const taken = fresh.slice(0, depth - this.#queued.size);
		this.#hasMore = fresh.length > taken.length;
		if (taken.length === 0) return;
		for (const { id } of taken) this.#queued.set(id, performance.now());
		await this.#services.jobs.enqueueMany(
			this.job,
			taken.map(({ id, wardId }) => ({ payload: { stepRunId: id }, options: { ward: wardId } })),
		);
	}

	done(stepRunId: string): void {
		this.#queued.delete(stepRunId);
	}

	/** A queue that lost its jobs never brings them back: they are put there again, and doing them twice harms nobody. */
	forgetBefore(instant: number): void {
		for (const [id, at] of this.#queued) if (at < instant) this.#queued.delete(id);
	}
}
