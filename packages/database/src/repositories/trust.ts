import { and, asc, eq, isNull, lte } from 'drizzle-orm';
import type { Reader, Tx } from '../handle.ts';
import type { Tables } from '../tables/index.ts';
import type { NewPackage } from './procedures.ts';

export type PublisherKey = Tables['publisherKey']['$inferSelect'];
export type NewPublisherKey = Pick<PublisherKey, 'keyId' | 'publicKey' | 'name' | 'level' | 'addedAt' | 'addedBy'>;
export type CatalogueEdition = Tables['catalogueEdition']['$inferSelect'];

/** All keys, revoked ones too, in the order in which they were added. Shared by all wards of the installation. */
export function listPublisherKeys(read: Reader): Promise<readonly PublisherKey[]> {
	const { publisherKey: t } = read.tables;
	return read.select().from(t).orderBy(asc(t.addedAt), asc(t.keyId));
}

/** Adds a key; false when a key of this id is there already, and then nothing is changed. */
export async function addPublisherKey(tx: Tx, key: NewPublisherKey): Promise<boolean> {
	const { rowCount } = await tx.insert(tx.tables.publisherKey).values(key).onConflictDoNothing();
	return rowCount === 1;
}

/** Revokes a key, once: false when there is none, or it was revoked before. */
export async function revokePublisherKey(
	tx: Tx,
	keyId: string,
	revoked: {
		readonly at: string;
		readonly by: string;
		readonly reason: string;
		readonly kind: 'retired' | 'compromised';
	},
): Promise<boolean> {
	const { publisherKey: t } = tx.tables;
	const { rowCount } = await tx
		.update(t)
		.set({ revokedAt: revoked.at, revokedBy: revoked.by, revokeReason: revoked.reason, revocation: revoked.kind })
		.where(and(eq(t.keyId, keyId), isNull(t.revokedAt)));
	return rowCount === 1;
}

/**
 * Records what was installed: a known digest gets the new report and signature, and is in service again when it had been
 * uninstalled; when and by whom it first came stays.
 */
export async function recordInstallation(tx: Tx, stored: NewPackage): Promise<void> {
	const { procedurePackage: t } = tx.tables;
	const { signature, publisherKeyId = null, signedAt = null, installReport = null } = stored;
	await tx
		.insert(t)
		.values(stored)
		.onConflictDoUpdate({
			target: t.digest,
			set: { signature, publisherKeyId, signedAt, installReport, retiredAt: null, retiredBy: null, retained: null },
		});
}

/** The newest accepted edition of each catalogue. */
export function listCatalogueEditions(read: Reader): Promise<readonly CatalogueEdition[]> {
	const { catalogueEdition: t } = read.tables;
	return read.select().from(t).orderBy(asc(t.location));
}

/** Remembers an accepted edition. An older one than is known changes nothing: two readers may be at it at once. */
export async function rememberCatalogueEdition(tx: Tx, edition: CatalogueEdition): Promise<void> {
	const { catalogueEdition: t } = tx.tables;
	const { location, ...values } = edition;
	await tx
		.insert(t)
		.values(edition)
		.onConflictDoUpdate({
			target: t.location,
			set: values,
			setWhere: lte(t.serial, edition.serial),
		});
}
