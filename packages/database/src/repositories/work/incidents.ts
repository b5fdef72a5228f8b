import { and, asc, desc, eq, gt, isNull, sql } from 'drizzle-orm';
import type { Reader, Tx } from '../../handle.ts';
import type { Tables } from '../../tables/index.ts';

export type Incident = Tables['incident']['$inferSelect'];

/** What is wrong now, as far as it was noted; what began first on top. */
export function openIncidents(read: Reader): Promise<readonly Incident[]> {
	const { incident: t } = read.tables;
	return read.select().from(t).where(isNull(t.overAt)).orderBy(asc(t.beganAt), asc(t.id));
}

/** Notes that something went wrong. False when that is noted already: of several processes one is the first. */
export async function beginIncident(
	tx: Tx,
	{ at, ...incident }: Pick<Incident, 'id' | 'subject' | 'wardId' | 'title'> & { readonly at: string },
): Promise<boolean> {
	const { rowCount } = await tx
		.insert(tx.tables.incident)
		.values({ ...incident, beganAt: at, seenAt: at })
		.onConflictDoNothing();
	return rowCount === 1;
}

/** Notes that it is still so. */
export async function seeIncident(tx: Tx, id: string, at: string): Promise<void> {
	const { incident: t } = tx.tables;
	await tx
		.update(t)
		.set({ seenAt: at })
		.where(and(eq(t.id, id), isNull(t.overAt)));
}

/** Notes that it is over. False when that is noted already. */
export async function endIncident(tx: Tx, id: string, at: string): Promise<boolean> {
	const { incident: t } = tx.tables;
	const { rowCount } = await tx
		.update(t)
		.set({ overAt: at })
		.where(and(eq(t.id, id), isNull(t.overAt)));
	return rowCount === 1;
}

/** How often the same began after an instant. */
export async function countIncidents(read: Reader, subject: string, since: string): Promise<number> {
	const { incident: t } = read.tables;
	const [row] = await read
		.select({ count: sql<number>`count(*)`.mapWith(Number) })
		.from(t)
		.where(and(eq(t.subject, subject), gt(t.beganAt, since)));
	return row?.count ?? 0;
}

/** When something last began or was over; `null` before the first time. */
export async function lastIncidentChange(read: Reader): Promise<string | null> {
	const { incident: t } = read.tables;
	const [begun] = await read.select({ at: t.beganAt }).from(t).orderBy(desc(t.beganAt)).limit(1);
	const [ended] = await read
		.select({ at: t.overAt })
		.from(t)
		.where(sql`${t.overAt} is not null`)
		.orderBy(desc(t.overAt))
		.limit(1);
	if (begun === undefined) return null;
	return ended?.at != null && ended.at > begun.at ? ended.at : begun.at;
}
