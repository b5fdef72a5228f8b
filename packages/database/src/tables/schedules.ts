import type { ColumnKit } from './columns.ts';

/** How the installation's schedules went; one row for each. */
export function scheduleTables(c: ColumnKit) {
	const scheduleRun = c.table('schedule_run', {
		name: c.text('name').primaryKey(),
		/** When this installation first knew of it: from then on a run may be missed. */
		knownAt: c.instant('known_at').notNull(),
		startedAt: c.instant('started_at'),
		finishedAt: c.instant('finished_at'),
		/** The last run that ended well. */
		succeededAt: c.instant('succeeded_at'),
		/** Why the last run failed; `null` when it did not. */
		failure: c.text('failure'),
		/** What the last good run found or did: counts and ids. */
		result: c.json<Readonly<Record<string, unknown>>>('result'),
		/** While running: until when nobody else begins. */
		heldUntil: c.instant('held_until'),
	});
	return { scheduleRun };
}
