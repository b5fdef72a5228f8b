import { and, eq, gt, isNull, lte, or } from 'drizzle-orm';
import type { Reader, Tx } from '../../handle.ts';
import type { Tables } from '../../tables/index.ts';

/** How a schedule stands. */
export type ScheduleRun = Tables['scheduleRun']['$inferSelect'];

/** Makes a schedule known, from `now` on; one that is known stays as it is. */
export async function knowSchedule(tx: Tx, name: string, now: string): Promise<void> {
	await tx.insert(tx.tables.scheduleRun).values({ name, knownAt: now }).onConflictDoNothing();
}

/** What holds a run of a schedule: the instant until which it was given. */
export interface HeldSchedule {
	readonly name: string;
	readonly heldUntil: string;
}

/** Clocks of several machines differ by less; what lies further ahead was written by a clock that was wrong. */
const AHEAD_MS = 60_000;

/**
 * Begins a run, unless one is under way or a good one ended after `notSince`; `null` then, else how the schedule stands. A
 * holder that died is waited for until `heldUntil`. A clock that was put back does not keep it waiting for the future.
 */
export async function beginScheduleRun(
	tx: Tx,
	begin: HeldSchedule & { readonly now: string; readonly notSince: string },
): Promise<ScheduleRun | null> {
	const { scheduleRun: t } = tx.tables;
	await knowSchedule(tx, begin.name, begin.now);
	const isFree = or(isNull(t.heldUntil), lte(t.heldUntil, begin.now), gt(t.heldUntil, ahead(begin.heldUntil)));
	const isTime = or(isNull(t.succeededAt), lte(t.succeededAt, begin.notSince), gt(t.succeededAt, ahead(begin.now)));
	const [held] = await tx
		.update(t)
		.set({ startedAt: begin.now, heldUntil: begin.heldUntil })
		.where(and(eq(t.name, begin.name), isFree, isTime))
		.returning();
	return held ?? null;
}

const ahead = (instant: string): string => new Date(Date.parse(instant) + AHEAD_MS).toISOString();

/** Ends a run well, with what it found or did. `false`, and nothing written, when another run has begun meanwhile. */
export async function endScheduleRun(
	tx: Tx,
	end: HeldSchedule & { readonly now: string; readonly result: Readonly<Record<string, unknown>> },
): Promise<boolean> {
	const { now, result } = end;
	return change(tx, end, { finishedAt: now, succeededAt: now, failure: null, result, heldUntil: null });
}

/** Ends a run that failed; what the last good one found stays. `false` as in {@link endScheduleRun}. */
export async function failScheduleRun(
	tx: Tx,
	failed: HeldSchedule & { readonly now: string; readonly failure: string },
): Promise<boolean> {
	return change(tx, failed, { finishedAt: failed.now, failure: failed.failure, heldUntil: null });
}

async function change(tx: Tx, held: HeldSchedule, to: Partial<ScheduleRun>): Promise<boolean> {
	const { scheduleRun: t } = tx.tables;
	const { rowCount } = await tx
		.update(t)
		.set(to)
		.where(and(eq(t.name, held.name), eq(t.heldUntil, held.heldUntil)));
	return rowCount === 1;
}

/** How all schedules stand, by name. */
export async function readScheduleRuns(read: Reader): Promise<ReadonlyMap<string, ScheduleRun>> {
	const rows = await read.select().from(read.tables.scheduleRun);
	return new Map(rows.map((row) => [row.name, row]));
}
