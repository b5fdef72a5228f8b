import { setTimeout as pause } from 'node:timers/promises';
import { JobsError, sparingly } from '@motcua/jobs';
import { startMoving } from '../../procedures/versions/moving/run-move.ts';
import type { News } from '../../processes/neighbours.ts';
import { type SignedIn, signIn } from '../../processes/roll-call.ts';
import type { Services } from '../../services.ts';
import { carryOutDue, hurryMail } from '../outbox/carry-out.ts';
import { runStep } from '../run/run-step.ts';
import { isOutboxDue, lostRuns, wardsWithDue } from './due-work.ts';
import { endLease } from './end-lease.ts';
import { Lane } from './lane.ts';
import { releaseOrphans } from './release-orphans.ts';
import { Rush } from './rush.ts';
import { carryOutJob, runChecksJob, runStepJob } from './step-jobs.ts';
import { wakeCitizenSteps } from './wake-citizen-steps.ts';
import { wakeLostMoves } from './wake-lost-moves.ts';

/** How often the engine looks for what became due by the passing of time, or was lost with a queue or a worker. */
const LOOK_EVERY_MS = 1_000;
/** Moves of dossiers between versions are few and not urgent. */
const MOVES_EVERY_MS = 60_000;
/** Rings within this time are answered together. */
const GATHER_MS = 5;
/** Between two looks of {@link StepEngine.idle} while something is at work. */
const IDLE_LOOK_MS = 250;
/** What was put into the queue so long ago is counted there. */
const SETTLED_MS = 5_000;

/** A process that was killed carries nothing out: after this long the outbox is given to another. */
const CARRIED_AWAY_MS = 60_000;

/** How the engine looks at the tables. */
interface Look {
	/** Also for what time or a crash has made due. */
	readonly andWake?: true;
	/** Filings go first in a rush, unless this says otherwise. */
	readonly whateverTheRush?: true;
}

/** The machinery behind automatic steps, messages and time-outs of one process. */
export interface StepEngine {
	/** Resolves when everything that is due by the clock was done. For seeding and tests. */
	idle(): Promise<void>;
	/** Stops looking for work; the queue, closed after it, drains what runs. */
	close(): Promise<void>;
	/** To be called when the queue is closed too: from then on others take up what this process still held. */
	signOut(): void;
}

/**
 * Starts working on automatic steps and the outbox.
 *
 * The tables say what is to be done; the queue only spreads it over workers. So the engine starts by looking at the tables,
 * looks again whenever a commit rings, and every second for what time or a crash has made due: losing the whole queue
 * loses nothing. Of several processes one looks and all work.
 */
export async function startStepEngine(services: Services): Promise<StepEngine> {
	const engine = new Engine(services);
	await engine.start();
	return engine;
}

class Engine implements StepEngine {
	readonly #services: Services;
	/** Names this engine in leases, and says to others that it lives. */
	readonly #signedIn: SignedIn;
	readonly #steps: Lane;
	readonly #checks: Lane;
	readonly #timers: NodeJS.Timeout[] = [];
	readonly #rush = new Rush();
	#carrying: number | null = null;
	#stopListening: () => void = () => {};
	#gathering: NodeJS.Timeout | undefined;
	#looking: Promise<void> = Promise.resolve();
	/** The look that follows the running one, with what all have wished for who wait for it. */
	#following: { readonly how: Look; readonly done: Promise<void> } | null = null;
	readonly #report: (error: unknown) => void;
	#closed = false;

	constructor(services: Services) {
		this.#services = services;
		this.#signedIn = signIn(services.config.dataDir, 'engine');
		this.#steps = new Lane(services, 'step', runStepJob);
		this.#checks = new Lane(services, 'check', runChecksJob);
		this.#report = sparingly((error) => {
			if (!this.#closed) services.logger.error({ err: error }, 'step engine');
		});
	}

	async start(): Promise<void> {
		const { jobs, doorbell, neighbours, db } = this.#services;
		if (db.dialect === 'sqlite') await releaseOrphans(this.#services);
		for (const lane of [this.#steps, this.#checks])
			jobs.work(lane.job, ({ stepRunId }) => this.#workOn(lane, stepRunId));
		jobs.work(carryOutJob, () => this.#carryOut());
		await startMoving(this.#services).catch((error) => this.#report(error));
		await hurryMail(this.#services);
		this.#stopListening = neighbours.onNews((news) => this.#hear(news));
		doorbell.onRing((why) => {
			if (why === 'filing') this.#rush.count();
			this.#gather();
		});
		// A queue that is away keeps nobody from filing, so it keeps nobody from starting.
		await this.#look().catch((error) => this.#report(error));
		this.#every(LOOK_EVERY_MS, () => this.#look({ andWake: true }));
		this.#every(MOVES_EVERY_MS, async () => {
			if (await neighbours.lead()) await wakeLostMoves(this.#services);
		});
	}

	async idle(): Promise<void> {
		while (!this.#closed) {
			await this.#lookUntilAnswered({ andWake: true, whateverTheRush: true });
			if (this.#isQuiet && !(await this.#hasDue())) return;
			// What is at work is waited for without asking the database: a render takes a hundred looks.
			const lookAgainAt = performance.now() + IDLE_LOOK_MS;
			do await pause(2);
			while (!this.#isQuiet && performance.now() < lookAgainAt);
		}
	}

	async close(): Promise<void> {
		this.#closed = true;
		clearTimeout(this.#gathering);
		for (const timer of this.#timers) clearInterval(timer);
		this.#services.doorbell.onRing(() => {});
		this.#stopListening();
		await this.#looking;
	}

	signOut(): void {
		this.#signedIn.signOut();
	}

	async #workOn(lane: Lane, stepRunId: string): Promise<void> {
		lane.begin(stepRunId);
		try {
			await this.#hurrying(() => runStep(this.#services, stepRunId, this.#signedIn.name));
		} catch (error) {
			// It is tried again; until then its dossier waits, and somebody should know why.
			this.#services.logger.error({ err: error, stepRunId }, 'a step run could not be settled');
			await endLease(this.#services, stepRunId, this.#signedIn.name, () => this.#closed);
			throw error;
		} finally {
			lane.done(stepRunId);
			this.#services.neighbours.tell({ kind: 'worked', stepRunId });
			// What waits behind a full lane moves up.
			if (lane.isLow) this.#gather();
		}
	}

	async #carryOut(): Promise<void> {
		try {
			await this.#hurrying(() => carryOutDue(this.#services));
		} finally {
			this.#carrying = null;
			this.#services.neighbours.tell({ kind: 'carried' });
		}
	}

	#hear(news: News): void {
		if (news.kind === 'carried') this.#carrying = null;
		if (news.kind !== 'worked') return;
		for (const lane of [this.#steps, this.#checks]) {
			lane.done(news.stepRunId);
			if (lane.isLow) this.#gather();
		}
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

	/** One look at a time; those that are asked for meanwhile are one that follows. */
	#look(how: Look = {}): Promise<void> {
		if (this.#following !== null) {
			Object.assign(this.#following.how, how);
			return this.#following.done;
		}
		const wished = { ...how };
		const done = this.#looking.then(() => {
			this.#following = null;
			return this.#closed ? undefined : this.#lookNow(wished);
		});
		this.#following = { how: wished, done };
		this.#looking = done.catch(() => {});
		return done;
	}

	/** A queue that is away is waited for. */
	async #lookUntilAnswered(how: Look): Promise<void> {
		while (!this.#closed) {
			try {
				return await this.#look(how);
			} catch (error) {
				if (!(error instanceof JobsError && error.code === 'jobs.unreachable')) throw error;
				await pause(IDLE_LOOK_MS);
			}
		}
	}

	async #lookNow(how: Look): Promise<void> {
		if (!(await this.#services.neighbours.lead())) return;
		const now = this.#now();
		const recount = how.andWake ?? false;
		if (recount) await this.#takeUpWhatWasLost();
		await this.#steps.fill(now, { recount });
		if (how.whateverTheRush || !this.#rush.isOn) await this.#checks.fill(now, { recount });
		if (this.#carrying === null && (await isOutboxDue(this.#services.db.read, now))) {
			this.#carrying = performance.now();
			await this.#services.jobs.enqueue(carryOutJob, {});
		}
	}

	async #takeUpWhatWasLost(): Promise<void> {
		await this.#steps.forgetLost();
		await this.#checks.forgetLost();
		await this.#forgetLostCarrier();
		if (this.#services.db.dialect === 'sqlite') await releaseOrphans(this.#services);
		await wakeCitizenSteps(this.#services);
	}

	/** The wake-up for the outbox may be lost like any other job, or its process with it. */
	async #forgetLostCarrier(): Promise<void> {
		if (this.#carrying === null || this.#carrying > performance.now() - SETTLED_MS) return;
		const isLost = (await this.#services.jobs.pending(carryOutJob)) === 0;
		if (isLost || this.#carrying < performance.now() - CARRIED_AWAY_MS) this.#carrying = null;
	}

	async #hasDue(): Promise<boolean> {
		const { read } = this.#services.db;
		const now = this.#now();
		const [steps, checks, lost] = await Promise.all([
			wardsWithDue(read, 'step', now),
			wardsWithDue(read, 'check', now),
			lostRuns(read, { now, limit: 1 }),
		]);
		return steps.length + checks.length + lost.length > 0 || isOutboxDue(read, now);
	}

	#now(): string {
		return this.#services.clock.now().toString({ smallestUnit: 'millisecond' });
	}
}
