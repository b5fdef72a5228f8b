import { and, asc, eq, inArray, lt, lte, or, sql } from 'drizzle-orm';
import { StaleLeaseError } from '../../errors.ts';
import type { Reader, Tx } from '../../handle.ts';
import { as, prepared, preparedChange, value } from '../../prepared.ts';
import type { StepRunState, Tables } from '../../tables/index.ts';

export type StepRun = Tables['stepRun']['$inferSelect'];

/** A run of an automatic step or check that shall happen. */
export interface NewStepRun {
	/** The `stepRunId` of the dossier's step; the key of every effect. */
	readonly id: string;
	readonly wardId: string;
	readonly dossierId: string;
	readonly step: string;
	readonly kind: 'check' | 'step';
	readonly procedureDigest: string;
	readonly maxAttempts: number;
	/** Not before. */
	readonly runAt: string;
	readonly createdAt: string;
}

const insertRun = preparedChange<NewStepRun>()((q, t, p) =>
	q.insert(t.stepRun).values({
		id: p.id,
		wardId: p.wardId,
		dossierId: p.dossierId,
		step: p.step,
		kind: p.kind,
		procedureDigest: p.procedureDigest,
		state: 'pending',
		attempt: 0,
		maxAttempts: p.maxAttempts,
		runAt: p.runAt,
		createdAt: p.createdAt,
	}),
);

/** Plans a run, in the transaction of the event that caused it. */
export async function createStepRun(tx: Tx, run: NewStepRun): Promise<void> {
	await insertRun(tx, run);
}

/**
 * Takes a run for `owner` until `leaseUntil`, if it is due and nobody holds it (a lease that has run out counts as nobody).
 * `null` when there is nothing to take: done, held, not yet due, or out of attempts. The returned `attempt` is the proof of
 * holding it.
 */
export async function leaseStepRun(
	tx: Tx,
	id: string,
	lease: { readonly owner: string; readonly now: string; readonly leaseUntil: string },
): Promise<StepRun | null> {
	const [taken] = await takeRun(tx, { id, ...lease });
	return taken ?? null;
}
const takeRun = prepared<{ id: string; owner: string; now: string; leaseUntil: string }>()((q, t, p) => {
	const { stepRun } = t;
	const due = and(eq(stepRun.state, 'pending'), lte(stepRun.runAt, as(stepRun.runAt, p.now)));
	const abandoned = and(eq(stepRun.state, 'running'), lte(stepRun.leaseUntil, as(stepRun.leaseUntil, p.now)));
	return q
		.update(stepRun)
		.set({
			state: 'running',
			attempt: sql`${stepRun.attempt} + 1`,
			leaseOwner: value(p.owner),
			leaseUntil: value(p.leaseUntil),
		})
		.where(and(eq(stepRun.id, p.id), or(due, abandoned), lt(stepRun.attempt, stepRun.maxAttempts)))
		.returning();
});

/** What holds a run: its id, and the attempt that the lease was given for. */
export type HeldRun = Pick<StepRun, 'id' | 'attempt'>;

/** What an attempt took in the sandbox. */
export interface RunCost {
	readonly cpuMs: number;
	readonly wallMs: number;
	/** Null where the host could not tell. */
	readonly memoryKb: number | null;
}

interface Ending extends Partial<RunCost> {
	readonly state: StepRunState;
	readonly result: unknown;
	readonly failure: string | null;
	readonly finishedAt: string | null;
}
const endRun = preparedChange<HeldRun & Required<Nullable<Ending>>>()((q, t, p) =>
	q
		.update(t.stepRun)
		.set({
			state: value(p.state),
			result: value(p.result),
			failure: value(p.failure),
			finishedAt: value(p.finishedAt),
			cpuMs: value(p.cpuMs),
			wallMs: value(p.wallMs),
			memoryKb: value(p.memoryKb),
			leaseOwner: null,
			leaseUntil: null,
		})
		.where(and(eq(t.stepRun.id, p.id), eq(t.stepRun.state, 'running'), eq(t.stepRun.attempt, p.attempt))),
);
type Nullable<T> = { readonly [K in keyof T]: T[K] | null };
const noCost = { cpuMs: null, wallMs: null, memoryKb: null };
/** Whole milliseconds: the columns count, they do not measure. */
const whole = (cost: RunCost | undefined): Partial<RunCost> =>
	cost === undefined ? {} : { ...cost, cpuMs: Math.round(cost.cpuMs), wallMs: Math.round(cost.wallMs) };

async function end(tx: Tx, { id, attempt }: HeldRun, ending: Ending): Promise<void> {
	const { rowCount } = await endRun(tx, { id, attempt, ...noCost, ...ending });
	if (rowCount !== 1) throw new StaleLeaseError(id, attempt);
}

/**
 * Closes a run with its result, in the transaction of its effects: both happen, once, or neither.
 *
 * Errors: {@link StaleLeaseError} when this attempt no longer holds the lease.
 */
export function completeStepRun(
	tx: Tx,
	held: HeldRun,
	{ result, now, cost }: { readonly result: unknown; readonly now: string; readonly cost?: RunCost },
): Promise<void> {
	return end(tx, held, { state: 'done', result, failure: null, finishedAt: now, ...whole(cost) });
}

/** Gives a run back for a later attempt. Errors: {@link StaleLeaseError}. */
export async function retryStepRun(
	tx: Tx,
	held: HeldRun,
	retry: { readonly failure: string; readonly result: unknown; readonly runAt: string; readonly cost?: RunCost },
): Promise<void> {
	const { failure, result, cost } = retry;
	await end(tx, held, { state: 'pending', failure, result, finishedAt: null, ...whole(cost) });
	await tx.update(tx.tables.stepRun).set({ runAt: retry.runAt }).where(eq(tx.tables.stepRun.id, held.id));
}

/**
 * Closes a run that gave no result and will not be tried again; also one whose holder died in its last attempt, as the
 * reconciler found it. Errors: {@link StaleLeaseError}.
 */
export function failStepRun(
	tx: Tx,
	held: HeldRun,
	failed: { readonly failure: string; readonly result: unknown; readonly now: string; readonly cost?: RunCost },
): Promise<void> {
	const { failure, result, now, cost } = failed;
	return end(tx, held, { state: 'failed', failure, result, finishedAt: now, ...whole(cost) });
}

/** Closes the runs of a dossier that are no longer wanted (withdrawn, stopped, moved on). A running one then comes too late. */
export async function cancelStepRuns(tx: Tx, wardId: string, dossierId: string, now: string): Promise<number> {
	const { stepRun } = tx.tables;
	const { rowCount } = await tx
		.update(stepRun)
		.set({ state: 'cancelled', leaseOwner: null, leaseUntil: null, finishedAt: now })
		.where(
			and(eq(stepRun.dossierId, dossierId), eq(stepRun.wardId, wardId), inArray(stepRun.state, ['pending', 'running'])),
		);
	return rowCount;
}

const dueRuns = prepared<{ now: string; limit: number }>()((q, t, p) =>
	q
		.select()
		.from(t.stepRun)
		.where(and(eq(t.stepRun.state, sql`'pending'`), lte(t.stepRun.runAt, as(t.stepRun.runAt, p.now))))
		.orderBy(asc(t.stepRun.runAt))
		.limit(p.limit),
);
const lostRuns = prepared<{ now: string; limit: number }>()((q, t, p) =>
	q
		.select()
		.from(t.stepRun)
		.where(and(eq(t.stepRun.state, sql`'running'`), lte(t.stepRun.leaseUntil, as(t.stepRun.leaseUntil, p.now))))
		.orderBy(asc(t.stepRun.leaseUntil))
		.limit(p.limit),
);

/** Runs that should be running, of all wards: due ones first, then those whose holder died. What the reconciler asks. */
export async function findRunnableStepRuns(read: Reader, now: string, limit = 100): Promise<readonly StepRun[]> {
	const due = await dueRuns(read, { now, limit });
	const lost = due.length < limit ? await lostRuns(read, { now, limit: limit - due.length }) : [];
	return [...due, ...lost];
}

/** All runs of a dossier, oldest first. */
export function stepRunsOf(read: Reader, wardId: string, dossierId: string): Promise<readonly StepRun[]> {
	const { stepRun } = read.tables;
	return read
		.select()
		.from(stepRun)
		.where(and(eq(stepRun.dossierId, dossierId), eq(stepRun.wardId, wardId)))
		.orderBy(asc(stepRun.createdAt), asc(stepRun.id));
}

/** One run by its id; `null` when there is none. */
export async function findStepRun(read: Reader, id: string): Promise<StepRun | null> {
	const [run] = await runById(read, { id });
	return run ?? null;
}
const runById = prepared<{ id: string }>()((q, t, p) => q.select().from(t.stepRun).where(eq(t.stepRun.id, p.id)));
