import { verify } from 'node:crypto';
import type { Localised } from '@motcua/forms';
import type { ReadArchive } from '../archive/read-archive.ts';
import { readArchive } from '../archive/read-archive.ts';
import type { SignatureEntry } from './signature-file.ts';
import { signedText } from './signature-file.ts';
import { keyIdOf, readPublicKey } from './signing-key.ts';

/** A key that the ward trusts. */
export interface TrustedKey {
	/** PEM (SPKI). */
	readonly publicKey: string;
	readonly name: string;
	/** `core`: shipped with the product; `publisher`: added by the ward; `local`: the ward's own. */
	readonly level: 'core' | 'publisher' | 'local';
	/** ISO instants. */
	readonly validFrom?: string;
	readonly revokedAt?: string;
}

export type SignatureStatus = 'trusted' | 'unsigned' | 'unknownKey' | 'invalid' | 'revoked' | 'notYetValid';

export interface VerifiedArchive extends ReadArchive {
	readonly status: SignatureStatus;
	/** The key behind `trusted`, `revoked`, `notYetValid` and, when it is known, `invalid`. */
	readonly key?: TrustedKey;
	readonly message: Localised;
}

/** From the best to the worst that a signature can say about a package. */
const RANK: readonly SignatureStatus[] = ['trusted', 'invalid', 'revoked', 'notYetValid', 'unknownKey', 'unsigned'];

/** What this machine knows by itself about an archive. */
export interface VerifyOptions {
	/**
	 * ISO instant at which this core first stored the package. A key revoked later does not touch it: dossiers live longer than keys.
	 * `signedAt` proves nothing here, because who stole a key can write any date.
	 */
	readonly knownSince?: string;
}

/**
 * Reads an archive and says who stands behind it. One good signature is enough; without one, the most serious reason is told. An
 * untrusted package is an answer, not an error: whether it may be installed is the ward's decision.
 *
 * @throws ArchiveError when the archive itself is not sound.
 * @throws SigningKeyError when a trusted key cannot be read.
 */
export async function verifyArchive(
	bytes: Uint8Array,
	trusted: readonly TrustedKey[],
	options: VerifyOptions = {},
): Promise<VerifiedArchive> {
	const archive = await readArchive(bytes);
	const verdicts = archive.signatures.map((entry) => judge(archive.digest, entry, trusted, options));
	const best = verdicts.sort((a, b) => RANK.indexOf(a.status) - RANK.indexOf(b.status))[0];
	return { ...archive, ...(best ?? { status: 'unsigned', message: MESSAGES.unsigned('') }) };
}

function judge(
	digest: string,
	entry: SignatureEntry,
	trusted: readonly TrustedKey[],
	options: VerifyOptions,
): Pick<VerifiedArchive, 'status' | 'key' | 'message'> {
	const key = trusted.find((candidate) => keyIdOf(readPublicKey(candidate.publicKey)) === entry.keyId);
	if (!key) return { status: 'unknownKey', message: MESSAGES.unknownKey(entry.keyId) };
	const status = statusOf(digest, entry, key, options);
	return { status, key, message: MESSAGES[status](`${key.name} (${entry.keyId})`) };
}

function statusOf(
	digest: string,
	entry: SignatureEntry,
	key: TrustedKey,
	{ knownSince }: VerifyOptions,
): Exclude<SignatureStatus, 'unsigned' | 'unknownKey'> {
	const text = signedText(digest, entry.signedAt);
	if (!verify(null, text, readPublicKey(key.publicKey), Buffer.from(entry.value, 'base64'))) return 'invalid';
	const knownBefore = (instant: string) => knownSince !== undefined && Date.parse(knownSince) < Date.parse(instant);
	if (key.revokedAt && !knownBefore(key.revokedAt)) return 'revoked';
	if (key.validFrom && Date.parse(entry.signedAt) < Date.parse(key.validFrom)) return 'notYetValid';
	return 'trusted';
}

const MESSAGES: Readonly<Record<SignatureStatus, (key: string) => Localised>> = {
	trusted: (key) => ({ vi: `Gói được ký bằng khóa tin cậy: ${key}.`, en: `Signed with a trusted key: ${key}.` }),
	unsigned: () => ({ vi: 'Gói chưa được ký.', en: 'The package is not signed.' }),
	unknownKey: (key) => ({
		vi: `Gói được ký bằng khóa ${key}, chưa có trong danh sách tin cậy.`,
		en: `Signed with the key ${key}, which is not on the list of trusted keys.`,
	}),
	invalid: (key) => ({
		vi: `Chữ ký ghi khóa ${key} nhưng không khớp với nội dung gói.`,
		en: `The signature names the key ${key} but does not match the content.`,
	}),
	revoked: (key) => ({
		vi: `Gói được ký bằng khóa ${key}, khóa này đã bị thu hồi.`,
		en: `Signed with the key ${key}, which was revoked.`,
	}),
	notYetValid: (key) => ({
		vi: `Gói được ký bằng khóa ${key} trước ngày khóa có hiệu lực.`,
		en: `Signed with the key ${key} before that key was valid.`,
	}),
};
