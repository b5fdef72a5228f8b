import type { Actor } from '@motcua/domain';
import type { ColumnKit } from './columns.ts';

export type NotificationState = 'queued' | 'sent' | 'failed' | 'dropped';

/** What was told to whom, and who did or looked at what. */
export function recordTables(c: ColumnKit) {
	const notification = c.table('notification', {
		id: c.id(),
		wardId: c.text('ward_id').notNull(),
		dossierId: c.text('dossier_id'),
		channel: c.text('channel').$type<'email' | 'sms' | 'screen'>().notNull(),
		recipient: c.text('recipient').notNull(),
		/** Id of the message text. */
		message: c.text('message').notNull(),
		subject: c.text('subject').notNull(),
		body: c.text('body').notNull(),
		/** One cause, one notification, however often it is tried. */
		cause: c.text('cause').notNull(),
		state: c.text('state').$type<NotificationState>().notNull(),
		error: c.text('error'),
		createdAt: c.instant('created_at').notNull(),
		finishedAt: c.instant('finished_at'),
	});
	/** One chain per ward: each entry's hash covers the one before it. */
	const auditEntry = c.table(
		'audit_entry',
		{
			wardId: c.text('ward_id').notNull(),
			seq: c.int('seq').notNull(),
			at: c.text('at').notNull(),
			actor: c.json<Actor>('actor').notNull(),
			/** `staff.created`, `dossier.read`, `procedure.published` … */
			action: c.text('action').notNull(),
			/** Kind and id of what it was done to: `dossier:<id>`. */
			target: c.text('target'),
			detail: c.json<Readonly<Record<string, unknown>>>('detail').notNull(),
			prevHash: c.text('prev_hash').notNull(),
			hash: c.text('hash').notNull(),
		},
		(t) => [c.primaryKey({ columns: [t.wardId, t.seq] })],
	);
	/** The newest link of each chain. Removing entries from the end would show here, and in every copy kept elsewhere. */
	const auditHead = c.table('audit_head', {
		wardId: c.text('ward_id').primaryKey(),
		seq: c.int('seq').notNull(),
		hash: c.text('hash').notNull(),
	});
	return { notification, auditEntry, auditHead };
}
