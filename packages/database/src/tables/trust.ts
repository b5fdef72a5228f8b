import type { ColumnKit } from './columns.ts';

/** Keys whose signatures on packages count. A signature made before its key was revoked stays good. */
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
	});
	return { publisherKey };
}
