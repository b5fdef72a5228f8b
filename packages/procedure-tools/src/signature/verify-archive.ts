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
	/**
	 * Why it was revoked. `retired`: its owner stopped using it, so signatures dated before the revocation stay good. `compromised`
	 * (the default): somebody else may hold it and can write any date, so only what this core had stored before stays good.
	 */
	readonly revocation?: 'retired' | 'compromised';
}

export type SignatureStatus = 'trusted' | 'unsigned' | 'unknownKey' | 'invalid' | 'revoked' | 'notYetValid';

export interface VerifiedArchive extends ReadArchive {
	readonly status: SignatureStatus;
	/** The key behind `trusted`, `revoked`, `notYetValid` and, when it is known, `invalid`. */
	readonly key?: TrustedKey;
	/** The signature that the status is about; absent when there is none. */
	readonly signature?: SignatureEntry;
	readonly message: Localised;
}

/** From the best to the worst that a signature can say about a package. */
const RANK: readonly SignatureStatus[] = ['trusted', 'invalid', 'revoked', 'notYetValid', 'unknownKey', 'unsigned'];

const LEVELS: readonly TrustedKey['level'][] = ['core', 'publisher', 'local'];
/** Of several good signatures the one that stands for most is told. */
const rankOf = ({ status, key }: Pick<VerifiedArchive, 'status' | 'key'>): number =>
	RANK.indexOf(status) * LEVELS.length + (key ? LEVELS.indexOf(key.level) : 0);

/** What this machine knows by itself about an archive. */
export interface VerifyOptions {
	/**
	 * ISO instant at which this core first stored the package. A key revoked later does not touch it: dossiers live longer than keys.
	 * `signedAt` proves nothing for a compromised key, because who stole it can write any date.
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
	const best = verdicts.sort((a, b) => rankOf(a) - rankOf(b))[0];
	return { ...archive, ...(best ?? { status: 'unsigned', message: MESSAGES.unsigned('') }) };
}

function judge(
	digest: string,
	entry: SignatureEntry,
	trusted: readonly TrustedKey[],
	options: VerifyOptions,
): Pick<VerifiedArchive, 'status' | 'key' | 'message' | 'signature'> {
	const { status, key } = judgeSignature(signedText(digest, entry.signedAt), entry, trusted, options);
	const message = MESSAGES[status](key ? `${key.name} (${entry.keyId})` : entry.keyId, entry, key);
	return { status, ...(key && { key }), signature: entry, message };
}

/** What one signature over a text says: shared by packages and catalogues, so that both know the same trust. */
export function judgeSignature(
	text: Uint8Array,
	entry: SignatureEntry,
	trusted: readonly TrustedKey[],
	options: VerifyOptions = {},
): { readonly status: Exclude<SignatureStatus, 'unsigned'>; readonly key?: TrustedKey } {
	const key = trusted.find((candidate) => keyIdOf(readPublicKey(candidate.publicKey)) === entry.keyId);
	return key ? { status: statusOf(text, entry, key, options), key } : { status: 'unknownKey' };
}

function statusOf(
	text: Uint8Array,
	entry: SignatureEntry,
	key: TrustedKey,
	{ knownSince }: VerifyOptions,
): Exclude<SignatureStatus, 'unsigned' | 'unknownKey'> {
	if (!verify(null, text, readPublicKey(key.publicKey), Buffer.from(entry.value, 'base64'))) return 'invalid';
	const before = (instant: string | undefined, limit: string) =>
		instant !== undefined && Date.parse(instant) < Date.parse(limit);
	const isSpared = ({ revokedAt = '', revocation }: TrustedKey) =>
		before(knownSince, revokedAt) || (revocation === 'retired' && before(entry.signedAt, revokedAt));
	if (key.revokedAt && !isSpared(key)) return 'revoked';
	if (key.validFrom && Date.parse(entry.signedAt) < Date.parse(key.validFrom)) return 'notYetValid';
	return 'trusted';
}

type Say = (key: string, entry?: SignatureEntry, known?: TrustedKey) => Localised;

const MESSAGES: Readonly<Record<SignatureStatus, Say>> = {
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
	revoked: (key, entry, known) => ({
		vi: `Gói được ký bằng khóa ${key} lúc ${entry?.signedAt}; khóa này đã bị thu hồi từ ${known?.revokedAt}.`,
		en: `Signed with the key ${key} at ${entry?.signedAt}; that key was revoked from ${known?.revokedAt}.`,
	}),
	notYetValid: (key, entry, known) => ({
		vi: `Gói được ký bằng khóa ${key} lúc ${entry?.signedAt}, trước khi khóa có hiệu lực từ ${known?.validFrom}.`,
		en: `Signed with the key ${key} at ${entry?.signedAt}, before that key was valid from ${known?.validFrom}.`,
	}),
};
