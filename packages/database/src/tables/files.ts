import type { ColumnKit } from './columns.ts';

export type ScanState = 'clean' | 'notScanned' | 'pending' | 'infected';

/** Files by content, uploads that nobody has filed yet, and half-filled forms. */
export function fileTables(c: ColumnKit) {
	const file = c.table('file', {
		/** SHA-256 of the bytes, lower-case hex: also the name in the file store. */
		id: c.id(),
		mime: c.text('mime').notNull(),
		bytes: c.long('bytes').notNull(),
		pages: c.int('pages'),
		scan: c.text('scan').$type<ScanState>().notNull(),
		createdAt: c.instant('created_at').notNull(),
	});
	const upload = c.table('upload', {
		id: c.id(),
		wardId: c.text('ward_id').notNull(),
		fileId: c.text('file_id').notNull(),
		/** As the sender named it; shown, never used as a path. */
		name: c.text('name').notNull(),
		/** Who may use it: an anonymous browser's key or a staff id. */
		owner: c.text('owner').notNull(),
		createdAt: c.instant('created_at').notNull(),
		/** The dossier that took it; unclaimed ones are swept. */
		dossierId: c.text('dossier_id'),
	});
	const draft = c.table('draft', {
		id: c.id(),
		wardId: c.text('ward_id').notNull(),
		owner: c.text('owner').notNull(),
		procedureDigest: c.text('procedure_digest').notNull(),
		answers: c.json<Readonly<Record<string, unknown>>>('answers').notNull(),
		revision: c.int('revision').notNull(),
		savedAt: c.instant('saved_at').notNull(),
		expiresAt: c.instant('expires_at').notNull(),
	});
	return { file, upload, draft };
}
