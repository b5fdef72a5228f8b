import { z } from 'zod';

const signatureEntrySchema = z.strictObject({
	/** Names the key, see `keyIdOf`. */
	keyId: z.string().regex(/^[0-9a-f]{16}$/),
	algorithm: z.literal('ed25519'),
	/** ISO instant, covered by the signature. */
	signedAt: z.iso.datetime(),
	/** 64 bytes in base64. */
	value: z.base64().length(88),
});

export const MAX_SIGNATURES = 20;

/** `signature.json`: signatures over the digest of the package. Stands outside the hashes, so that a second one can be added. */
export const signatureFileSchema = z.strictObject({
	signatureVersion: z.literal(1),
	signatures: z.array(signatureEntrySchema).max(MAX_SIGNATURES),
});

export type SignatureEntry = z.infer<typeof signatureEntrySchema>;

/** What is signed. The first line keeps the signature from meaning anything elsewhere. */
export const signedText = (digest: string, signedAt: string): Uint8Array =>
	new TextEncoder().encode(`motcua-procedure-package\n${digest}\n${signedAt}\n`);
