import type { Localised } from '@motcua/domain';
import { and, asc, desc, eq, isNotNull } from 'drizzle-orm';
import { RevisionConflictError } from '../errors.ts';
import type { Reader, Tx } from '../handle.ts';
import type { Tables } from '../tables/index.ts';
import { readCounters } from './counters.ts';
import { counterName } from './dossiers/dossier-counters.ts';

export type StoredPackage = Tables['procedurePackage']['$inferSelect'];
export type NewPackage = Tables['procedurePackage']['$inferInsert'];
export type WardProcedure = Tables['wardProcedure']['$inferSelect'];

/** Records a package whose archive is safe in the store; a known digest is left as it is, a retired one is back. */
export async function recordPackage(tx: Tx, stored: NewPackage): Promise<void> {
	await tx.insert(tx.tables.procedurePackage).values(stored).onConflictDoNothing();
	const { procedurePackage: t } = tx.tables;
	await tx
		.update(t)
		.set({ retiredAt: null, retiredBy: null, retained: null })
		.where(and(eq(t.digest, stored.digest), isNotNull(t.retiredAt)));
}
export async function findPackage(read: Reader, digest: string): Promise<StoredPackage | null> {
	const { procedurePackage: t } = read.tables;
	const [found] = await read.select().from(t).where(eq(t.digest, digest));
	return found ?? null;
}
/** All packages, or those of one procedure code, newest first. */
export function listPackages(read: Reader, code?: string): Promise<readonly StoredPackage[]> {
	const { procedurePackage: t } = read.tables;
	return read
		.select()
		.from(t)
		.where(code === undefined ? undefined : eq(t.code, code))
		.orderBy(asc(t.code), desc(t.installedAt));
}

/** Takes a version out of service, or puts it back (`null`). Dossiers stay pinned to it. */
export async function quarantinePackage(
	tx: Tx,
	digest: string,
	quarantine: { readonly at: string; readonly reason: Localised; readonly by?: string } | null,
): Promise<void> {
	const { procedurePackage: t } = tx.tables;
	await tx
		.update(t)
		.set({
			quarantinedAt: quarantine?.at ?? null,
			quarantineReason: quarantine?.reason ?? null,
			quarantinedBy: quarantine?.by ?? null,
		})
		.where(eq(t.digest, digest));
}

export function listWardProcedures(read: Reader, wardId: string): Promise<readonly WardProcedure[]> {
	const { wardProcedure: t } = read.tables;
	return read.select().from(t).where(eq(t.wardId, wardId)).orderBy(asc(t.code));
}
export async function findWardProcedure(read: Reader, wardId: string, code: string): Promise<WardProcedure | null> {
	const { wardProcedure: t } = read.tables;
	const [found] = await read
		.select()
		.from(t)
		.where(and(eq(t.wardId, wardId), eq(t.code, code)));
	return found ?? null;
}

/** Procedures that citizens of a ward can file now, with their packages. */
export function listPublished(
	read: Reader,
	wardId: string,
): Promise<readonly { readonly procedure: WardProcedure; readonly package: StoredPackage }[]> {
	const { wardProcedure, procedurePackage } = read.tables;
	return read
		.select({ procedure: wardProcedure, package: procedurePackage })
		.from(wardProcedure)
		.innerJoin(procedurePackage, eq(procedurePackage.digest, wardProcedure.publishedDigest))
		.where(and(eq(wardProcedure.wardId, wardId), isNotNull(wardProcedure.publishedDigest)))
		.orderBy(asc(wardProcedure.code));
}

/** What a ward decides about a procedure. */
export interface WardProcedureChange {
	readonly wardId: string;
	readonly code: string;
	/** The revision that was edited; 0 when the ward does not have the procedure yet. */
	readonly expectedRevision: number;
	readonly installedDigest?: string;
	readonly publishedDigest?: string | null;
	readonly config?: Readonly<Record<string, unknown>>;
	readonly at: string;
	/** Staff id. */
	readonly by: string;
}

/**
 * Installs, configures, publishes, rolls back or unpublishes: moves only what is named. A move of the published pointer is
 * kept in the history. Returns the new revision.
 *
 * Errors: {@link RevisionConflictError} when somebody else changed the procedure meanwhile.
 */
export async function changeWardProcedure(tx: Tx, change: WardProcedureChange): Promise<number> {
	const { wardId, code, expectedRevision, at, by, ...moves } = change;
	const revision = expectedRevision + 1;
	const stamp = { revision, updatedAt: at, updatedBy: by };
	const before = await findWardProcedure(tx, wardId, code);
	if ((before?.revision ?? 0) !== expectedRevision) throw stale(change, before);
	const changed =
		before === null ? await insertFirst(tx, change, stamp) : await update(tx, change, { ...moves, ...stamp });
	if (!changed) throw stale(change, await findWardProcedure(tx, wardId, code));
	const published = moves.publishedDigest;
	if (published !== undefined && published !== (before?.publishedDigest ?? null)) {
		await tx.insert(tx.tables.procedurePublication).values({ wardId, code, digest: published, at, by });
	}
	return revision;
}

type Stamp = Pick<WardProcedure, 'revision' | 'updatedAt' | 'updatedBy'>;

async function insertFirst(tx: Tx, change: WardProcedureChange, stamp: Stamp): Promise<boolean> {
	const { wardId, code, installedDigest, publishedDigest = null, config = {} } = change;
	if (installedDigest === undefined) throw new Error(`Ward ${wardId} has not installed procedure ${code}`);
	const { rowCount } = await tx
		.insert(tx.tables.wardProcedure)
		.values({ wardId, code, installedDigest, publishedDigest, config, ...stamp })
		.onConflictDoNothing();
	return rowCount === 1;
}

async function update(tx: Tx, change: WardProcedureChange, values: Partial<WardProcedure>): Promise<boolean> {
	const { wardProcedure: t } = tx.tables;
	const { rowCount } = await tx
		.update(t)
		.set(values)
		.where(and(eq(t.wardId, change.wardId), eq(t.code, change.code), eq(t.revision, change.expectedRevision)));
	return rowCount === 1;
}

const stale = (change: WardProcedureChange, now: WardProcedure | null): RevisionConflictError =>
	new RevisionConflictError(`procedure ${change.code}`, change.expectedRevision, now?.revision ?? 0);

/** Moves of the published pointer of a procedure in a ward, newest first. */
export function publicationHistory(
	read: Reader,
	wardId: string,
	code: string,
): Promise<readonly { readonly digest: string | null; readonly at: string; readonly by: string }[]> {
	const { procedurePublication: t } = read.tables;
	return read
		.select({ digest: t.digest, at: t.at, by: t.by })
		.from(t)
		.where(and(eq(t.wardId, wardId), eq(t.code, code)))
		.orderBy(desc(t.n));
}

/** Open dossiers of a ward that are pinned to each package: a version with any is draining, not gone. */
export async function countPinned(
	read: Reader,
	wardId: string,
	digests: readonly string[],
): Promise<ReadonlyMap<string, number>> {
	const counters = await readCounters(read, wardId, digests.map(counterName.pinned));
	return new Map(digests.map((digest) => [digest, counters.get(counterName.pinned(digest)) ?? 0]));
}
