import type { Database } from 'better-sqlite3';
import { SqliteBackendError } from './errors.ts';

/**
 * The states of a job, as stored. One column and one index `(queue, state, score, id)` serve every state: `score` is the
 * order inside it (arrival rank in `wait` and `active`, priority and arrival in `prioritized`, due time in `delayed`, time
 * of the move elsewhere), and ties fall back to the id, as in a Redis sorted set.
 */
export const WAIT = 1;
export const PRIORITIZED = 2;
export const DELAYED = 3;
export const ACTIVE = 4;
export const WAITING_CHILDREN = 5;
export const COMPLETED = 6;
export const FAILED = 7;
export type StoredState = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** Kinds of a parent's relation to a child. */
export const PENDING_CHILD = 0;
export const PROCESSED_CHILD = 1;
export const IGNORED_CHILD = 2;
export const FAILED_CHILD = 3;
export type ChildKind = 0 | 1 | 2 | 3;

const migrations: readonly string[] = [
	`
	CREATE TABLE bullmq_queue (
		id INTEGER PRIMARY KEY,
		key TEXT NOT NULL UNIQUE,
		next_id INTEGER NOT NULL DEFAULT 0,
		rank INTEGER NOT NULL DEFAULT 0,
		priority_counter INTEGER NOT NULL DEFAULT 0,
		limiter_count INTEGER NOT NULL DEFAULT 0,
		limiter_until INTEGER NOT NULL DEFAULT 0,
		stalled_check_until INTEGER NOT NULL DEFAULT 0,
		event_at INTEGER NOT NULL DEFAULT 0,
		event_seq INTEGER NOT NULL DEFAULT 0,
		event_trimmed INTEGER NOT NULL DEFAULT 0
	) STRICT;

	CREATE TABLE bullmq_meta (
		queue INTEGER NOT NULL,
		field TEXT NOT NULL,
		value TEXT NOT NULL,
		PRIMARY KEY (queue, field)
	) STRICT, WITHOUT ROWID;

	CREATE TABLE bullmq_job (
		seq INTEGER PRIMARY KEY,
		queue INTEGER NOT NULL,
		id TEXT NOT NULL,
		state INTEGER NOT NULL,
		score INTEGER NOT NULL,
		timestamp INTEGER NOT NULL,
		delay INTEGER NOT NULL DEFAULT 0,
		priority INTEGER NOT NULL DEFAULT 0,
		attempts_made INTEGER NOT NULL DEFAULT 0,
		attempts_started INTEGER NOT NULL DEFAULT 0,
		stalled_count INTEGER NOT NULL DEFAULT 0,
		maybe_stalled INTEGER NOT NULL DEFAULT 0,
		processed_on INTEGER,
		finished_on INTEGER,
		lock_token TEXT,
		lock_until INTEGER,
		processed_by TEXT,
		scheduler_id TEXT,
		dedup_id TEXT,
		parent_key TEXT,
		parent TEXT,
		name TEXT NOT NULL,
		progress TEXT,
		failed_reason TEXT,
		deferred_failure TEXT,
		opts TEXT NOT NULL,
		data TEXT NOT NULL,
		stacktrace TEXT,
		returnvalue TEXT
	) STRICT;
	CREATE UNIQUE INDEX bullmq_job_id ON bullmq_job (queue, id);
	CREATE INDEX bullmq_job_state ON bullmq_job (queue, state, score, id);

	CREATE TABLE bullmq_job_log (
		seq INTEGER PRIMARY KEY,
		job INTEGER NOT NULL,
		line TEXT NOT NULL
	) STRICT;
	CREATE INDEX bullmq_job_log_job ON bullmq_job_log (job, seq);

	CREATE TABLE bullmq_child (
		seq INTEGER PRIMARY KEY,
		parent INTEGER NOT NULL,
		kind INTEGER NOT NULL,
		child TEXT NOT NULL,
		value TEXT,
		score INTEGER NOT NULL DEFAULT 0
	) STRICT;
	CREATE UNIQUE INDEX bullmq_child_key ON bullmq_child (parent, kind, child);

	CREATE TABLE bullmq_event (
		queue INTEGER NOT NULL,
		at INTEGER NOT NULL,
		seq INTEGER NOT NULL,
		body TEXT NOT NULL,
		PRIMARY KEY (queue, at, seq)
	) STRICT, WITHOUT ROWID;

	CREATE TABLE bullmq_dedup (
		queue INTEGER NOT NULL,
		id TEXT NOT NULL,
		job_id TEXT NOT NULL,
		expires_at INTEGER,
		PRIMARY KEY (queue, id)
	) STRICT, WITHOUT ROWID;

	CREATE INDEX bullmq_dedup_expiry ON bullmq_dedup (queue, expires_at) WHERE expires_at IS NOT NULL;

	CREATE TABLE bullmq_dedup_next (
		queue INTEGER NOT NULL,
		id TEXT NOT NULL,
		job TEXT NOT NULL,
		PRIMARY KEY (queue, id)
	) STRICT, WITHOUT ROWID;

	CREATE TABLE bullmq_scheduler (
		queue INTEGER NOT NULL,
		id TEXT NOT NULL,
		next INTEGER NOT NULL,
		fields TEXT NOT NULL,
		PRIMARY KEY (queue, id)
	) STRICT, WITHOUT ROWID;
	CREATE INDEX bullmq_scheduler_next ON bullmq_scheduler (queue, next, id);

	CREATE TABLE bullmq_metrics (
		queue INTEGER NOT NULL,
		kind TEXT NOT NULL,
		count INTEGER NOT NULL,
		prev_ts INTEGER,
		prev_count INTEGER,
		PRIMARY KEY (queue, kind)
	) STRICT, WITHOUT ROWID;
	CREATE TABLE bullmq_metrics_point (
		seq INTEGER PRIMARY KEY,
		queue INTEGER NOT NULL,
		kind TEXT NOT NULL,
		value INTEGER NOT NULL
	) STRICT;
	CREATE INDEX bullmq_metrics_point_kind ON bullmq_metrics_point (queue, kind, seq);

	CREATE TABLE bullmq_client (
		id TEXT PRIMARY KEY,
		name TEXT NOT NULL,
		pid INTEGER NOT NULL,
		since INTEGER NOT NULL,
		seen INTEGER NOT NULL
	) STRICT, WITHOUT ROWID;
	`,
];

/** The newest schema this release writes. */
export const SCHEMA_VERSION = migrations.length;

/** The version on the file, 0 when our tables are not there yet; takes no write lock. */
const currentVersion = (db: Database): number => {
	const table = db.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'bullmq_schema'").get();
	if (table === undefined) return 0;
	const row = db.prepare<[], { version: number | null }>('SELECT max(version) AS version FROM bullmq_schema').get();
	return Number(row?.version ?? 0);
};

/**
 * @throws {SqliteBackendError} `SQLITE_BACKEND_NEWER_SCHEMA` when a newer release has changed the file.
 * @returns the version on the file.
 */
export const refuseNewer = (db: Database): number => {
	const current = currentVersion(db);
	if (current <= SCHEMA_VERSION) return current;
	throw new SqliteBackendError(
		'SQLITE_BACKEND_NEWER_SCHEMA',
		`The queue tables have schema ${current}, this release knows up to ${SCHEMA_VERSION}; upgrade bullmq-sqlite.`,
	);
};

/**
 * Brings the tables (all named `bullmq_…`, so that they may share a file with an application's own) to this release's
 * version, in one transaction; two processes that start together wait for each other.
 *
 * @throws {SqliteBackendError} `SQLITE_BACKEND_NEWER_SCHEMA` when a newer release has already changed the file.
 */
export const migrate = (db: Database): void => {
	if (currentVersion(db) === SCHEMA_VERSION) return;
	const apply = db.transaction(() => {
		db.exec('CREATE TABLE IF NOT EXISTS bullmq_schema (version INTEGER NOT NULL, applied_at INTEGER NOT NULL) STRICT');
		const current = refuseNewer(db);
		const record = db.prepare<[number, number], never>('INSERT INTO bullmq_schema (version, applied_at) VALUES (?, ?)');
		for (let version = current; version < SCHEMA_VERSION; version += 1) {
			db.exec(migrations[version] ?? '');
			record.run(version + 1, Date.now());
		}
	});
	apply.immediate();
};
