import { and, eq, lt, sql } from 'drizzle-orm';
import { RevisionConflictError } from '../../errors.ts';
import type { Reader, Tx } from '../../handle.ts';
import type { Tables } from '../../tables/index.ts';

/** A half-filled form, kept for its owner. */
export type Draft = Tables['draft']['$inferSelect'];

/**
 * Saves a draft over the revision that the owner edited (0 for a new one). Returns the new revision.
 *
 * Errors: {@link RevisionConflictError} when it was saved from another window meanwhile.
 */
export async function saveDraft(tx: Tx, draft: Draft): Promise<number> {
	const { draft: table } = tx.tables;
	const revision = draft.revision + 1;
	if (draft.revision === 0) {
		const { rowCount } = await tx
			.insert(table)
			.values({ ...draft, revision })
			.onConflictDoNothing();
		if (rowCount === 1) return revision;
	}
	const { answers, savedAt, expiresAt, procedureDigest } = draft;
	const { rowCount } = await tx
		.update(table)
		.set({ answers, savedAt, expiresAt, procedureDigest, revision })
		.where(and(ownedBy(tx, draft), eq(table.revision, draft.revision)));
	if (rowCount === 1) return revision;
	const current = await findDraft(tx, draft);
	throw new RevisionConflictError('draft', draft.revision, current?.revision ?? 0);
}

/** A draft of its owner; `null` when there is none. */
export async function findDraft(read: Reader, key: Pick<Draft, 'wardId' | 'owner' | 'id'>): Promise<Draft | null> {
	const [found] = await read.select().from(read.tables.draft).where(ownedBy(read, key));
	return found ?? null;
}

export async function deleteDraft(tx: Tx, key: Pick<Draft, 'wardId' | 'owner' | 'id'>): Promise<void> {
	await tx.delete(tx.tables.draft).where(ownedBy(tx, key));
}

/** Forgets drafts past their time. Returns how many. */
export async function forgetExpiredDrafts(tx: Tx, now: string): Promise<number> {
	const { draft } = tx.tables;
	const { rowCount } = await tx.delete(draft).where(lt(draft.expiresAt, now));
	return rowCount;
}

function ownedBy(on: Reader, { wardId, owner, id }: Pick<Draft, 'wardId' | 'owner' | 'id'>) {
	const { draft } = on.tables;
	return and(eq(draft.id, id), eq(draft.wardId, wardId), eq(draft.owner, owner)) ?? sql`false`;
}
