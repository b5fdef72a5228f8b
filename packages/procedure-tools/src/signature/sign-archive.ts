import { createPublicKey, sign } from 'node:crypto';
import { SIGNATURE } from '../archive/layout.ts';
import { readArchive } from '../archive/read-archive.ts';
import { readTar, writeTar } from '../archive/tar.ts';
import type { SignatureEntry } from './signature-file.ts';
import { signedText } from './signature-file.ts';
import { keyIdOf, readPrivateKey } from './signing-key.ts';

/**
 * Adds a signature to an archive, replacing an earlier one of the same key. The digest stays as it is.
 *
 * @param privateKey PEM (PKCS #8) of an Ed25519 key.
 * @param signedAt ISO instant in UTC; part of what is signed.
 * @throws ArchiveError when the archive is not sound: only what can be read is signed.
 * @throws SigningKeyError
 */
export async function signArchive(bytes: Uint8Array, privateKey: string, signedAt: string): Promise<Uint8Array> {
	const { digest, signatures } = await readArchive(bytes);
	const key = readPrivateKey(privateKey);
	const keyId = keyIdOf(createPublicKey(key));
	const entry = {
		keyId,
		algorithm: 'ed25519' as const,
		signedAt,
		value: sign(null, signedText(digest, signedAt), key).toString('base64'),
	};
	return withSignatures(bytes, [...signatures.filter((known) => known.keyId !== keyId), entry]);
}

/**
 * The same content with these signatures in the place of its own, sorted; the digest stays as it is. What they are worth is for
 * `verifyArchive` to say.
 *
 * @throws ArchiveError when the archive cannot be unpacked.
 */
export async function withSignatures(bytes: Uint8Array, signatures: readonly SignatureEntry[]): Promise<Uint8Array> {
	const order = ({ keyId, signedAt, value }: SignatureEntry) => `${keyId} ${signedAt} ${value}`;
	const sorted = signatures.toSorted((a, b) => (order(a) < order(b) ? -1 : 1));
	const files = new Map(await readTar(bytes));
	const text = `${JSON.stringify({ signatureVersion: 1, signatures: sorted }, null, '\t')}\n`;
	files.set(SIGNATURE, new TextEncoder().encode(text));
	return writeTar(files);
}
