import type { Localised } from '@motcua/domain';
import type { ColumnKit } from './columns.ts';

/** Procedure packages, immutable by digest, and what each ward does with them. */
export function procedureTables(c: ColumnKit) {
	const procedurePackage = c.table('procedure_package', {
		/** SHA-256 of the archive, lower-case hex. */
		digest: c.text('digest').primaryKey(),
		code: c.text('code').notNull(),
		version: c.text('version').notNull(),
		name: c.json<Localised>('name').notNull(),
		/** The manifest as it stands in the archive. */
		manifest: c.json<unknown>('manifest').notNull(),
		signature: c.text('signature').$type<'core' | 'publisher' | 'local' | 'unsigned'>().notNull(),
		bytes: c.int('bytes').notNull(),
		installedAt: c.instant('installed_at').notNull(),
		installedBy: c.text('installed_by').notNull(),
		/** Set when the version was taken out of service; a reason a person understands. */
		quarantinedAt: c.instant('quarantined_at'),
		quarantineReason: c.json<Localised>('quarantine_reason'),
		/** Staff id; `motcua` when the system found the package broken. */
		quarantinedBy: c.text('quarantined_by'),
		/** Key of the publisher whose signature counted. */
		publisherKeyId: c.text('publisher_key_id'),
		signedAt: c.instant('signed_at'),
		/** What the checks and the replayed fixtures said at the installation: JSON of the server. */
		installReport: c.json<unknown>('install_report'),
		/** Set when the version was uninstalled and its code deleted; the row stays for the record. */
		retiredAt: c.instant('retired_at'),
		retiredBy: c.text('retired_by'),
		/** Manifest, forms, flow and texts of a retired version, to read its finished dossiers with. No code. */
		retained: c.json<unknown>('retained'),
	});
	const wardProcedure = c.table(
		'ward_procedure',
		{
			wardId: c.text('ward_id').notNull(),
			code: c.text('code').notNull(),
			/** Version that the ward has chosen and configures. */
			installedDigest: c.text('installed_digest').notNull(),
			/** New dossiers are filed on this version; `null` while not published. */
			publishedDigest: c.text('published_digest'),
			/** Grants, fee amounts, officers and other choices of the ward. */
			config: c.json<Readonly<Record<string, unknown>>>('config').notNull(),
			/** Grows with every change; a save against an older one is refused. */
			revision: c.int('revision').notNull(),
			updatedAt: c.instant('updated_at').notNull(),
			updatedBy: c.text('updated_by').notNull(),
			/** Version that goes before citizens at a date, such as the day a decree takes effect. */
			plannedDigest: c.text('planned_digest'),
			plannedFrom: c.instant('planned_from'),
			plannedBy: c.text('planned_by'),
		},
		(t) => [c.primaryKey({ columns: [t.wardId, t.code] })],
	);
	/** Every move of the published pointer, so that a rollback knows where to. */
	const procedurePublication = c.table('procedure_publication', {
		n: c.rowNumber(),
		wardId: c.text('ward_id').notNull(),
		code: c.text('code').notNull(),
		/** `null`: taken off the catalogue. */
		digest: c.text('digest'),
		at: c.instant('at').notNull(),
		by: c.text('by').notNull(),
	});
	return { procedurePackage, wardProcedure, procedurePublication };
}
