import type { Calendar } from '@motcua/domain/deadlines';
import { and, asc, desc, eq } from 'drizzle-orm';
import { RevisionConflictError } from '../errors.ts';
import type { Reader, Tx } from '../handle.ts';
import { prepared } from '../prepared.ts';
import type { Tables } from '../tables/index.ts';

export type Ward = Tables['ward']['$inferSelect'];

export async function createWard(tx: Tx, ward: Ward): Promise<void> {
	await tx.insert(tx.tables.ward).values(ward);
}
/** Changes the name, codes or province of a ward. */
export async function updateWard(
	tx: Tx,
	wardId: string,
	change: Partial<Omit<Ward, 'id' | 'createdAt'>>,
): Promise<void> {
	const { ward } = tx.tables;
	await tx.update(ward).set(change).where(eq(ward.id, wardId));
}
/** All wards of the installation, oldest first; usually one. */
export function listWards(read: Reader): Promise<readonly Ward[]> {
	const { ward } = read.tables;
	return read.select().from(ward).orderBy(asc(ward.createdAt), asc(ward.id));
}
export async function findWard(read: Reader, wardId: string): Promise<Ward | null> {
	const [found] = await wardById(read, { wardId });
	return found ?? null;
}
const wardById = prepared<{ wardId: string }>()((q, t, p) => q.select().from(t.ward).where(eq(t.ward.id, p.wardId)));

/** A saved version; `version` counts from 1. */
export interface Versioned<T> {
	readonly version: number;
	readonly body: T;
	readonly savedAt: string;
	readonly savedBy: string;
}
interface Saving<T> {
	readonly wardId: string;
	/** The version that was edited; 0 for the first. */
	readonly expectedVersion: number;
	readonly body: T;
	readonly savedAt: string;
	/** Staff id. */
	readonly savedBy: string;
}

/** The newest settings of a ward; `null` before the first save. Older versions stay in the table. */
export async function readSettings(
	read: Reader,
	wardId: string,
): Promise<Versioned<Readonly<Record<string, unknown>>> | null> {
	const [newest] = await newestSettings(read, { wardId });
	return newest ?? null;
}
const newestSettings = prepared<{ wardId: string }>()((q, t, p) =>
	q
		.select()
		.from(t.wardSettings)
		.where(eq(t.wardSettings.wardId, p.wardId))
		.orderBy(desc(t.wardSettings.version))
		.limit(1),
);

/** Saves settings as a new version and returns its number. Errors: {@link RevisionConflictError}. */
export async function saveSettings(tx: Tx, saving: Saving<Readonly<Record<string, unknown>>>): Promise<number> {
	const { expectedVersion, ...rest } = saving;
	const present = (await readSettings(tx, saving.wardId))?.version ?? 0;
	const version = following('settings', expectedVersion, present);
	const { rowCount } = await tx
		.insert(tx.tables.wardSettings)
		.values({ ...rest, version })
		.onConflictDoNothing();
	return confirmed('settings', version, rowCount);
}

/** The number of the version to be saved. */
function following(what: string, expected: number, present: number): number {
	if (present !== expected) throw new RevisionConflictError(what, expected, present);
	return expected + 1;
}
/** On PostgreSQL a twin may have saved between the look and the insert: then no row was added. */
function confirmed(what: string, version: number, rowCount: number): number {
	if (rowCount !== 1) throw new RevisionConflictError(what, version - 1, version);
	return version;
}

/** A ward's own calendar with why it was changed. */
export interface SavedCalendar extends Versioned<Calendar> {
	readonly reason: string;
}

/** A calendar of a ward: the newest, or a given version (to explain an old due date); `null` when there is none. */
export async function readCalendar(read: Reader, wardId: string, version?: number): Promise<SavedCalendar | null> {
	const { wardCalendar: t } = read.tables;
	const [found] = await read
		.select()
		.from(t)
		.where(and(eq(t.wardId, wardId), version === undefined ? undefined : eq(t.version, version)))
		.orderBy(desc(t.version))
		.limit(1);
	return found ?? null;
}

/** Saves a calendar as a new version and returns its number. Errors: {@link RevisionConflictError}. */
export async function saveCalendar(tx: Tx, saving: Saving<Calendar> & { readonly reason: string }): Promise<number> {
	const { expectedVersion, ...rest } = saving;
	const present = (await readCalendar(tx, saving.wardId))?.version ?? 0;
	const version = following('calendar', expectedVersion, present);
	const { rowCount } = await tx
		.insert(tx.tables.wardCalendar)
		.values({ ...rest, version })
		.onConflictDoNothing();
	return confirmed('calendar', version, rowCount);
}
