import { and, asc, eq, isNotNull, isNull, lte } from 'drizzle-orm';
import { RevisionConflictError } from '../errors.ts';
import type { Reader, Tx } from '../handle.ts';
import type { Tables } from '../tables/index.ts';
import type { WardProcedure } from './procedures.ts';

export type PublishCheck = Tables['publishCheck']['$inferSelect'];
export type PublishApproval = Tables['publishApproval']['$inferSelect'];

/** One version of a procedure in a ward. */
export interface VersionInWard {
	readonly wardId: string;
	readonly code: string;
	readonly digest: string;
}

/** What the checks before publishing last found; `null` when none ran. */
export async function findPublishCheck(read: Reader, version: VersionInWard): Promise<PublishCheck | null> {
	const { publishCheck: t } = read.tables;
	const [found] = await read
		.select()
		.from(t)
		.where(and(eq(t.wardId, version.wardId), eq(t.code, version.code), eq(t.digest, version.digest)));
	return found ?? null;
}

/** Keeps what checks found, in place of what was known. */
export async function savePublishCheck(tx: Tx, check: PublishCheck): Promise<void> {
	const { publishCheck: t } = tx.tables;
	const { report, checkedAt } = check;
	await tx
		.insert(t)
		.values(check)
		.onConflictDoUpdate({ target: [t.wardId, t.code, t.digest], set: { report, checkedAt } });
}

export async function findApproval(read: Reader, version: VersionInWard): Promise<PublishApproval | null> {
	const { publishApproval: t } = read.tables;
	const [found] = await read
		.select()
		.from(t)
		.where(and(eq(t.wardId, version.wardId), eq(t.code, version.code), eq(t.digest, version.digest)));
	return found ?? null;
}

/** Approvals of a ward that wait for a decision, oldest first. */
export function openApprovals(read: Reader, wardId: string): Promise<readonly PublishApproval[]> {
	const { publishApproval: t } = read.tables;
	return read
		.select()
		.from(t)
		.where(and(eq(t.wardId, wardId), isNull(t.decision)))
		.orderBy(asc(t.requestedAt));
}

/** Asks for an approval, or asks again after it was declined: an earlier decision on the same version is replaced. */
export async function requestApproval(
	tx: Tx,
	request: VersionInWard & Pick<PublishApproval, 'requestedAt' | 'requestedBy'>,
): Promise<void> {
	const { publishApproval: t } = tx.tables;
	const open = { decision: null, decidedAt: null, decidedBy: null, note: null };
	const { requestedAt, requestedBy } = request;
	await tx
		.insert(t)
		.values({ ...request, ...open })
		.onConflictDoUpdate({ target: [t.wardId, t.code, t.digest], set: { requestedAt, requestedBy, ...open } });
}

/** Decides on an open request. Returns whether there was one. */
export async function decideApproval(
	tx: Tx,
	version: VersionInWard,
	made: {
		readonly decision: 'approved' | 'declined';
		readonly at: string;
		readonly by: string;
		readonly note: string | null;
	},
): Promise<boolean> {
	const { publishApproval: t } = tx.tables;
	const { rowCount } = await tx
		.update(t)
		.set({ decision: made.decision, decidedAt: made.at, decidedBy: made.by, note: made.note })
		.where(
			and(eq(t.wardId, version.wardId), eq(t.code, version.code), eq(t.digest, version.digest), isNull(t.decision)),
		);
	return rowCount === 1;
}

/**
 * Plans the publishing of a version from an instant, or cancels the plan (`null`). Returns the new revision.
 *
 * Errors: {@link RevisionConflictError} when somebody else changed the procedure meanwhile.
 */
export async function planPublication(
	tx: Tx,
	of: { readonly wardId: string; readonly code: string; readonly expectedRevision: number },
	plan: { readonly digest: string; readonly from: string; readonly by: string } | null,
): Promise<number> {
	const { wardProcedure: t } = tx.tables;
	const revision = of.expectedRevision + 1;
	const { rowCount } = await tx
		.update(t)
		.set({
			plannedDigest: plan?.digest ?? null,
			plannedFrom: plan?.from ?? null,
			plannedBy: plan?.by ?? null,
			revision,
		})
		.where(and(eq(t.wardId, of.wardId), eq(t.code, of.code), eq(t.revision, of.expectedRevision)));
	if (rowCount !== 1) throw new RevisionConflictError(`procedure ${of.code}`, of.expectedRevision, revision);
	return revision;
}

/** Planned publications whose time has come, of all wards. */
export function duePublications(read: Reader, now: string): Promise<readonly WardProcedure[]> {
	const { wardProcedure: t } = read.tables;
	return read
		.select()
		.from(t)
		.where(and(isNotNull(t.plannedDigest), lte(t.plannedFrom, now)))
		.orderBy(asc(t.plannedFrom));
}
