import type { Localised } from '@motcua/domain';
import type { ColumnKit } from './columns.ts';

/** What is or was wrong with the installation, as administrators were told of it by letter. */
export function incidentTables(c: ColumnKit) {
	const incident = c.table('incident', {
		id: c.id(),
		/** What is wrong, without when: `backup`, `quarantine:<ward>:<digest>`. One at a time is open for each. */
		subject: c.text('subject').notNull(),
		/** Whose administrators are told; null: those of all wards. */
		wardId: c.text('ward_id'),
		/** In words, for the letter that says it is over. */
		title: c.json<Localised>('title').notNull(),
		beganAt: c.instant('began_at').notNull(),
		/** When it was last found to be so. */
		seenAt: c.instant('seen_at').notNull(),
		overAt: c.instant('over_at'),
	});
	return { incident };
}
