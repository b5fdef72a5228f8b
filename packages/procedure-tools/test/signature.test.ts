import { generateKeyPairSync } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { readTar, writeTar } from '../src/archive/tar.ts';
import type { TrustedKey } from '../src/index.ts';
import {
	ArchiveError,
	describePublicKey,
	generateSigningKey,
	SigningKeyError,
	signArchive,
	verifyArchive,
} from '../src/index.ts';
import { sampleArchive } from './factories.ts';

const key = generateSigningKey();
const other = generateSigningKey();
const at = '2026-11-23T03:00:00Z';
const trust = (more: Partial<TrustedKey> = {}): TrustedKey => ({
	publicKey: key.publicKey,
	name: 'Sở Tư pháp',
	level: 'publisher',
	...more,
});

let unsigned: Uint8Array;
let signed: Uint8Array;
let digest: string;
beforeAll(async () => {
	({ bytes: unsigned, digest } = await sampleArchive());
	signed = await signArchive(unsigned, key.privateKey, at);
});

describe('a signature', () => {
	it('makes a package trusted and leaves its digest as it was', async () => {
		const verified = await verifyArchive(signed, [trust()]);
		expect(verified).toMatchObject({ status: 'trusted', digest, key: { name: 'Sở Tư pháp' } });
		expect(verified.message.vi).toContain('Sở Tư pháp');
	});

	it('is deterministic, like the archive', async () => {
		expect(Buffer.from(await signArchive(unsigned, key.privateKey, at)).equals(Buffer.from(signed))).toBe(true);
	});

	it('can stand beside another, and replaces an earlier one of the same key', async () => {
		const both = await signArchive(
			await signArchive(signed, other.privateKey, at),
			key.privateKey,
			'2026-11-24T03:00:00Z',
		);
		const { signatures } = await verifyArchive(both, []);
		expect(signatures.map((entry) => entry.keyId).sort()).toEqual([key.keyId, other.keyId].sort());
		expect(await verifyArchive(both, [trust({ publicKey: other.publicKey })])).toMatchObject({ status: 'trusted' });
	});

	it('is not made over an archive that cannot be read', async () => {
		await expect(signArchive(unsigned.subarray(0, 500), key.privateKey, at)).rejects.toBeInstanceOf(ArchiveError);
	});

	it.each([
		'',
		'no key',
		key.publicKey,
		generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
	])('is not made with what is no Ed25519 private key (%#)', async (pem) => {
		await expect(signArchive(unsigned, pem, at)).rejects.toBeInstanceOf(SigningKeyError);
	});
});

describe('what a signature is worth', () => {
	it('nothing without one', async () => {
		expect(await verifyArchive(unsigned, [trust()])).toMatchObject({ status: 'unsigned' });
	});
	it('nothing with an unknown key, which is named', async () => {
		const verified = await verifyArchive(signed, [trust({ publicKey: other.publicKey })]);
		expect(verified).toMatchObject({ status: 'unknownKey' });
		expect(verified.message.en).toContain(key.keyId);
	});
	it('nothing when it was copied from another package', async () => {
		const files = new Map(await readTar(unsigned));
		const foreign = JSON.stringify({
			signatureVersion: 1,
			signatures: [
				{ keyId: key.keyId, algorithm: 'ed25519', signedAt: at, value: Buffer.alloc(64, 7).toString('base64') },
			],
		});
		files.set('signature.json', new TextEncoder().encode(foreign));
		expect(await verifyArchive(await writeTar(files), [trust()])).toMatchObject({ status: 'invalid' });
	});
	it('nothing when its date was changed', async () => {
		const files = new Map(await readTar(signed));
		const text = new TextDecoder().decode(files.get('signature.json'));
		files.set('signature.json', new TextEncoder().encode(text.replace('2026-11-23', '2026-11-22')));
		expect(await verifyArchive(await writeTar(files), [trust()])).toMatchObject({ status: 'invalid' });
	});
	it('nothing for a new package once its key is revoked, whatever date the signature claims', async () => {
		expect(await verifyArchive(signed, [trust({ revokedAt: '2026-12-01T00:00:00Z' })])).toMatchObject({
			status: 'revoked',
		});
	});
	it('as much as ever for a package that was here before the revocation', async () => {
		const keys = [trust({ revokedAt: '2026-12-01T00:00:00Z' })];
		expect(await verifyArchive(signed, keys, { knownSince: '2026-11-30T00:00:00Z' })).toMatchObject({
			status: 'trusted',
		});
		expect(await verifyArchive(signed, keys, { knownSince: '2026-12-02T00:00:00Z' })).toMatchObject({
			status: 'revoked',
		});
	});
	it('as much as ever when it was made before its key was retired, and nothing when made later', async () => {
		const retired = (revokedAt: string) => [trust({ revokedAt, revocation: 'retired' })];
		expect(await verifyArchive(signed, retired('2026-12-01T00:00:00Z'))).toMatchObject({
			status: 'trusted',
			signature: { keyId: key.keyId, signedAt: at },
		});
		expect(await verifyArchive(signed, retired('2026-11-22T00:00:00Z'))).toMatchObject({ status: 'revoked' });
	});
	it('of several keys as much as the best of them', async () => {
		const keys = [trust({ level: 'local' }), trust({ publicKey: other.publicKey, name: 'Tỉnh' })];
		for (const bytes of [
			await signArchive(signed, other.privateKey, at),
			await signArchive(await signArchive(unsigned, other.privateKey, at), key.privateKey, at),
		])
			expect(await verifyArchive(bytes, keys)).toMatchObject({ status: 'trusted', key: { name: 'Tỉnh' } });
	});
	it('is looked up by a fingerprint that people can compare, and never by a private key', () => {
		const { keyId, fingerprint } = describePublicKey(key.publicKey);
		expect(keyId).toBe(key.keyId);
		expect(fingerprint).toMatch(/^([0-9a-f]{4} ){15}[0-9a-f]{4}$/);
		expect(fingerprint.replaceAll(' ', '').startsWith(keyId)).toBe(true);
		expect(() => describePublicKey(key.privateKey)).toThrow(SigningKeyError);
	});
	it('nothing before its key is valid', async () => {
		expect(await verifyArchive(signed, [trust({ validFrom: '2027-01-01T00:00:00Z' })])).toMatchObject({
			status: 'notYetValid',
		});
	});
	it('a damaged signature file is a damaged archive', async () => {
		const files = new Map(await readTar(signed));
		files.set('signature.json', new TextEncoder().encode('{"signatureVersion":1,"signatures":[{}]}'));
		await expect(verifyArchive(await writeTar(files), [trust()])).rejects.toMatchObject({
			code: 'archive.shape',
			place: 'signature.json',
		});
	});
});
