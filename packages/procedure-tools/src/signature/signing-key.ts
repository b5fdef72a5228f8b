import type { KeyObject } from 'node:crypto';
import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto';

/** A pair of Ed25519 keys as PEM text. The private half stays with the publisher. */
export interface SigningKey {
	readonly keyId: string;
	readonly publicKey: string;
	readonly privateKey: string;
}

/** Makes a new pair: for publishers, and for a ward's own packages at first run. */
export function generateSigningKey(): SigningKey {
	const { publicKey, privateKey } = generateKeyPairSync('ed25519');
	return {
		keyId: keyIdOf(publicKey),
		publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
		privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
	};
}

/** First 16 hex digits of the SHA-256 of the public key (SPKI, DER). */
export const keyIdOf = (publicKey: KeyObject): string =>
	createHash('sha256')
		.update(publicKey.export({ type: 'spki', format: 'der' }))
		.digest('hex')
		.slice(0, 16);

/**
 * How people compare a public key over the telephone: the whole SHA-256 of the key in groups of four, and the `keyId` that begins it.
 *
 * @param pem PEM (SPKI) of an Ed25519 key.
 * @throws SigningKeyError
 */
export function describePublicKey(pem: string): {
	readonly keyId: string;
	readonly fingerprint: string;
	readonly publicKey: string;
} {
	const key = readPublicKey(pem);
	const hex = createHash('sha256')
		.update(key.export({ type: 'spki', format: 'der' }))
		.digest('hex');
	return {
		keyId: keyIdOf(key),
		fingerprint: (hex.match(/.{4}/g) ?? []).join(' '),
		publicKey: key.export({ type: 'spki', format: 'pem' }).toString(),
	};
}

/** Thrown when a text is no Ed25519 key of the wanted half. */
export class SigningKeyError extends Error {
	override readonly name = 'SigningKeyError';
	readonly code = 'signature.key';
	readonly text: { readonly vi: string; readonly en: string };

	constructor(half: 'public' | 'private') {
		const [vi, en] = half === 'public' ? ['khóa công khai', 'public key'] : ['khóa bí mật', 'private key'];
		super(`expected an Ed25519 ${en} as PEM text`);
		this.text = { vi: `Cần ${vi} Ed25519 dạng văn bản PEM.`, en: `Expected an Ed25519 ${en} as PEM text.` };
	}
}

/** @throws SigningKeyError */
export const readPublicKey = (pem: string): KeyObject =>
	readKey('public', () => {
		// Node would derive the public half: a private key pasted by mistake must be noticed, not used.
		if (pem.includes('PRIVATE KEY')) throw new TypeError('a private key');
		return createPublicKey(pem);
	});
/** @throws SigningKeyError */
export const readPrivateKey = (pem: string): KeyObject => readKey('private', () => createPrivateKey(pem));

function readKey(half: 'public' | 'private', read: () => KeyObject): KeyObject {
	try {
		const key = read();
		if (key.asymmetricKeyType === 'ed25519') return key;
	} catch {
		// Said below, without quoting what may be a private key.
	}
	throw new SigningKeyError(half);
}
