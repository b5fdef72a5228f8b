import type { Localised } from '@motcua/domain';
import { and, asc, eq, gt, inArray, isNotNull, isNull, notInArray, or, sql } from 'drizzle-orm';
import type { Reader, Tx } from '../../handle.ts';
import { prepared } from '../../prepared.ts';
import type { Tables } from '../../tables/index.ts';

export type StepBreaker = Tables['stepBreaker']['$inferSelect'];

const breakerOf = prepared<{ digest: string; step: string }>()((q, t, p) =>
	q
		.select()
		.from(t.stepBreaker)
		.where(and(eq(t.stepBreaker.digest, p.digest), eq(t.stepBreaker.step, p.step))),
);

/** The breaker of a step, open or closed; `null` when it never opened. */
export async function findBreaker(read: Reader, digest: string, step: string): Promise<StepBreaker | null> {
	const [found] = await breakerOf(read, { digest, step });
	return found ?? null;
}

/** No run of the step begins. */
export const isOpen = (breaker: StepBreaker | null): breaker is StepBreaker =>
	breaker !== null && breaker.openedAt !== null && breaker.closedAt === null;

/** All breakers that are open now, oldest first. */
export function openBreakers(read: Reader): Promise<readonly StepBreaker[]> {
	const { stepBreaker: t } = read.tables;
	return read
		.select()
		.from(t)
		.where(and(isNull(t.closedAt), isNotNull(t.openedAt)))
		.orderBy(asc(t.openedAt), asc(t.digest), asc(t.step));
}

/**
 * How many runs of a step ended with one of these failures after an instant. Those of `busyOnly` count only where the
 * processor was at work for half of the time: the others waited, for a slow machine or a slow service.
 */
export async function countStepFailures(
	read: Reader,
	{
		digest,
		step,
		failures,
		busyOnly = [],
		since,
	}: {
		readonly digest: string;
		readonly step: string;
		readonly failures: readonly string[];
		readonly busyOnly?: readonly string[];
		readonly since: string;
	},
): Promise<number> {
	const { stepRun: t } = read.tables;
	const [row] = await read
		.select({ count: sql<number>`count(*)`.mapWith(Number) })
		.from(t)
		.where(
			and(
				eq(t.procedureDigest, digest),
				eq(t.state, sql`'failed'`),
				gt(t.finishedAt, since),
				eq(t.step, step),
				inArray(t.failure, [...failures]),
				busyOnly.length === 0
					? undefined
					: or(notInArray(t.failure, [...busyOnly]), sql`${t.cpuMs} * 2 >= ${t.wallMs}`),
			),
		);
	return row?.count ?? 0;
}

/** Opens the breaker of a step. False when it is open already. */
export async function openBreaker(
	tx: Tx,
	{
		digest,
		step,
		failures,
		at,
		reason,
	}: {
		readonly digest: string;
		readonly step: string;
		readonly failures: number;
		readonly at: string;
		readonly reason: Localised;
	},
): Promise<boolean> {
	if (isOpen(await findBreaker(tx, digest, step))) return false;
	const opened = { failures, openedAt: at, reason, closedAt: null, closedBy: null };
	const { stepBreaker: t } = tx.tables;
	await tx
		.insert(t)
		.values({ digest, step, ...opened })
		.onConflictDoUpdate({ target: [t.digest, t.step], set: opened });
	return true;
}

/** Lets runs of the step begin again. False when it was not open. */
export async function closeBreaker(
	tx: Tx,
	{
		digest,
		step,
		at,
		by,
	}: { readonly digest: string; readonly step: string; readonly at: string; readonly by: string },
): Promise<boolean> {
	const { stepBreaker: t } = tx.tables;
	const { rowCount } = await tx
		.update(t)
		.set({ closedAt: at, closedBy: by })
		.where(and(eq(t.digest, digest), eq(t.step, step), isNull(t.closedAt), isNotNull(t.openedAt)));
	return rowCount === 1;
}

/** Why runs of a step do not begin. */
export type StepStop =
	| { readonly kind: 'quarantine'; readonly reason: Localised; readonly by: string | null }
	| { readonly kind: 'breaker'; readonly reason: Localised };

const stopOf = prepared<{ digest: string; step: string }>()((q, t, p) =>
	q
		.select({
			quarantinedAt: t.procedurePackage.quarantinedAt,
			quarantineReason: t.procedurePackage.quarantineReason,
			quarantinedBy: t.procedurePackage.quarantinedBy,
			openedAt: t.stepBreaker.openedAt,
			closedAt: t.stepBreaker.closedAt,
			breakerReason: t.stepBreaker.reason,
		})
		.from(t.procedurePackage)
		.leftJoin(t.stepBreaker, and(eq(t.stepBreaker.digest, t.procedurePackage.digest), eq(t.stepBreaker.step, p.step)))
		.where(eq(t.procedurePackage.digest, p.digest)),
);
const NO_REASON: Localised = { vi: '', en: '' };

/** Asked before every run: one look, at the rows of one version. `null`: nothing stands against it. */
export async function whyStopped(read: Reader, digest: string, step: string): Promise<StepStop | null> {
	const [row] = await stopOf(read, { digest, step });
	if (row === undefined) return null;
	const { quarantinedAt, quarantineReason, quarantinedBy, openedAt, closedAt, breakerReason } = row;
	if (quarantinedAt !== null) return { kind: 'quarantine', reason: quarantineReason ?? NO_REASON, by: quarantinedBy };
	return openedAt !== null && closedAt === null ? { kind: 'breaker', reason: breakerReason ?? NO_REASON } : null;
}

/** Lets the waiting runs of a version begin now. Returns how many. */
export async function hurryRunsOf(tx: Tx, digest: string, now: string): Promise<number> {
	const { stepRun: t } = tx.tables;
	const { rowCount } = await tx
		.update(t)
		.set({ runAt: now })
		.where(and(eq(t.procedureDigest, digest), eq(t.state, sql`'pending'`), eq(t.failure, 'broken')));
	return rowCount;
}
