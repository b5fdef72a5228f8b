import { and, asc, desc, eq, gt, inArray, sql } from 'drizzle-orm';
import type { Reader, Tx } from '../../handle.ts';
import type { Tables, VersionMoveDossierState, VersionMoveState } from '../../tables/index.ts';

export type VersionMove = Tables['versionMove']['$inferSelect'];
export type NewVersionMove = Tables['versionMove']['$inferInsert'];
export type VersionMoveDossier = Tables['versionMoveDossier']['$inferSelect'];
export type NewVersionMoveDossier = Tables['versionMoveDossier']['$inferInsert'];

/** Records that dossiers shall be moved from one version to another. */
export async function createVersionMove(tx: Tx, move: NewVersionMove): Promise<void> {
	await tx.insert(tx.tables.versionMove).values(move);
}

/** A move of a ward; `null` when that ward has none with this id. */
export async function findVersionMove(read: Reader, wardId: string, id: string): Promise<VersionMove | null> {
	const { versionMove: t } = read.tables;
	const [found] = await read
		.select()
		.from(t)
		.where(and(eq(t.id, id), eq(t.wardId, wardId)));
	return found ?? null;
}

/** Moves of a procedure in a ward, newest first. */
export function listVersionMoves(read: Reader, wardId: string, code: string): Promise<readonly VersionMove[]> {
	const { versionMove: t } = read.tables;
	return read
		.select()
		.from(t)
		.where(and(eq(t.wardId, wardId), eq(t.code, code)))
		.orderBy(desc(t.plannedAt), desc(t.id));
}

/** Moves that are under way, of all wards, oldest first: what a restarted worker goes on with. */
export function unfinishedVersionMoves(read: Reader): Promise<readonly VersionMove[]> {
	const { versionMove: t } = read.tables;
	return (
		read
			.select()
			.from(t)
			// As literals: a partial index is used only when the query repeats its condition.
			.where(sql`${t.state} in ('planning', 'applying', 'reverting')`)
			.orderBy(asc(t.plannedAt))
	);
}

/** Takes a move from one state to the next. False when it is not in `from`: somebody else was faster. */
export async function advanceVersionMove(
	tx: Tx,
	id: string,
	from: readonly VersionMoveState[],
	to: Partial<VersionMove> & { readonly state: VersionMoveState },
): Promise<boolean> {
	const { versionMove: t } = tx.tables;
	const { rowCount } = await tx
		.update(t)
		.set(to)
		.where(and(eq(t.id, id), inArray(t.state, [...from])));
	return rowCount === 1;
}

/** Adds what a dry run said of dossiers; those that are known are left as they are. */
export async function addVersionMoveDossiers(tx: Tx, rows: readonly NewVersionMoveDossier[]): Promise<void> {
	if (rows.length === 0) return;
	await tx
		.insert(tx.tables.versionMoveDossier)
		.values([...rows])
		.onConflictDoNothing();
}

export async function findVersionMoveDossier(
	read: Reader,
	moveId: string,
	dossierId: string,
): Promise<VersionMoveDossier | null> {
	const { versionMoveDossier: t } = read.tables;
	const [found] = await read
		.select()
		.from(t)
		.where(and(eq(t.moveId, moveId), eq(t.dossierId, dossierId)));
	return found ?? null;
}

/** The dossiers of a move in some states, in the order of their ids; with `onlyChosen` those that shall be moved. */
export async function versionMoveDossierIds(
	read: Reader,
	moveId: string,
	{
		states,
		onlyChosen = false,
		after = '',
		limit,
	}: {
		readonly states: readonly VersionMoveDossierState[];
		readonly onlyChosen?: boolean;
		readonly after?: string;
		readonly limit: number;
	},
): Promise<readonly string[]> {
	const { versionMoveDossier: t } = read.tables;
	const rows = await read
		.select({ id: t.dossierId })
		.from(t)
		.where(
			and(
				eq(t.moveId, moveId),
				gt(t.dossierId, after),
				inArray(t.state, [...states]),
				onlyChosen ? eq(t.chosen, true) : undefined,
			),
		)
		.orderBy(asc(t.dossierId))
		.limit(limit);
	return rows.map(({ id }) => id);
}

/** Says what became of a dossier in a move; with `from` only while it is in one of these states. */
export async function setVersionMoveDossier(
	tx: Tx,
	moveId: string,
	dossierId: string,
	to: Partial<Pick<VersionMoveDossier, 'state' | 'note' | 'chosen'>>,
	from?: readonly VersionMoveDossierState[],
): Promise<void> {
	const { versionMoveDossier: t } = tx.tables;
	await tx
		.update(t)
		.set(to)
		.where(
			and(
				eq(t.moveId, moveId),
				eq(t.dossierId, dossierId),
				from === undefined ? undefined : inArray(t.state, [...from]),
			),
		);
}

/** How many dossiers of a move have which verdict and state. */
export interface VersionMoveCount {
	readonly verdict: VersionMoveDossier['verdict'];
	readonly state: VersionMoveDossierState;
	readonly chosen: boolean;
	readonly count: number;
}
export function countVersionMove(read: Reader, moveId: string): Promise<readonly VersionMoveCount[]> {
	const { versionMoveDossier: t } = read.tables;
	return read
		.select({ verdict: t.verdict, state: t.state, chosen: t.chosen, count: sql<number>`count(*)`.mapWith(Number) })
		.from(t)
		.where(eq(t.moveId, moveId))
		.groupBy(t.verdict, t.state, t.chosen);
}

/** The dossiers of a move with what lists show of them, by verdict when one is named, in the order of filing. */
export function versionMoveDossiers(
	read: Reader,
	moveId: string,
	{
		verdict,
		afterN = 0,
		limit,
	}: { readonly verdict?: VersionMoveDossier['verdict']; readonly afterN?: number; readonly limit: number },
) {
	const { versionMoveDossier: t, dossier } = read.tables;
	return read
		.select({
			n: dossier.n,
			dossierId: t.dossierId,
			verdict: t.verdict,
			detail: t.detail,
			chosen: t.chosen,
			state: t.state,
			note: t.note,
			code: dossier.code,
			temporaryCode: dossier.temporaryCode,
			requesterName: dossier.requesterName,
			status: dossier.status,
			stepKey: dossier.stepKey,
		})
		.from(t)
		.innerJoin(dossier, eq(dossier.id, t.dossierId))
		.where(and(eq(t.moveId, moveId), gt(dossier.n, afterN), verdict === undefined ? undefined : eq(t.verdict, verdict)))
		.orderBy(asc(dossier.n))
		.limit(limit);
}
