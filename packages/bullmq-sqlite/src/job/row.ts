import type { JobJson, JobProgress, JobsOptions, ParentKeys } from 'bullmq';
import type { QueueRecord } from '../store/queue-record.ts';
import type { StoredState } from '../store/schema.ts';
import { sql } from '../store/sql.ts';
import type { Store } from '../store/store.ts';

/** The part of a job that decides where it goes; read without touching its payload. */
export interface JobHead {
	seq: number;
	queue: number;
	id: string;
	state: StoredState;
	score: number;
	timestamp: number;
	delay: number;
	priority: number;
	attempts_made: number;
	attempts_started: number;
	stalled_count: number;
	processed_on: number | null;
	finished_on: number | null;
	lock_token: string | null;
	lock_until: number | null;
	scheduler_id: string | null;
	dedup_id: string | null;
	parent_key: string | null;
	parent: string | null;
}

/** A whole job. */
export interface JobRow extends JobHead {
	maybe_stalled: number;
	processed_by: string | null;
	name: string;
	progress: string | null;
	failed_reason: string | null;
	deferred_failure: string | null;
	opts: string;
	data: string;
	stacktrace: string | null;
	returnvalue: string | null;
}

/** A job with the queue it lives in. */
export interface PlacedJob {
	queue: QueueRecord;
	job: JobHead;
}

export const HEAD_COLUMNS = `seq, queue, id, state, score, timestamp, delay, priority, attempts_made, attempts_started,
	stalled_count, processed_on, finished_on, lock_token, lock_until, scheduler_id, dedup_id, parent_key, parent`;

const FIND_HEAD = sql<[number, string], JobHead>(`SELECT ${HEAD_COLUMNS} FROM bullmq_job WHERE queue = ? AND id = ?`);
const FIND_ROW = sql<[number, string], JobRow>('SELECT * FROM bullmq_job WHERE queue = ? AND id = ?');

export const findJob = (queue: QueueRecord, id: string): JobHead | undefined =>
	queue.store.sql.get(FIND_HEAD, queue.id, id);

export const findWholeJob = (queue: QueueRecord, id: string): JobRow | undefined =>
	queue.store.sql.get(FIND_ROW, queue.id, id);

/** The name a parent knows its child by. */
export const jobKey = (queue: QueueRecord, id: string): string => `${queue.key}:${id}`;

/**
 * Finds a job by its qualified name `<prefix>:<queue>:<id>`. Ids of scheduled jobs hold colons themselves, so when the
 * last colon does not part queue from id, earlier ones are tried.
 */
export const findJobByKey = (store: Store, key: string): PlacedJob | undefined => {
	for (let colon = key.lastIndexOf(':'); colon > 0; colon = key.lastIndexOf(':', colon - 1)) {
		const queue = store.queueToRead(key.slice(0, colon));
		if (queue.id === 0) continue;
		const job = findJob(queue, key.slice(colon + 1));
		if (job !== undefined) return { queue, job };
	}
	return undefined;
};

const parse = <Value>(text: string): Value => JSON.parse(text) as Value;

/** The job as BullMQ's `Job.fromJSON` takes it. */
export const toJobJson = (row: JobRow): JobJson => {
	const json: Partial<JobJson> = {
		id: row.id,
		name: row.name,
		data: row.data,
		opts: parse<JobsOptions>(row.opts),
		progress: row.progress === null ? 0 : parse<JobProgress>(row.progress),
		delay: row.delay,
		priority: row.priority,
		timestamp: row.timestamp,
		attemptsStarted: row.attempts_started,
		attemptsMade: row.attempts_made,
		stalledCounter: row.stalled_count,
	};
	if (row.finished_on !== null) json.finishedOn = row.finished_on;
	if (row.processed_on !== null) json.processedOn = row.processed_on;
	if (row.scheduler_id !== null) json.repeatJobKey = row.scheduler_id;
	if (row.dedup_id !== null) {
		json.debounceId = row.dedup_id;
		json.deduplicationId = row.dedup_id;
	}
	if (row.failed_reason !== null) json.failedReason = row.failed_reason;
	if (row.deferred_failure !== null) json.deferredFailure = row.deferred_failure;
	if (row.stacktrace !== null) json.stacktrace = row.stacktrace;
	if (row.returnvalue !== null) json.returnvalue = row.returnvalue;
	if (row.parent_key !== null) json.parentKey = row.parent_key;
	if (row.parent !== null) json.parent = parse<ParentKeys>(row.parent);
	if (row.processed_by !== null) json.processedBy = row.processed_by;
	// BullMQ types failedReason and returnvalue as present, but reads them as optional.
	return json as JobJson;
};
