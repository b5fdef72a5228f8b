import type { Localised } from '@motcua/domain';
import type { ColumnKit } from './columns.ts';

/** `…ing` is under way: the worker goes on with it after a restart. */
export type VersionMoveState = 'planning' | 'planned' | 'applying' | 'applied' | 'reverting' | 'reverted';
/** `skipped` may be tried again; `kept`: could not be taken back, because the dossier went on. */
export type VersionMoveDossierState = 'planned' | 'moved' | 'skipped' | 'reverted' | 'kept';

/** Dossiers moved from one version of a procedure to another, and steps that failed too often to be tried again. */
export function versionTables(c: ColumnKit) {
	const versionMove = c.table('version_move', {
		id: c.id(),
		wardId: c.text('ward_id').notNull(),
		code: c.text('code').notNull(),
		fromDigest: c.text('from_digest').notNull(),
		toDigest: c.text('to_digest').notNull(),
		kind: c.text('kind').$type<'migration' | 'hotfix'>().notNull(),
		/** Why, in the words of who planned it; stands in every dossier's record. */
		reason: c.text('reason').notNull(),
		state: c.text('state').$type<VersionMoveState>().notNull(),
		plannedAt: c.instant('planned_at').notNull(),
		plannedBy: c.text('planned_by').notNull(),
		appliedBy: c.text('applied_by'),
		appliedAt: c.instant('applied_at'),
		revertedBy: c.text('reverted_by'),
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
			/** Whether it shall be moved: those with the verdict `ok`, and those that a person chose. */
			chosen: c.bool('chosen').notNull(),
			state: c.text('state').$type<VersionMoveDossierState>().notNull(),
			/** Why it was skipped, or not taken back. */
			note: c.json<Localised>('note'),
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
