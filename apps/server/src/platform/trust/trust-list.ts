import { type Database, listPackages, listPublisherKeys, type PublisherKey } from '@motcua/database';
import { describePublicKey, type SigningKey, type TrustedKey } from '@motcua/procedure-tools';
import type { TrustKeyView } from '../../views.ts';

/** Where trust comes from: what ships, what was made here at the first run, what ward IT added. */
export interface TrustSources {
	readonly db: Pick<Database, 'read'>;
	readonly coreKeys: readonly TrustedKey[];
	readonly localKey: Pick<SigningKey, 'publicKey'>;
}

/** Every key that the verifier should know, revoked ones too: it tells "revoked" from "unknown". */
export async function trustedKeys(sources: TrustSources): Promise<readonly TrustedKey[]> {
	return (await readTrust(sources)).map(({ key }) => key);
}

/** The trust list as ward IT reads it: shipped keys first, then the ward's own, then those that were added. */
export async function trustView(sources: TrustSources): Promise<readonly TrustKeyView[]> {
	const [known, packages] = await Promise.all([readTrust(sources), listPackages(sources.db.read)]);
	const signedBy = (keyId: string) =>
		packages.filter((stored) => stored.publisherKeyId === keyId && stored.retiredAt === null);
	return known.map(({ key, row }) => ({
		...describePublicKey(key.publicKey),
		signed: signedBy(describePublicKey(key.publicKey).keyId).map(({ code, version }) => ({ code, version })),
		name: key.name,
		level: key.level,
		validFrom: key.validFrom ?? null,
		addedAt: row?.addedAt ?? null,
		addedBy: row?.addedBy ?? null,
		revoked: key.revokedAt
			? {
					at: key.revokedAt,
					by: row?.revokedBy ?? null,
					reason: row?.revokeReason ?? '',
					kind: key.revocation ?? 'compromised',
				}
			: null,
	}));
}

interface KnownKey {
	readonly key: TrustedKey;
	/** What ward IT did with it. */
	readonly row: PublisherKey | undefined;
}

async function readTrust({ db, coreKeys, localKey }: TrustSources): Promise<readonly KnownKey[]> {
	const rows = new Map((await listPublisherKeys(db.read)).map((row) => [row.keyId, row]));
	const ours: readonly TrustedKey[] = [
		...coreKeys,
		{ publicKey: localKey.publicKey, name: LOCAL_NAME, level: 'local' },
	];
	const shipped = ours.map((key) => {
		const { keyId } = describePublicKey(key.publicKey);
		const row = rows.get(keyId);
		rows.delete(keyId);
		return { key: { ...key, ...revocationOf(row) }, row };
	});
	return [...shipped, ...[...rows.values()].map((row) => ({ key: keyOf(row), row }))];
}

/** Name of the ward's own key wherever a signer is shown. */
export const LOCAL_NAME = 'Khóa của phường';

const keyOf = (row: PublisherKey): TrustedKey => ({
	publicKey: row.publicKey,
	name: row.name,
	level: row.level,
	...revocationOf(row),
});
const revocationOf = (row: PublisherKey | undefined): Partial<TrustedKey> =>
	row?.revokedAt ? { revokedAt: row.revokedAt, revocation: row.revocation ?? 'compromised' } : {};
