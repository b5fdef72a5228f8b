import { and, asc, count, desc, eq, isNull } from 'drizzle-orm';
import type { Reader, Tx } from '../../handle.ts';
import type { Tables } from '../../tables/index.ts';

/** A question of one ward to another. */
export type Inquiry = Tables['inquiry']['$inferSelect'];
export type NewInquiry = Omit<Inquiry, 'state' | 'choice' | 'note' | 'answeredAt' | 'answeredBy' | 'deliveredAt'>;

/**
 * Asks, or finds what was asked under the same key for the same dossier; then the run that asks now is the one that waits. What was asked first
 * stays as it was.
 */
export async function askInquiry(
	tx: Tx,
	inquiry: NewInquiry,
): Promise<{ readonly inquiry: Inquiry; readonly isNew: boolean }> {
	const { inquiry: t } = tx.tables;
	const { rowCount } = await tx
		.insert(t)
		.values({ ...inquiry, state: 'asked' })
		.onConflictDoNothing({ target: [t.dossierId, t.questionKey] });
	const [row] = await tx
		.update(t)
		.set({ stepRunId: inquiry.stepRunId })
		.where(and(eq(t.dossierId, inquiry.dossierId), eq(t.questionKey, inquiry.questionKey)))
		.returning();
	if (row === undefined) throw new Error('a row that was written was not returned');
	return { inquiry: row, isNew: rowCount === 1 };
}

/** Notes that the code which asked has the answer. */
export async function markDelivered(tx: Tx, id: string, now: string): Promise<void> {
	const { inquiry: t } = tx.tables;
	await tx
		.update(t)
		.set({ deliveredAt: now })
		.where(and(eq(t.id, id), isNull(t.deliveredAt)));
}

/** Whether an answer for this run arrived that its code has not seen: then it need not wait. */
export async function hasUndelivered(read: Reader, stepRunId: string): Promise<boolean> {
	const { inquiry: t } = read.tables;
	const rows = await read
		.select({ id: t.id })
		.from(t)
		.where(and(eq(t.stepRunId, stepRunId), eq(t.state, 'answered'), isNull(t.deliveredAt)))
		.limit(1);
	return rows.length > 0;
}

/** An inquiry that a ward was asked; null when it was not asked of this ward. */
export async function findInquiry(read: Reader, toWardId: string, id: string): Promise<Inquiry | null> {
	const { inquiry: t } = read.tables;
	const [row] = await read
		.select()
		.from(t)
		.where(and(eq(t.id, id), eq(t.toWardId, toWardId)));
	return row ?? null;
}

/** What other wards ask of this one: open ones by their date, answered ones newest first. */
export function inquiriesTo(
	read: Reader,
	toWardId: string,
	{ state, limit }: { readonly state: Inquiry['state']; readonly limit: number },
): Promise<readonly Inquiry[]> {
	const { inquiry: t } = read.tables;
	return read
		.select()
		.from(t)
		.where(and(eq(t.toWardId, toWardId), eq(t.state, state)))
		.orderBy(state === 'asked' ? asc(t.answerBy) : desc(t.answeredAt), asc(t.id))
		.limit(limit);
}

/** How many questions wait for an answer of this ward. */
export async function countInquiriesTo(read: Reader, toWardId: string): Promise<number> {
	const { inquiry: t } = read.tables;
	const [row] = await read
		.select({ n: count() })
		.from(t)
		.where(and(eq(t.toWardId, toWardId), eq(t.state, 'asked')));
	return row?.n ?? 0;
}

/** Records the answer; null when there is no such question or somebody answered before. */
export async function answerInquiry(
	tx: Tx,
	toWardId: string,
	id: string,
	answer: { readonly choice: string; readonly note: string; readonly answeredBy: string; readonly answeredAt: string },
): Promise<Inquiry | null> {
	const { inquiry: t } = tx.tables;
	const [row] = await tx
		.update(t)
		.set({ state: 'answered', ...answer })
		.where(and(eq(t.id, id), eq(t.toWardId, toWardId), eq(t.state, 'asked')))
		.returning();
	return row ?? null;
}

/** Lets a waiting run come at once. One that is running sees the answer when it would wait. */
export async function wakeStepRun(tx: Tx, stepRunId: string, now: string): Promise<void> {
	const { stepRun: t } = tx.tables;
	await tx
		.update(t)
		.set({ runAt: now })
		.where(and(eq(t.id, stepRunId), eq(t.state, 'pending')));
}
