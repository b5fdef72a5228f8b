import type { Localised } from '@motcua/domain';

/** The states in which the monitor lists jobs. `waiting` are those in the order of urgency and wards. */
export type JobListState = 'waiting' | 'active' | 'delayed' | 'completed' | 'failed';
export type RunState = 'pending' | 'running' | 'done' | 'failed' | 'cancelled';
export type JobAct = 'retry' | 'promote' | 'remove';
export type RunAct = 'runAgain' | 'runNow';

/** What the record wants done of the kind that a queue serves, whatever the queue holds. */
export interface RecordBacklog {
	/** May be done now and is not. */
	readonly due: number;
	/** Waits for its time. */
	readonly later: number;
	readonly running: number;
	/** Held by a process that has been silent too long. */
	readonly lost: number;
	readonly oldestDueSeconds: number | null;
}

export interface JobQueueView {
	readonly id: string;
	readonly title: Localised;
	/** Who answers for it: a capability of the server. */
	readonly owner: string;
	readonly isPaused: boolean;
	/** Without a priority; only foreign producers make such jobs. */
	readonly waiting: number;
	readonly prioritized: number;
	readonly active: number;
	readonly delayed: number;
	readonly completed: number;
	readonly failed: number;
	/** Age of the oldest job in the queue that could run and does not. */
	readonly oldestWaitingSeconds: number | null;
	/** Null for queues that no table stands behind. */
	readonly record: RecordBacklog | null;
}

/** A process that works on jobs. */
export interface WorkerProcess {
	readonly name: string;
	/** The queues it works on. */
	readonly queues: readonly string[];
	/** ISO instant; null where the queue's backend does not tell. */
	readonly since: string | null;
}

export interface JobsOverview {
	readonly backend: 'sqlite' | 'redis' | 'postgres';
	/** Without a password. */
	readonly address: string;
	/** ISO instant of this look. */
	readonly at: string;
	/** The longest wait, of jobs in the queues and of what is due in the record. */
	readonly oldestSeconds: number;
	/** From here on the health page warns. */
	readonly limitSeconds: number;
	/** Wards of this installation: they share the queues. */
	readonly wards: number;
	readonly queues: readonly JobQueueView[];
	readonly workers: readonly WorkerProcess[];
	/** Intents of the caller's ward that were given up. */
	readonly parked: number;
	/** Dossiers of the caller's ward that wait for a run that failed. */
	readonly stuck: number;
}

/** What ended in one stretch of time. */
export interface ThroughputSlot {
	/** ISO instant of its start. */
	readonly at: string;
	readonly completed: number;
	readonly failed: number;
}

/** Measured times of the kept jobs. */
export interface WaitFigures {
	/** How many jobs were measured; 0: the rest means nothing. */
	readonly count: number;
	/** ISO instants of the first and last end among them. */
	readonly from: string | null;
	readonly until: string | null;
	readonly medianMs: number;
	/** 95 of 100 took at most so long. */
	readonly p95Ms: number;
	readonly longestMs: number;
	/** How many took at most `upToMs` and more than the bucket before; null: everything above. */
	readonly buckets: readonly { readonly upToMs: number | null; readonly count: number }[];
}

export interface JobFigures {
	readonly window: 'hour' | 'day';
	readonly slotMinutes: number;
	readonly slots: readonly ThroughputSlot[];
	/** From being put into the queue to the first start. */
	readonly waits: WaitFigures;
	/** Of the last attempt. */
	readonly durations: WaitFigures;
	/** At most so many jobs per queue and outcome are kept and measured. */
	readonly sample: number;
}

/** A run in the record, beside the job that woke it. */
export interface RunBrief {
	readonly id: string;
	readonly kind: 'check' | 'step';
	readonly step: Localised;
	readonly state: RunState;
	readonly attempt: number;
	readonly maxAttempts: number;
	/** ISO instant before which it does not run. */
	readonly runAt: string;
	readonly createdAt: string;
	readonly finishedAt: string | null;
	/** Class of the last failure. */
	readonly failure: string | null;
	/** The failure's message, with places of the author's own source. */
	readonly message: string | null;
	readonly dossier: { readonly id: string; readonly code: string; readonly procedureCode: string };
}

export interface RunDetail extends RunBrief {
	readonly leaseOwner: string | null;
	readonly leaseUntil: string | null;
	readonly stack: string | null;
	/** What the step's code logged. */
	readonly log: readonly string[];
	readonly cpuMs: number | null;
	readonly wallMs: number | null;
	readonly acts: readonly { readonly act: RunAct; readonly refusal: Localised | null }[];
}

/** What failed in the same way: one repair may mend all of it. */
export interface FailedKind {
	readonly procedureCode: string;
	/** Key of the step. */
	readonly step: string;
	readonly failure: string | null;
}

/** Dossiers that stand still because the same step failed for the same cause. */
export interface StuckKind {
	readonly kind: FailedKind;
	readonly runs: 'check' | 'step';
	/** Name of the step. */
	readonly title: Localised;
	readonly dossiers: number;
	/** ISO instants of the first and the last failure. */
	readonly firstAt: string;
	readonly lastAt: string;
	/** Of one of them. */
	readonly message: string | null;
}

/** What became of an act on many. */
export interface BulkDone {
	readonly done: number;
	/** The record was against it, they are for another ward, or somebody was faster. */
	readonly refused: number;
	/** There are more: ask again. */
	readonly left: boolean;
}

export interface JobRow {
	readonly id: string;
	readonly queue: string;
	readonly state: JobListState | 'unknown';
	readonly attemptsMade: number;
	readonly attempts: number;
	readonly enqueuedAt: string;
	readonly dueAt: string | null;
	readonly startedAt: string | null;
	readonly finishedAt: string | null;
	readonly worker: string | null;
	/** Key of the schedule that made it. */
	readonly schedule: string | null;
	/** Null for work of another ward. */
	readonly failure: string | null;
	/** It is for another ward of this installation: nothing more is told of it. */
	readonly elsewhere: boolean;
	/** The run that it wakes; null for other jobs, and for a run that the record does not know. */
	readonly run: RunBrief | null;
}

export interface JobDetail extends Omit<JobRow, 'run'> {
	readonly payload: Readonly<Record<string, unknown>>;
	readonly stack: readonly string[];
	readonly logs: readonly string[];
	readonly progress: number | null;
	readonly run: RunDetail | null;
	/** What may be done with the job in its state; with a reason where the record is against it. */
	readonly acts: readonly { readonly act: JobAct; readonly refusal: Localised | null }[];
}

/** Page of jobs by offset: the queue keeps no key to go on from, and jobs move while one reads. */
export interface JobPageView {
	readonly items: readonly JobRow[];
	readonly nextOffset: number | null;
}

/** Something that was to be done (a letter, a new count of dates) and was given up after many attempts. */
export interface ParkedIntent {
	readonly n: number;
	readonly kind: string;
	readonly title: Localised;
	readonly attempt: number;
	readonly error: string;
	readonly createdAt: string;
	readonly parkedAt: string;
	readonly dossierId: string | null;
}
