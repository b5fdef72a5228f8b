import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { findRunnableStepRuns, outboxHealth, type StepRun } from '@motcua/database';
import { eq, sql } from 'drizzle-orm';
import type { Services } from '../services.ts';
import { carryOutDue } from './carry-out.ts';
import { runStep } from './run-step.ts';
import { carryOutJob, runChecksJob, runStepJob } from './step-jobs.ts';
import { wakeCitizenSteps } from './wake-citizen-steps.ts';
import { announceDeadlines, type DeadlineWatch, newDeadlineWatch } from './watch-deadlines.ts';

/** How often the engine looks for what became due by the passing of time, or was lost with a queue or a worker. */
const LOOK_EVERY_MS = 1_000;
const SWEEP_EVERY_MS = 30_000;
/** Rings within this time are answered together. */
const GATHER_MS = 5;
const LOST_AFTER_MS = 10 * 60_000;
const OUTBOX = 'outbox';
/** Runs that wait in the queue at one time; the rest waits in the table, which is the record anyway. */
const MOST_IN_QUEUE = 200;

/** The machinery behind automatic steps, messages and time-outs of one process. */
export interface StepEngine {
	/** Resolves when everything that is due by the clock was done. For seeding and tests. */
	idle(): Promise<void>;
	/** Stops looking for work; the queue, closed after it, drains what runs. */
	close(): Promise<void>;
}

/**
 * Starts working on automatic steps and the outbox.
 *
 * The tables say what is to be done; the queue only spreads it over workers. So the engine starts by looking at the tables,
 * looks again whenever a commit rings, and every second for what time or a crash has made due: losing the whole queue
 * loses nothing.
 */
export async function startStepEngine(services: Services): Promise<StepEngine> {
	const engine = new Engine(services);
	await engine.start();
	return engine;
}

class Engine implements StepEngine {
	readonly #services: Services;
	/** Names this engine in leases, and its jobs apart from those of an earlier start that a crash left locked. */
	readonly #owner = `${hostname()}-${process.pid}-${randomUUID().slice(0, 8)}`;
	/** What was put into the queue and has not come back, with when it was put there: step run ids and the outbox. */
	readonly #queued = new Map<string, number>();
	readonly #timers: NodeJS.Timeout[] = [];
	readonly #deadlines: DeadlineWatch;
	#gathering: NodeJS.Timeout | undefined;
	#looking: Promise<void> = Promise.resolve();
	#closed = false;

	constructor(services: Services) {
		this.#services = services;
		this.#deadlines = newDeadlineWatch(services);
	}

	async start(): Promise<void> {
		const { jobs, doorbell, db } = this.#services;
		if (db.dialect === 'sqlite') await this.#releaseOrphans();
		const run = ({ stepRunId }: { readonly stepRunId: string }): Promise<void> =>
			this.#work(stepRunId, () => runStep(this.#services, stepRunId, this.#owner));
		jobs.work(runStepJob, run);
		jobs.work(runChecksJob, run);
		jobs.work(carryOutJob, () => this.#work(OUTBOX, () => carryOutDue(this.#services)));
		doorbell.onRing(() => this.#gather());
		await this.#look();
		this.#every(LOOK_EVERY_MS, () => this.#look());
		this.#every(SWEEP_EVERY_MS, () => announceDeadlines(this.#services, this.#deadlines));
	}

	async idle(): Promise<void> {
		for (;;) {
			await this.#look();
			if (this.#queued.size === 0 && !(await this.#hasDue())) return;
			await pause(2);
		}
	}

	async close(): Promise<void> {
		this.#closed = true;
		clearTimeout(this.#gathering);
		for (const timer of this.#timers) clearInterval(timer);
		this.#services.doorbell.onRing(() => {});
		await this.#looking;
	}

	/**
	 * One process has the SQLite file: whoever held a lease is dead. Their attempts are given back, because the server
	 * dying is not the step's failure.
	 */
	async #releaseOrphans(): Promise<void> {
		const { db, clock, logger } = this.#services;
		const { stepRun } = db.tables;
		const now = clock.now().toString({ smallestUnit: 'millisecond' });
		const released = await db.write(
			// Awaited inside: a query that is merely returned would run when the transaction is over.
			async (tx) =>
				await tx
					.update(stepRun)
					.set({
						state: 'pending',
						runAt: now,
						leaseOwner: null,
						leaseUntil: null,
						maxAttempts: sql`${stepRun.maxAttempts} + 1`,
					})
					.where(eq(stepRun.state, 'running'))
					.returning({ id: stepRun.id }),
			{ name: 'step.releaseOrphans' },
		);
		if (released.length > 0) logger.info({ runs: released.length }, 'took up step runs that the last stop interrupted');
	}

	/** Does what the queue woke us for. After an error nobody hurries: the next look comes soon enough. */
	async #work(what: string, work: () => Promise<void>): Promise<void> {
		try {
			await work();
		} catch (error) {
			await pause(LOOK_EVERY_MS);
			throw error;
		} finally {
			this.#queued.delete(what);
			this.#services.doorbell.ring();
		}
	}

	#every(ms: number, work: () => Promise<void>): void {
		const timer = setInterval(() => void work().catch((error) => this.#report(error)), ms);
		timer.unref();
		this.#timers.push(timer);
	}

	#gather(): void {
		if (this.#closed || this.#gathering) return;
		this.#gathering = setTimeout(() => {
			this.#gathering = undefined;
			this.#look().catch((error) => this.#report(error));
		}, GATHER_MS);
	}

	/** One look at a time; a second one asked for meanwhile follows. */
	#look(): Promise<void> {
		const next = this.#looking.catch(() => {}).then(() => (this.#closed ? undefined : this.#lookNow()));
		this.#looking = next.catch(() => {});
		return next;
	}

	async #lookNow(): Promise<void> {
		this.#forgetLost();
		await wakeCitizenSteps(this.#services);
		await this.#queueRuns();
		if (!this.#queued.has(OUTBOX) && (await this.#outboxDue(this.#now()))) {
			this.#queued.set(OUTBOX, performance.now());
			await this.#services.jobs.enqueue(carryOutJob, {});
		}
	}

	async #queueRuns(): Promise<void> {
		const { db, jobs } = this.#services;
		const room = MOST_IN_QUEUE - this.#queued.size;
		if (room <= 0) return;
		const due = await findRunnableStepRuns(db.read, this.#now(), MOST_IN_QUEUE);
		const fresh = due.filter((run) => !this.#queued.has(run.id)).slice(0, room);
		if (fresh.length === 0) return;
		for (const run of fresh) this.#queued.set(run.id, performance.now());
		const jobsOf = (wanted: StepRun['kind']) =>
			fresh
				.filter(({ kind }) => kind === wanted)
				.map(({ id, wardId }) => ({ payload: { stepRunId: id }, options: { ward: wardId } }));
		const [steps, checks] = [jobsOf('step'), jobsOf('check')];
		if (steps.length > 0) await jobs.enqueueMany(runStepJob, steps);
		if (checks.length > 0) await jobs.enqueueMany(runChecksJob, checks);
	}

	/** A queue that lost its jobs never brings them back: they are put there again, and doing them twice harms nobody. */
	#forgetLost(): void {
		const before = performance.now() - LOST_AFTER_MS;
		for (const [what, at] of this.#queued) if (at < before) this.#queued.delete(what);
	}

	async #outboxDue(now: string): Promise<boolean> {
		const { oldestDueAt } = await outboxHealth(this.#services.db.read);
		return oldestDueAt !== null && oldestDueAt <= now;
	}

	async #hasDue(): Promise<boolean> {
		const now = this.#now();
		return (await findRunnableStepRuns(this.#services.db.read, now, 1)).length > 0 || (await this.#outboxDue(now));
	}

	#now(): string {
		return this.#services.clock.now().toString({ smallestUnit: 'millisecond' });
	}

	#report(error: unknown): void {
		if (!this.#closed) this.#services.logger.error({ err: error }, 'step engine');
	}
}
