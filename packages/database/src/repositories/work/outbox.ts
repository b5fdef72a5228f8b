import { and, asc, eq, gt, inArray, isNotNull, isNull, lte, sql } from 'drizzle-orm';
import type { Reader, Tx } from '../../handle.ts';
import { as, prepared, preparedChange, value } from '../../prepared.ts';
import type { Tables } from '../../tables/index.ts';

/** Something that shall be done because of what the same transaction wrote. */
export interface Intent {
	/** `step.run`, `notify`, … */
	readonly kind: string;
	readonly wardId: string;
	readonly dossierId: string | null;
	/** Ids and small facts; what is done must be idempotent by them. Never personal data. */
	readonly payload: Readonly<Record<string, unknown>>;
	/** Not before. */
	readonly dueAt: string;
	readonly createdAt: string;
}
export type OutboxEntry = Tables['outbox']['$inferSelect'];

const insertIntent = preparedChange<Intent>()((q, t, p) =>
	q.insert(t.outbox).values({
		kind: p.kind,
		wardId: p.wardId,
		dossierId: p.dossierId,
		payload: p.payload,
		dueAt: p.dueAt,
		attempt: 0,
		createdAt: p.createdAt,
	}),
);

/** Records an intent. Ring the worker from `tx.afterCommit`; the reconciler finds it in any case. */
export async function addToOutbox(tx: Tx, intent: Intent): Promise<void> {
	await insertIntent(tx, intent);
}

const takeEntries = prepared<{ now: string; heldUntil: string; limit: number }>()((q, t, p) => {
	const due = q
		.select({ n: t.outbox.n })
		.from(t.outbox)
		.where(and(isNull(t.outbox.parkedAt), lte(t.outbox.dueAt, as(t.outbox.dueAt, p.now))))
		.orderBy(asc(t.outbox.dueAt))
		.limit(p.limit);
	return (
		q
			.update(t.outbox)
			.set({ dueAt: value(p.heldUntil), attempt: sql`${t.outbox.attempt} + 1` })
			// Asked again of each row: on PostgreSQL another taker may have been faster since the inner look.
			.where(and(inArray(t.outbox.n, due), lte(t.outbox.dueAt, as(t.outbox.dueAt, p.now))))
			.returning()
	);
});

/**
 * Takes due intents, oldest first; nobody else gets them before `heldUntil`. Whoever takes one must delete it
 * ({@link outboxDone}) or give it back ({@link outboxFailed}); one that dies leaves it to be taken again.
 */
export async function takeFromOutbox(
	tx: Tx,
	take: { readonly now: string; readonly heldUntil: string; readonly limit?: number },
): Promise<readonly OutboxEntry[]> {
	const taken = await takeEntries(tx, { now: take.now, heldUntil: take.heldUntil, limit: take.limit ?? 100 });
	return taken.toSorted((a, b) => a.n - b.n);
}

/** Removes intents that were carried out. */
export async function outboxDone(tx: Tx, numbers: readonly number[]): Promise<void> {
	for (const n of numbers) await deleteEntry(tx, { n });
}
const deleteEntry = preparedChange<{ n: number }>()((q, t, p) => q.delete(t.outbox).where(eq(t.outbox.n, p.n)));

/** Gives an intent back to be tried at `retryAt`; `null` parks it until a person acts. */
export async function outboxFailed(
	tx: Tx,
	failed: { readonly n: number; readonly error: string; readonly retryAt: string | null; readonly now: string },
): Promise<void> {
	const { outbox } = tx.tables;
	const next = failed.retryAt === null ? { parkedAt: failed.now } : { dueAt: failed.retryAt };
	await tx
		.update(outbox)
		.set({ ...next, lastError: failed.error })
		.where(eq(outbox.n, failed.n));
}

/** Puts a parked intent back to work. */
export async function unparkOutbox(tx: Tx, n: number, now: string): Promise<void> {
	const { outbox } = tx.tables;
	await tx.update(outbox).set({ parkedAt: null, attempt: 0, dueAt: now }).where(eq(outbox.n, n));
}

/** Makes due now what waits because of this error; gives how many there were. For when its cause is gone. */
export async function hurryOutbox(tx: Tx, waiting: { readonly error: string; readonly now: string }): Promise<number> {
	const { outbox } = tx.tables;
	const hurried = await tx
		.update(outbox)
		.set({ dueAt: waiting.now })
		.where(and(eq(outbox.lastError, waiting.error), isNull(outbox.parkedAt), gt(outbox.dueAt, waiting.now)))
		.returning({ n: outbox.n });
	return hurried.length;
}

/** How the outbox stands, for monitoring: instant of the oldest due intent, and what was given up. */
export async function outboxHealth(
	read: Reader,
): Promise<{ readonly oldestDueAt: string | null; readonly parked: readonly OutboxEntry[] }> {
	const { outbox } = read.tables;
	const [oldest] = await read
		.select({ dueAt: outbox.dueAt })
		.from(outbox)
		.where(isNull(outbox.parkedAt))
		.orderBy(asc(outbox.dueAt))
		.limit(1);
	const parked = await read.select().from(outbox).where(isNotNull(outbox.parkedAt)).orderBy(asc(outbox.n)).limit(100);
	return { oldestDueAt: oldest?.dueAt ?? null, parked };
}
