import { and, asc, eq, sql } from 'drizzle-orm';
import type { Reader, Tx } from '../../handle.ts';
import type { Tables } from '../../tables/index.ts';

/** One call of a step, as it was journaled. */
export type CapabilityCallRow = Tables['capabilityCall']['$inferSelect'];
/** A call that is about to be carried out. */
export type NewCapabilityCall = Omit<
	CapabilityCallRow,
	'round' | 'state' | 'answer' | 'failure' | 'attempts' | 'finishedAt' | 'durationMs'
>;

/** Calls of a run are live in this round; those before its last `wait` have moved to the attempt that waited. */
const LIVE = 0;

/** What a run has asked since it last waited, in order. */
export function liveCalls(read: Reader, stepRunId: string): Promise<readonly CapabilityCallRow[]> {
	const { capabilityCall: t } = read.tables;
	return read
		.select()
		.from(t)
		.where(and(eq(t.stepRunId, stepRunId), eq(t.round, LIVE)))
		.orderBy(asc(t.callIndex));
}

/**
 * Records that a call begins, before anything is done for it. At a repetition the first record stays, one attempt richer. Returns the row: its
 * idempotency key is the one of the first attempt.
 */
export async function beginCall(tx: Tx, call: NewCapabilityCall): Promise<CapabilityCallRow> {
	const { capabilityCall: t } = tx.tables;
	const [row] = await tx
		.insert(t)
		.values({ ...call, round: LIVE, state: 'started', attempts: 1, durationMs: 0 })
		.onConflictDoUpdate({
			target: [t.stepRunId, t.round, t.callIndex],
			set: { state: 'started', attempts: sql`${t.attempts} + 1` },
		})
		.returning();
	if (row === undefined) throw new Error('a row that was written was not returned');
	return row;
}

/** Records what a call was answered; an attempt that another has overtaken records nothing. */
export async function endCall(
	tx: Tx,
	call: Pick<CapabilityCallRow, 'stepRunId' | 'callIndex' | 'attempts'>,
	end: Pick<CapabilityCallRow, 'answer' | 'failure' | 'finishedAt' | 'durationMs' | 'bytes'> & {
		readonly state: 'answered' | 'failed';
	},
): Promise<void> {
	const { capabilityCall: t } = tx.tables;
	await tx
		.update(t)
		.set(end)
		.where(
			and(
				eq(t.stepRunId, call.stepRunId),
				eq(t.round, LIVE),
				eq(t.callIndex, call.callIndex),
				eq(t.attempts, call.attempts),
			),
		);
}

/** Forgets what the calls of a dossier were answered: nobody will repeat them. That they were made stays. */
export async function forgetAnswers(tx: Tx, dossierId: string): Promise<void> {
	const { capabilityCall: t } = tx.tables;
	await tx.update(t).set({ answer: null }).where(eq(t.dossierId, dossierId));
}

/**
 * Closes the journal of a run whose answer is committed, in the same transaction: were it to run again (it waited), it would ask anew. What it was
 * answered is forgotten, because nobody needs it any more and it may hold personal data; that it asked stays.
 */
export async function closeCalls(tx: Tx, run: { readonly id: string; readonly attempt: number }): Promise<void> {
	const { capabilityCall: t } = tx.tables;
	await tx
		.update(t)
		.set({ round: run.attempt, answer: null })
		.where(and(eq(t.stepRunId, run.id), eq(t.round, LIVE)));
}
