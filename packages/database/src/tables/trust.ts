import type { ColumnKit } from './columns.ts';

/** Keys whose signatures on packages count, and the catalogues that were read. */
export function trustTables(c: ColumnKit) {
	const publisherKey = c.table('publisher_key', {
		/** Fingerprint of the key, as it stands in signatures. */
		keyId: c.text('key_id').primaryKey(),
		/** As the verifier reads it. */
		publicKey: c.text('public_key').notNull(),
		name: c.text('name').notNull(),
		level: c.text('level').$type<'core' | 'publisher' | 'local'>().notNull(),
		addedAt: c.instant('added_at').notNull(),
		addedBy: c.text('added_by').notNull(),
		revokedAt: c.instant('revoked_at'),
		revokedBy: c.text('revoked_by'),
		revokeReason: c.text('revoke_reason'),
		/** `retired`: signatures dated before stay good; `compromised`: only packages that were stored before do. */
		revocation: c.text('revocation').$type<'retired' | 'compromised'>(),
	});
	/** Newest edition of each catalogue of packages that was accepted: an older one is refused. */
	const catalogueEdition = c.table('catalogue_edition', {
		/** Folder or HTTP address. */
		location: c.text('location').primaryKey(),
		name: c.text('name').notNull(),
		serial: c.long('serial').notNull(),
		/** Of the list, in hex. */
		sha256: c.text('sha256').notNull(),
		seenAt: c.instant('seen_at').notNull(),
	});
	return { publisherKey, catalogueEdition };
}
