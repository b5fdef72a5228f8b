import type { JobsBackendKind } from './backends.ts';
import type { JobHandler } from './handler.ts';
import type { JobInsight } from './insight.ts';
import type { AnyJobType, JobPayload, JobType, Urgency } from './job-type.ts';
import type { JobTransaction, OutboxEntry } from './transactions.ts';
import type { JobState, JobTypeStats, JobView } from './views.ts';

/** How one job differs from its type. */
export interface EnqueueOptions {
	/** The job's id: enqueueing it again while it is known does nothing. Use the id of the step run, letter, … it is for. */
	readonly id?: string;
	/** Milliseconds from now before which it must not run. */
	readonly delayMs?: number;
	readonly urgency?: Urgency;
	/** Ward it is for: wards take turns inside one urgency, however many jobs each has. */
	readonly ward?: string;
}

/** When a schedule runs its job. */
export type Schedule =
	| {
			/** Cron with five or six fields. */
			readonly cron: string;
			/** IANA name, `Asia/Ho_Chi_Minh` by default. */
			readonly timeZone?: string;
	  }
	| { readonly everyMs: number };

/** A schedule as the monitor shows it. */
export interface ScheduleView {
	readonly key: string;
	readonly type: string;
	readonly cron: string | null;
	readonly everyMs: number | null;
	/** ISO instant in UTC of the next run. */
	readonly nextAt: string | null;
}

/** A page of the monitor's list. */
export interface JobPage {
	readonly type: AnyJobType | string;
	readonly state: JobState;
	/** 0 for the first. */
	readonly offset?: number;
	/** 50 by default, at most 500. */
	readonly limit?: number;
}

/** How to end. */
export interface CloseOptions {
	/** Milliseconds to let running handlers finish (10 000 by default); then their signal is aborted and the jobs given back. */
	readonly drainMs?: number;
}

/** A moment in a job's life, for logs, metrics and the monitor's live view. */
export interface JobEvent {
	readonly kind: 'completed' | 'failed' | 'retrying' | 'stalled';
	readonly type: string;
	readonly id: string;
	readonly attempt: number;
	/** Milliseconds between enqueueing (or becoming due) and the start; null when unknown. */
	readonly waitedMs: number | null;
	/** Milliseconds the attempt took; null when unknown. */
	readonly tookMs: number | null;
	readonly failure: string | null;
}

/**
 * The job queue of one process. Jobs run at least once: a handler must be safe to run again, and the database, not the
 * queue, is the record of what has been done.
 */
export interface Jobs extends JobInsight {
	readonly backend: JobsBackendKind;
	/** Where the jobs are, without the password. */
	readonly address: string;
	/** Makes types known that this process neither enqueues nor works on yet, so that the monitor shows them. */
	define(...types: AnyJobType[]): void;
	/** Adds a job; resolves with its id when it is stored. */
	enqueue<Payload extends JobPayload>(
		type: JobType<Payload>,
		payload: Payload,
		options?: EnqueueOptions,
	): Promise<string>;
	/** Adds many jobs of a type in one step; ids in order. */
	enqueueMany<Payload extends JobPayload>(
		type: JobType<Payload>,
		jobs: readonly { payload: Payload; options?: EnqueueOptions }[],
	): Promise<string[]>;
	/**
	 * Adds a job in the caller's transaction: it is there if and only if the transaction commits. On SQLite all of it has
	 * happened when this returns and refusals are thrown at once; elsewhere await it before the commit.
	 *
	 * Errors: `jobs.cannotJoin` for a transaction of another database than the jobs'.
	 */
	enqueueInTx<Payload extends JobPayload>(
		type: JobType<Payload>,
		payload: Payload,
		options: EnqueueOptions,
		transaction: JobTransaction,
	): Promise<string>;
	/** Hands over what `enqueueInTx` put into an outbox; an entry handed over twice makes one job while it is known. */
	relay(entries: readonly OutboxEntry[]): Promise<void>;
	/**
	 * Makes sure that each of these jobs will still run: what the queue has lost, or holds as finished, is added again,
	 * what waits or runs is left alone. For the reconciler, with the work that the database says is not done.
	 *
	 * @returns the ids that were added.
	 */
	ensure<Payload extends JobPayload>(
		type: JobType<Payload>,
		jobs: readonly { payload: Payload; options: EnqueueOptions & { id: string } }[],
	): Promise<string[]>;
	/** Starts working on a type in this process; once per type. */
	work<Payload extends JobPayload>(type: JobType<Payload>, handler: JobHandler<Payload>): void;
	/** Makes or changes the schedule `key`. */
	schedule<Payload extends JobPayload>(
		type: JobType<Payload>,
		key: string,
		when: Schedule,
		payload: Payload,
	): Promise<void>;
	unschedule(type: AnyJobType, key: string): Promise<boolean>;
	schedules(): Promise<ScheduleView[]>;
	/** How many jobs of a type wait, are delayed or run: cheap, for the reconciler. */
	pending(type: AnyJobType): Promise<number>;
	/** One entry per known type, in the order they became known. */
	stats(): Promise<JobTypeStats[]>;
	/** Newest first, but waiting and delayed jobs in the order they will run. */
	list(page: JobPage): Promise<JobView[]>;
	get(type: AnyJobType | string, id: string): Promise<JobView | undefined>;
	/** A job's log lines, oldest first. */
	logs(type: AnyJobType | string, id: string): Promise<string[]>;
	/** Runs a failed job again, with all its attempts. */
	retry(type: AnyJobType | string, id: string): Promise<void>;
	/** Runs a delayed job now. */
	promote(type: AnyJobType | string, id: string): Promise<void>;
	/** Removes a job nobody is working on. */
	remove(type: AnyJobType | string, id: string): Promise<void>;
	pause(type: AnyJobType | string): Promise<void>;
	resume(type: AnyJobType | string): Promise<void>;
	/** Calls `listener` for what this process' workers do; returns how to stop that. */
	onEvent(listener: (event: JobEvent) => void): () => void;
	/** Stops taking jobs, lets running ones finish, gives back those that do not, closes the backend. */
	close(options?: CloseOptions): Promise<void>;
}
