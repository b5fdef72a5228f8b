import { appendAudit, type Database, findPackage, listWards, quarantinePackage } from '@motcua/database';
import { type PackageStore, PackageStoreError } from '@motcua/plugin-host';
import { type SigningKey, signArchive } from '@motcua/procedure-tools';
import type { Logger } from 'pino';
import { systemActor } from '../../../dossiers/core/actors.ts';
import type { Clock } from '../../../services.ts';
import type { Shelf } from './shelf.ts';

/** What repairing needs besides the store. */
export interface RepairKit {
	readonly db: Database;
	readonly shelf: Pick<Shelf, 'archive'>;
	readonly localKey: Pick<SigningKey, 'privateKey'>;
	readonly clock: Clock;
	readonly logger: Logger;
}

/**
 * A store that heals itself: an archive that is gone or does not read back as it was stored is taken again from the folder of packages
 * when a package of exactly this digest lies there, and the version is released from the quarantine that the damage had put it in. When
 * none lies there, the store refuses as before.
 */
export function repairing(store: PackageStore, kit: RepairKit): PackageStore {
	const mending = new Map<string, Promise<boolean>>();

	async function orRepaired<T>(digest: string, read: () => Promise<T>): Promise<T> {
		try {
			return await read();
		} catch (error) {
			if (!isDamage(error)) throw error;
			const begun = mending.get(digest) ?? repair(store, kit, digest, error).finally(() => mending.delete(digest));
			mending.set(digest, begun);
			if (await begun) return read();
			throw error;
		}
	}
	return {
		...store,
		load: (digest) => orRepaired(digest, () => store.load(digest)),
		read: (digest) => orRepaired(digest, () => store.read(digest)),
		archive: (digest) => orRepaired(digest, () => store.archive(digest)),
	};
}

const isDamage = (error: unknown): error is PackageStoreError =>
	error instanceof PackageStoreError && (error.code === 'store.quarantined' || error.code === 'store.missing');

async function repair(
	store: PackageStore,
	{ db, shelf, localKey, clock, logger }: RepairKit,
	digest: string,
	damage: PackageStoreError,
): Promise<boolean> {
	const recorded = await findPackage(db.read, digest);
	// Without a row nobody installed it; an uninstalled one was deleted on purpose.
	if (!recorded || recorded.retiredAt !== null) return false;
	const found = await shelf.archive(digest);
	if (!found) return false;
	const at = clock.now().toString();
	await store.put(recorded.signature === 'local' ? await signArchive(found, localKey.privateKey, at) : found);
	await db.write(
		async (tx) => {
			await releaseDamaged(tx, digest);
			for (const { id: wardId } of await listWards(tx))
				await appendAudit(tx, {
					wardId,
					at,
					actor: systemActor,
					action: 'package.repaired',
					target: `procedure:${recorded.code}`,
					detail: { version: recorded.version, digest, cause: damage.code },
				});
		},
		{ name: 'package.repair' },
	);
	logger.warn({ digest, cause: damage.code }, 'package was damaged and taken again from the folder of packages');
	return true;
}

/** Ends a quarantine that the system set because the file was damaged; one that a person set stays. */
export async function releaseDamaged(tx: Parameters<typeof quarantinePackage>[0], digest: string): Promise<void> {
	const stored = await findPackage(tx, digest);
	if (stored?.quarantinedBy === 'motcua') await quarantinePackage(tx, digest, null);
}
