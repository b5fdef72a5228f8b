import { as, prepared, type Reader, type Tables } from '@motcua/database';
import { and, asc, eq, isNull, lte, sql } from 'drizzle-orm';

/** As much of a due run as its job needs. */
export interface DueRun {
	readonly id: string;
	readonly wardId: string;
	readonly kind: 'check' | 'step';
	/** Since when it may run. */
	readonly runAt: string;
}

const runColumns = ({ stepRun }: Tables) => ({
	id: stepRun.id,
	wardId: stepRun.wardId,
	kind: stepRun.kind,
	runAt: stepRun.runAt,
});

// The kinds stand as literals: SQLite uses a partial index only when the query repeats its condition word for word.
const dueSteps = prepared<{ now: string; limit: number }>()((q, t, p) =>
	q
		.select(runColumns(t))
		.from(t.stepRun)
		.where(
			and(
				eq(t.stepRun.state, sql`'pending'`),
				eq(t.stepRun.kind, sql`'step'`),
				lte(t.stepRun.runAt, as(t.stepRun.runAt, p.now)),
			),
		)
		.orderBy(asc(t.stepRun.runAt))
		.limit(p.limit),
);

const dueChecks = prepared<{ now: string; limit: number }>()((q, t, p) =>
	q
		.select(runColumns(t))
		.from(t.stepRun)
		.where(
			and(
				eq(t.stepRun.state, sql`'pending'`),
				eq(t.stepRun.kind, sql`'check'`),
				lte(t.stepRun.runAt, as(t.stepRun.runAt, p.now)),
			),
		)
		.orderBy(asc(t.stepRun.runAt))
		.limit(p.limit),
);

/** Runs of a kind that are due, longest first, of all wards. */
export const dueRuns = (
	read: Reader,
	kind: DueRun['kind'],
	due: { readonly now: string; readonly limit: number },
): Promise<readonly DueRun[]> => (kind === 'step' ? dueSteps : dueChecks)(read, due);

const lost = prepared<{ now: string; limit: number }>()((q, t, p) =>
	q
		.select(runColumns(t))
		.from(t.stepRun)
		.where(and(eq(t.stepRun.state, sql`'running'`), lte(t.stepRun.leaseUntil, as(t.stepRun.leaseUntil, p.now))))
		.orderBy(asc(t.stepRun.leaseUntil))
		.limit(p.limit),
);

/** Runs whose holder has been silent past its lease. */
export const lostRuns = (
	read: Reader,
	query: { readonly now: string; readonly limit: number },
): Promise<readonly DueRun[]> => lost(read, query);

const firstDue = prepared<{ now: string }>()((q, t, p) =>
	q
		.select({ n: t.outbox.n })
		.from(t.outbox)
		.where(and(isNull(t.outbox.parkedAt), lte(t.outbox.dueAt, as(t.outbox.dueAt, p.now))))
		.orderBy(asc(t.outbox.dueAt))
		.limit(1),
);

/** Whether an intent of the outbox is due. */
export const isOutboxDue = async (read: Reader, now: string): Promise<boolean> =>
	(await firstDue(read, { now })).length > 0;
