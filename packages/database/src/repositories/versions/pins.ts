import { and, asc, eq, gt, isNotNull, isNull, like, ne, or, sql } from 'drizzle-orm';
import type { Reader } from '../../handle.ts';
import { counterName } from '../dossiers/dossier-counters.ts';

/** An open dossier that is pinned to a version, as lists show it. */
export type PinnedDossier = Awaited<ReturnType<typeof pinnedDossiers>>[number];

/** Open dossiers of a ward that are pinned to a package, in the order of filing; with `blockedAt` those stuck in that step. */
export function pinnedDossiers(
	read: Reader,
	{
		wardId,
		digest,
		blockedAt,
		afterN = 0,
		limit,
	}: {
		readonly wardId: string;
		readonly digest: string;
		readonly blockedAt?: string;
		readonly afterN?: number;
		readonly limit: number;
	},
) {
	const { dossier: t } = read.tables;
	return read
		.select({
			n: t.n,
			id: t.id,
			code: t.code,
			temporaryCode: t.temporaryCode,
			requesterName: t.requesterName,
			status: t.status,
			stepKey: t.stepKey,
			blockedSince: t.blockedSince,
			dueAt: t.dueAt,
		})
		.from(t)
		.where(
			and(
				eq(t.wardId, wardId),
				eq(t.procedureDigest, digest),
				isNull(t.finishedAt),
				gt(t.n, afterN),
				blockedAt === undefined ? undefined : and(eq(t.stepKey, blockedAt), isNotNull(t.blockedSince)),
			),
		)
		.orderBy(asc(t.n))
		.limit(limit);
}

/** Blocked dossiers of a ward on a version, by the step that they stand in. */
export async function countBlocked(read: Reader, wardId: string, digest: string): Promise<ReadonlyMap<string, number>> {
	const { dossier: t } = read.tables;
	const rows = await read
		.select({ step: t.stepKey, count: sql<number>`count(*)`.mapWith(Number) })
		.from(t)
		.where(
			and(
				eq(t.wardId, wardId),
				eq(t.procedureDigest, digest),
				isNull(t.finishedAt),
				isNotNull(t.blockedSince),
				isNotNull(t.stepKey),
			),
		)
		.groupBy(t.stepKey);
	return new Map(rows.map(({ step, count }) => [step ?? '', count]));
}

/** A version that something of the installation needs: open dossiers, or a ward's catalogue. */
export interface VersionInUse {
	readonly digest: string;
	readonly code: string;
	readonly version: string;
	readonly manifest: unknown;
	/** Open dossiers of all wards. */
	readonly openDossiers: number;
	/** Wards that have it before their citizens. */
	readonly published: number;
}

/** Every version that is pinned by an open dossier or published by a ward. Reads only what the first schema had. */
export async function versionsInUse(read: Reader): Promise<readonly VersionInUse[]> {
	const { procedurePackage, wardProcedure, counter } = read.tables;
	const pinned = counterName.pinned('');
	const [packages, pins, published] = await Promise.all([
		read
			.select({
				digest: procedurePackage.digest,
				code: procedurePackage.code,
				version: procedurePackage.version,
				manifest: procedurePackage.manifest,
			})
			.from(procedurePackage)
			.orderBy(asc(procedurePackage.code), asc(procedurePackage.version)),
		read
			.select({ name: counter.name, count: sql<number>`sum(${counter.value})`.mapWith(Number) })
			.from(counter)
			.where(like(counter.name, `${pinned}%`))
			.groupBy(counter.name),
		read
			.select({ digest: wardProcedure.publishedDigest, count: sql<number>`count(*)`.mapWith(Number) })
			.from(wardProcedure)
			.where(isNotNull(wardProcedure.publishedDigest))
			.groupBy(wardProcedure.publishedDigest),
	]);
	const pinsOf = new Map(pins.map(({ name, count }) => [name.slice(pinned.length), count]));
	const wardsOf = new Map(published.map(({ digest, count }) => [digest, count]));
	return packages
		.map((one) => ({ ...one, openDossiers: pinsOf.get(one.digest) ?? 0, published: wardsOf.get(one.digest) ?? 0 }))
		.filter(({ openDossiers, published: wards }) => openDossiers > 0 || wards > 0);
}

/** Open dossiers of all wards that are pinned to a package. */
export async function countPinnedEverywhere(read: Reader, digest: string): Promise<number> {
	const { counter: t } = read.tables;
	const [row] = await read
		.select({ count: sql<number>`coalesce(sum(${t.value}), 0)`.mapWith(Number) })
		.from(t)
		.where(eq(t.name, counterName.pinned(digest)));
	return row?.count ?? 0;
}

/** Other wards of the installation that have chosen, published or planned a package. */
export async function otherWardsWith(read: Reader, wardId: string, digest: string): Promise<readonly string[]> {
	const { wardProcedure: t, ward } = read.tables;
	const rows = await read
		.select({ name: ward.name })
		.from(t)
		.innerJoin(ward, eq(ward.id, t.wardId))
		.where(
			and(
				ne(t.wardId, wardId),
				or(eq(t.installedDigest, digest), eq(t.publishedDigest, digest), eq(t.plannedDigest, digest)),
			),
		);
	return rows.map(({ name }) => name);
}
