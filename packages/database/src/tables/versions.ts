import type { Localised } from '@motcua/domain';
import type { ColumnKit } from './columns.ts';

/** Dossiers moved from one version of a procedure to another, and steps that failed too often to be tried again. */
export function versionTables(c: ColumnKit) {
	const versionMove = c.table('version_move', {
		id: c.id(),
		wardId: c.text('ward_id').notNull(),
		code: c.text('code').notNull(),
		fromDigest: c.text('from_digest').notNull(),
		toDigest: c.text('to_digest').notNull(),
		state: c.text('state').$type<'planned' | 'applied' | 'reverted'>().notNull(),
		plannedAt: c.instant('planned_at').notNull(),
		plannedBy: c.text('planned_by').notNull(),
		appliedAt: c.instant('applied_at'),
		revertedAt: c.instant('reverted_at'),
	});
	const versionMoveDossier = c.table(
		'version_move_dossier',
		{
			moveId: c.text('move_id').notNull(),
			dossierId: c.text('dossier_id').notNull(),
			/** What the dry run said. */
			verdict: c.text('verdict').$type<'ok' | 'manual' | 'refused'>().notNull(),
			/** What would be asked again, lost or decided differently: JSON of the server. */
			detail: c.json<unknown>('detail').notNull(),
			state: c.text('state').$type<'planned' | 'moved' | 'skipped' | 'reverted'>().notNull(),
		},
		(t) => [c.primaryKey({ columns: [t.moveId, t.dossierId] })],
	);
	const stepBreaker = c.table(
		'step_breaker',
		{
			digest: c.text('digest').notNull(),
			step: c.text('step').notNull(),
			/** Failures of the author's making in the window that opened it. */
			failures: c.int('failures').notNull(),
			/** Open while set and not closed: no run of the step begins. */
			openedAt: c.instant('opened_at'),
			reason: c.json<Localised>('reason'),
			closedAt: c.instant('closed_at'),
			closedBy: c.text('closed_by'),
		},
		(t) => [c.primaryKey({ columns: [t.digest, t.step] })],
	);
	return { versionMove, versionMoveDossier, stepBreaker };
}
