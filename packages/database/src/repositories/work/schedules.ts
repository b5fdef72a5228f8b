import { and, eq, isNull, lte, or } from 'drizzle-orm';
import type { Reader, Tx } from '../../handle.ts';
import type { Tables } from '../../tables/index.ts';

/** How a schedule stands. */
export type ScheduleRun = Tables['scheduleRun']['$inferSelect'];

/** Makes a schedule known, from `now` on; one that is known stays as it is. */
export async function knowSchedule(tx: Tx, name: string, now: string): Promise<void> {
	await tx.insert(tx.tables.scheduleRun).values({ name, knownAt: now }).onConflictDoNothing();
}

/**
 * Begins a run, unless one is under way or a good one ended after `notSince`. Returns whether it may run. A holder that
 * died is waited for until `heldUntil`.
 */
export async function beginScheduleRun(
	tx: Tx,
	begin: { readonly name: string; readonly now: string; readonly heldUntil: string; readonly notSince: string },
): Promise<boolean> {
	const { scheduleRun: t } = tx.tables;
	await knowSchedule(tx, begin.name, begin.now);
	const { rowCount } = await tx
		.update(t)
		.set({ startedAt: begin.now, heldUntil: begin.heldUntil })
		.where(
			and(
				eq(t.name, begin.name),
				or(isNull(t.heldUntil), lte(t.heldUntil, begin.now)),
				or(isNull(t.succeededAt), lte(t.succeededAt, begin.notSince)),
			),
		);
	return rowCount === 1;
}

/** Ends a run well, with what it found or did. */
export async function endScheduleRun(
	tx: Tx,
	end: { readonly name: string; readonly now: string; readonly result: Readonly<Record<string, unknown>> },
): Promise<void> {
	const { scheduleRun: t } = tx.tables;
	await tx
		.update(t)
		.set({ finishedAt: end.now, succeededAt: end.now, failure: null, result: end.result, heldUntil: null })
		.where(eq(t.name, end.name));
}

/** Ends a run that failed; what the last good one found stays. */
export async function failScheduleRun(
	tx: Tx,
	failed: { readonly name: string; readonly now: string; readonly failure: string },
): Promise<void> {
	const { scheduleRun: t } = tx.tables;
	await tx
		.update(t)
		.set({ finishedAt: failed.now, failure: failed.failure, heldUntil: null })
		.where(eq(t.name, failed.name));
}

/** How all schedules stand, by name. */
export async function readScheduleRuns(read: Reader): Promise<ReadonlyMap<string, ScheduleRun>> {
	const rows = await read.select().from(read.tables.scheduleRun);
	return new Map(rows.map((row) => [row.name, row]));
}
