/** A key of the trust list. */
export interface TrustKeyView {
	/** First 16 digits of the fingerprint, as it stands in signatures. */
	readonly keyId: string;
	/** SHA-256 of the key in groups of four digits, to compare with its owner. */
	readonly fingerprint: string;
	/** PEM, to hand on. */
	readonly publicKey: string;
	readonly name: string;
	readonly level: 'core' | 'publisher' | 'local';
	readonly validFrom: string | null;
	/** Null for keys that ship with the product or were made here. */
	readonly addedAt: string | null;
	readonly addedBy: string | null;
	/** Installed packages whose signature of this key counted: what to look at when the key was stolen. */
	readonly signed: readonly { readonly code: string; readonly version: string }[];
	readonly revoked: {
		/** From when it holds. */
		readonly at: string;
		readonly by: string | null;
		readonly reason: string;
		readonly kind: 'retired' | 'compromised';
	} | null;
}
