import { as, prepared, type Reader, type Tables } from '@motcua/database';
import { and, asc, eq, exists, isNull, lte, sql } from 'drizzle-orm';

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

type Kind = DueRun['kind'];

// The states stand as literals: SQLite uses a partial index only when the query repeats its condition word for word.
const wards = prepared<{ kind: Kind; now: string }>()((q, t, p) => {
	const { ward, stepRun } = t;
	const due = q
		.select({ id: stepRun.id })
		.from(stepRun)
		.where(
			and(
				eq(stepRun.state, sql`'pending'`),
				eq(stepRun.kind, as(stepRun.kind, p.kind)),
				eq(stepRun.wardId, ward.id),
				lte(stepRun.runAt, as(stepRun.runAt, p.now)),
			),
		);
	return q.select({ id: ward.id }).from(ward).where(exists(due));
});

/** Wards for which runs of a kind are due, in no order. One look into an index per ward, however many runs are due. */
export const wardsWithDue = async (read: Reader, kind: Kind, now: string): Promise<readonly string[]> =>
	(await wards(read, { kind, now })).map(({ id }) => id);

interface DueQuery {
	readonly wardId: string;
	readonly now: string;
	readonly limit: number;
}

const due = prepared<DueQuery & { kind: Kind }>()((q, t, p) =>
	q
		.select(runColumns(t))
		.from(t.stepRun)
		.where(
			and(
				eq(t.stepRun.state, sql`'pending'`),
				eq(t.stepRun.kind, as(t.stepRun.kind, p.kind)),
				eq(t.stepRun.wardId, p.wardId),
				lte(t.stepRun.runAt, as(t.stepRun.runAt, p.now)),
			),
		)
		.orderBy(asc(t.stepRun.runAt))
		.limit(p.limit),
);

/** Runs of a kind that are due in a ward, longest first. */
export const dueRuns = (read: Reader, kind: Kind, query: DueQuery): Promise<readonly DueRun[]> =>
	due(read, { kind, ...query });

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
