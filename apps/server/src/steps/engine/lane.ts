import type { JobType } from '@motcua/jobs';
import type { Services } from '../../services.ts';
import { type DueRun, dueRuns, lostRuns, wardsWithDue } from './due-work.ts';

type RunJob = JobType<{ readonly stepRunId: string }>;

/** Runs of a kind that stand in the queue at one time; the rest waits in the table, which is the record anyway. */
const DEPTH: Readonly<Record<DueRun['kind'], number>> = { step: 100, check: 16 };
/** Places of a ward, however many wards wait. */
const LEAST_SHARE = 4;

/** What was put into the queue so long ago is counted there. */
const SETTLED_MS = 5_000;
/** And what was put there so long ago is put there again, whatever it counts. */
const LOST_AFTER_MS = 10 * 60_000;

interface Queued {
	readonly wardId: string;
	/** When it was put into the queue. */
	readonly at: number;
}

/**
 * Keeps the queue of one kind of runs filled from the table, so deep and no deeper: steps never wait behind checks. The
 * wards that wait share the places, so that nobody waits in the table behind another ward's backlog; inside the queue
 * wards take turns.
 */
export class Lane {
	readonly job: RunJob;
	readonly #services: Services;
	readonly #kind: DueRun['kind'];
	/** What was put into the queue and not taken from it, as far as is known here. */
	readonly #queued = new Map<string, Queued>();
	/** What this process works on, with its ward; null when another process put it into the queue. */
	readonly #working = new Map<string, string | null>();
	/** Wards of which the last look left some behind. */
	#behind: ReadonlySet<string> = new Set();
	/** Places of each ward at the last look. */
	#places: number;

	constructor(services: Services, kind: DueRun['kind'], job: RunJob) {
		this.#services = services;
		this.#kind = kind;
		this.job = job;
		this.#places = DEPTH[kind];
	}

	get size(): number {
		return this.#queued.size + this.#working.size;
	}

	/** Of some ward more waits in the table, and half of its places are free. */
	get isLow(): boolean {
		return [...this.#behind].some((wardId) => this.#sizeOf(wardId) <= this.#places / 2);
	}

	/**
	 * Puts due runs into the queue, and those whose holder died, as far as their wards have room.
	 *
	 * @param how `recount` looks also where there seems to be no room: other processes take runs without saying so
	 */
	async fill(now: string, how: { readonly recount: boolean }): Promise<void> {
		const { read } = this.#services.db;
		const limit = DEPTH[this.#kind];
		const [waiting, lost] = await Promise.all([
			wardsWithDue(read, this.#kind, now),
			lostRuns(read, { now, limit: limit + 1 }),
		]);
		this.#places = Math.max(LEAST_SHARE, Math.floor(limit / Math.max(1, waiting.length)));
		const full = how.recount ? [] : waiting.filter((wardId) => this.#roomOf(wardId) <= 0);
		const looked = waiting.filter((wardId) => !full.includes(wardId));
		// Those in the queue are due as well and come first: a page of the depth has the room's worth beside them.
		const due = await Promise.all(looked.map((wardId) => dueRuns(read, this.#kind, { wardId, now, limit: limit + 1 })));
		// What was lost has waited longest, and is little.
		const wanted = [...lost.filter(({ kind }) => kind === this.#kind), ...due.flat()];
		this.#forgetTaken(wanted, full);
		await this.#enqueue(this.#share(wanted, full));
	}

	/** This process begins to work on a run. */
	begin(stepRunId: string): void {
		this.#working.set(stepRunId, this.#queued.get(stepRunId)?.wardId ?? null);
		this.#queued.delete(stepRunId);
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
		const waiting = [...this.#queued].filter(([, { at }]) => at < now - SETTLED_MS);
		if (waiting.length === 0) return;
		const isLost = (await this.#services.jobs.pending(this.job)) < waiting.length;
		for (const [id, { at }] of waiting) if (isLost || at < now - LOST_AFTER_MS) this.#queued.delete(id);
	}

	/** What of `wanted` goes into the queue now. Notes the wards of which some stay behind; of the full ones some do. */
	#share(wanted: readonly DueRun[], full: readonly string[]): readonly DueRun[] {
		const fresh = wanted.filter(({ id }) => !this.#queued.has(id) && !this.#working.has(id));
		const byWard = Map.groupBy(fresh, ({ wardId }) => wardId);
		const behind = new Set(full);
		const taken: DueRun[] = [];
		for (const [wardId, runs] of byWard) {
			const room = Math.max(0, this.#roomOf(wardId));
			taken.push(...runs.slice(0, room));
			if (runs.length > room) behind.add(wardId);
		}
		this.#behind = behind;
		return taken;
	}

	async #enqueue(runs: readonly DueRun[]): Promise<void> {
		if (runs.length === 0) return;
		for (const { id, wardId } of runs) this.#queued.set(id, { wardId, at: performance.now() });
		await this.#services.jobs.enqueueMany(
			this.job,
			runs.map(({ id, wardId }) => ({ payload: { stepRunId: id }, options: { ward: wardId } })),
		);
	}

	#roomOf(wardId: string): number {
		return this.#places - this.#sizeOf(wardId);
	}

	#sizeOf(wardId: string): number {
		const queued = this.#queued.values().filter((run) => run.wardId === wardId);
		const working = this.#working.values().filter((id) => id === wardId);
		return [...queued, ...working].length;
	}

	/** A run that is not due any more was taken by somebody. */
	#forgetTaken(wanted: readonly DueRun[], notLookedAt: readonly string[]): void {
		const due = new Set(wanted.map(({ id }) => id));
		for (const [id, { wardId }] of this.#queued)
			if (!due.has(id) && !notLookedAt.includes(wardId)) this.#queued.delete(id);
	}
}
