import type { ColumnKit } from './columns.ts';

/** What a ward does with a version before citizens see it. */
export function rehearsalTables(c: ColumnKit) {
	const rehearsal = c.table('rehearsal', {
		id: c.id(),
		wardId: c.text('ward_id').notNull(),
		code: c.text('code').notNull(),
		/** Version it was played on. */
		digest: c.text('digest').notNull(),
		name: c.text('name').notNull(),
		/** What people did, in order, with the virtual times: JSON of the server. */
		script: c.json<unknown>('script').notNull(),
		/** How it ended; `null` while it is under way. */
		ended: c.json<unknown>('ended'),
		/** Set when it is a regression fixture that the publish gate replays. */
		keptAt: c.instant('kept_at'),
		createdAt: c.instant('created_at').notNull(),
		createdBy: c.text('created_by').notNull(),
	});
	const publishCheck = c.table(
		'publish_check',
		{
			wardId: c.text('ward_id').notNull(),
			code: c.text('code').notNull(),
			digest: c.text('digest').notNull(),
			report: c.json<unknown>('report').notNull(),
			checkedAt: c.instant('checked_at').notNull(),
		},
		(t) => [c.primaryKey({ columns: [t.wardId, t.code, t.digest] })],
	);
	const publishApproval = c.table(
		'publish_approval',
		{
			wardId: c.text('ward_id').notNull(),
			code: c.text('code').notNull(),
			digest: c.text('digest').notNull(),
			requestedAt: c.instant('requested_at').notNull(),
			requestedBy: c.text('requested_by').notNull(),
			decision: c.text('decision').$type<'approved' | 'declined'>(),
			decidedAt: c.instant('decided_at'),
			decidedBy: c.text('decided_by'),
			note: c.text('note'),
		},
		(t) => [c.primaryKey({ columns: [t.wardId, t.code, t.digest] })],
	);
	return { rehearsal, publishCheck, publishApproval };
}
