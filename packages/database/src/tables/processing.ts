import type { ColumnKit } from './columns.ts';

export type StepRunState = 'pending' | 'running' | 'done' | 'failed' | 'cancelled';

/** What makes work happen once: runs of automatic steps, intents to be carried out, keys of accepted requests. */
export function processingTables(c: ColumnKit) {
	const stepRun = c.table('step_run', {
		id: c.id(),
		wardId: c.text('ward_id').notNull(),
		dossierId: c.text('dossier_id').notNull(),
		/** Key of the automatic step or check. */
		step: c.text('step').notNull(),
		/** `check` runs beside the life cycle, `step` moves it. */
		kind: c.text('kind').$type<'check' | 'step'>().notNull(),
		procedureDigest: c.text('procedure_digest').notNull(),
		state: c.text('state').$type<StepRunState>().notNull(),
		/** How often it was begun. A late answer of an earlier attempt is refused. */
		attempt: c.int('attempt').notNull(),
		maxAttempts: c.int('max_attempts').notNull(),
		/** Not before. */
		runAt: c.instant('run_at').notNull(),
		/** While running: who runs it, and until when nobody else may. */
		leaseOwner: c.text('lease_owner'),
		leaseUntil: c.instant('lease_until'),
		/** What the step answered, or how it failed: JSON of the runner. */
		result: c.json<unknown>('result'),
		/** Class of the last failure. */
		failure: c.text('failure'),
		createdAt: c.instant('created_at').notNull(),
		finishedAt: c.instant('finished_at'),
		/** Of the last attempt in the sandbox; null when it never ran there. */
		cpuMs: c.int('cpu_ms'),
		wallMs: c.int('wall_ms'),
		/** Heap and buffers at the end of the run. */
		memoryKb: c.int('memory_kb'),
	});
	const outbox = c.table('outbox', {
		n: c.rowNumber(),
		/** What shall be done: `step.run`, `notify`, … */
		kind: c.text('kind').notNull(),
		wardId: c.text('ward_id').notNull(),
		dossierId: c.text('dossier_id'),
		/** Ids and small facts only; never personal data. */
		payload: c.json<Readonly<Record<string, unknown>>>('payload').notNull(),
		/** Not before; pushed forward while somebody holds it. */
		dueAt: c.instant('due_at').notNull(),
		attempt: c.int('attempt').notNull(),
		/** Given up after too many attempts; waits for a person. */
		parkedAt: c.instant('parked_at'),
		lastError: c.text('last_error'),
		createdAt: c.instant('created_at').notNull(),
	});
	const idempotencyKey = c.table('idempotency_key', {
		n: c.rowNumber(),
		wardId: c.text('ward_id').notNull(),
		key: c.text('key').notNull(),
		/** SHA-256 of the request: the same key with another body is an error, not a replay. */
		bodyHash: c.text('body_hash').notNull(),
		answer: c.json<unknown>('answer').notNull(),
		createdAt: c.instant('created_at').notNull(),
	});
	return { stepRun, outbox, idempotencyKey };
}
