import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import type { Services } from '../../services.ts';
import { carryOutDue } from '../outbox/carry-out.ts';
import { runStep } from '../run/run-step.ts';
import { dueRuns, isOutboxDue, lostRuns } from './due-work.ts';
import { Lane } from './lane.ts';
import { releaseOrphans } from './release-orphans.ts';
import { Rush } from './rush.ts';
import { carryOutJob, runChecksJob, runStepJob } from './step-jobs.ts';
import { wakeCitizenSteps } from './wake-citizen-steps.ts';
import { announceDeadlines, type DeadlineWatch, newDeadlineWatch } from './watch-deadlines.ts';

/** How often the engine looks for what became due by the passing of time, or was lost with a queue or a worker. */
const LOOK_EVERY_MS = 1_000;
const SWEEP_EVERY_MS = 30_000;
/** Rings within this time are answered together. */
const GATHER_MS = 5;
const LOST_AFTER_MS = 10 * 60_000;

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
	/** Names this engine in leases. */
	readonly #owner = `${hostname()}-${process.pid}-${randomUUID().slice(0, 8)}`;
	readonly #steps: Lane;
	readonly #checks: Lane;
	readonly #timers: NodeJS.Timeout[] = [];
	readonly #deadlines: DeadlineWatch;
	readonly #rush = new Rush();
	#carrying: number | null = null;
	#gathering: NodeJS.Timeout | undefined;
	#looking: Promise<void> = Promise.resolve();
	#closed = false;

	constructor(services: Services) {
		this.#services = services;
		this.#steps = new Lane(services, 'step', runStepJob);
		this.#checks = new Lane(services, 'check', runChecksJob);
		this.#deadlines = newDeadlineWatch(services);
	}

	async start(): Promise<void> {
		const { jobs, doorbell, db } = this.#services;
		if (db.dialect === 'sqlite') await releaseOrphans(this.#services);
		for (const lane of [this.#steps, this.#checks])
			jobs.work(lane.job, async ({ stepRunId }) => {
				await this.#hurrying(() => runStep(this.#services, stepRunId, this.#owner)).finally(() => lane.done(stepRunId));
				// What waits behind a full lane moves up.
				if (lane.isLow) this.#gather();
			});
		jobs.work(carryOutJob, () =>
			this.#hurrying(() => carryOutDue(this.#services)).finally(() => {
				this.#carrying = null;
			}),
		);
		doorbell.onRing((why) => {
			if (why === 'filing') this.#rush.count();
			this.#gather();
		});
		await this.#look();
		this.#every(LOOK_EVERY_MS, () => this.#look({ andWake: true }));
		this.#every(SWEEP_EVERY_MS, () => announceDeadlines(this.#services, this.#deadlines));
	}

	async idle(): Promise<void> {
		while (!this.#closed) {
			await this.#look({ andWake: true, whateverTheRush: true });
			if (this.#isQuiet && !(await this.#hasDue())) return;
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

	get #isQuiet(): boolean {
		return this.#steps.size + this.#checks.size === 0 && this.#carrying === null;
	}

	/** Does what the queue woke us for. After an error nobody hurries: the next look comes soon enough. */
	async #hurrying(work: () => Promise<void>): Promise<void> {
		try {
			await work();
		} catch (error) {
			await pause(LOOK_EVERY_MS);
			throw error;
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

	/** One look at a time; one that is asked for meanwhile follows. */
	#look(how: { readonly andWake?: boolean; readonly whateverTheRush?: boolean } = {}): Promise<void> {
		const next = this.#looking.then(() => (this.#closed ? undefined : this.#lookNow(how)));
		this.#looking = next.catch(() => {});
		return next;
	}

	async #lookNow(how: { readonly andWake?: boolean; readonly whateverTheRush?: boolean }): Promise<void> {
		const now = this.#now();
		if (how.andWake) {
			const before = performance.now() - LOST_AFTER_MS;
			this.#steps.forgetBefore(before);
			this.#checks.forgetBefore(before);
			if (this.#carrying !== null && this.#carrying < before) this.#carrying = null;
			await wakeCitizenSteps(this.#services);
		}
		await this.#steps.fill(now);
		if (how.whateverTheRush || !this.#rush.isOn) await this.#checks.fill(now);
		if (this.#carrying === null && (await isOutboxDue(this.#services.db.read, now))) {
			this.#carrying = performance.now();
			await this.#services.jobs.enqueue(carryOutJob, {});
		}
	}

	async #hasDue(): Promise<boolean> {
		const { read } = this.#services.db;
		const query = { now: this.#now(), limit: 1 };
		const due = await Promise.all([dueRuns(read, 'step', query), dueRuns(read, 'check', query), lostRuns(read, query)]);
		return due.flat().length > 0 || isOutboxDue(read, query.now);
	}

	#now(): string {
		return this.#services.clock.now().toString({ smallestUnit: 'millisecond' });
	}

	#report(error: unknown): void {
		if (!this.#closed) this.#services.logger.error({ err: error }, 'step engine');
	}
}
