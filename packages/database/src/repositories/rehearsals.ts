import { and, asc, desc, eq, isNotNull, isNull, lt } from 'drizzle-orm';
import type { Reader, Tx } from '../handle.ts';
import type { Tables } from '../tables/index.ts';

export type Rehearsal = Tables['rehearsal']['$inferSelect'];

export async function createRehearsal(tx: Tx, rehearsal: Rehearsal): Promise<void> {
	await tx.insert(tx.tables.rehearsal).values(rehearsal);
}

export async function findRehearsal(read: Reader, wardId: string, id: string): Promise<Rehearsal | null> {
	const { rehearsal } = read.tables;
	const [found] = await read
		.select()
		.from(rehearsal)
		.where(and(eq(rehearsal.id, id), eq(rehearsal.wardId, wardId)));
	return found ?? null;
}

/** Rehearsals of a procedure: kept ones first in the order in which they were kept, then the others, newest first. */
export async function listRehearsals(read: Reader, wardId: string, code: string): Promise<readonly Rehearsal[]> {
	const [kept, loose] = await Promise.all([
		keptRehearsals(read, wardId, code),
		read
			.select()
			.from(read.tables.rehearsal)
			.where(
				and(
					eq(read.tables.rehearsal.wardId, wardId),
					eq(read.tables.rehearsal.code, code),
					isNull(read.tables.rehearsal.keptAt),
				),
			)
			.orderBy(desc(read.tables.rehearsal.createdAt), desc(read.tables.rehearsal.id)),
	]);
	return [...kept, ...loose];
}

/** Regression fixtures of a procedure, oldest first. */
export function keptRehearsals(read: Reader, wardId: string, code: string): Promise<readonly Rehearsal[]> {
	const { rehearsal } = read.tables;
	return read
		.select()
		.from(rehearsal)
		.where(and(eq(rehearsal.wardId, wardId), eq(rehearsal.code, code), isNotNull(rehearsal.keptAt)))
		.orderBy(asc(rehearsal.keptAt), asc(rehearsal.id));
}

/** What may change of a rehearsal. */
export type RehearsalChange = Partial<Pick<Rehearsal, 'name' | 'script' | 'ended' | 'keptAt' | 'digest'>>;

/** Changes a rehearsal. Returns whether there was one. */
export async function changeRehearsal(tx: Tx, wardId: string, id: string, change: RehearsalChange): Promise<boolean> {
	const { rehearsal } = tx.tables;
	const { rowCount } = await tx
		.update(rehearsal)
		.set(change)
		.where(and(eq(rehearsal.id, id), eq(rehearsal.wardId, wardId)));
	return rowCount === 1;
}

export async function deleteRehearsal(tx: Tx, wardId: string, id: string): Promise<boolean> {
	const { rehearsal } = tx.tables;
	const { rowCount } = await tx.delete(rehearsal).where(and(eq(rehearsal.id, id), eq(rehearsal.wardId, wardId)));
	return rowCount === 1;
}

/** Forgets rehearsals that nobody kept and that were begun before `instant`. Returns how many. */
export async function forgetRehearsalsBefore(tx: Tx, wardId: string, instant: string): Promise<number> {
	const { rehearsal } = tx.tables;
	const { rowCount } = await tx
		.delete(rehearsal)
		.where(and(eq(rehearsal.wardId, wardId), isNull(rehearsal.keptAt), lt(rehearsal.createdAt, instant)));
	return rowCount;
}
