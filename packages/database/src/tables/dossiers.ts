import type { Actor, Role } from '@motcua/domain';
import type { DossierEventType, DossierState, DossierStatus } from '@motcua/domain/dossier';
import type { ColumnKit } from './columns.ts';

/**
 * Dossiers: the events are the truth, `dossier` is their projection for lists. The whole state is never stored beside
 * the events: it is their replay, so the two cannot disagree.
 */
export function dossierTables(c: ColumnKit) {
	const dossier = c.table('dossier', {
		n: c.rowNumber(),
		id: c.text('id').notNull(),
		wardId: c.text('ward_id').notNull(),
		seq: c.int('seq').notNull(),
		lastHash: c.text('last_hash').notNull(),
		procedureCode: c.text('procedure_code').notNull(),
		procedureDigest: c.text('procedure_digest').notNull(),
		status: c.text('status').$type<DossierStatus>().notNull(),
		subStatus: c.text('sub_status'),
		outcome: c.text('outcome').$type<'granted' | 'refused'>(),
		temporaryCode: c.text('temporary_code').notNull(),
		code: c.text('code'),
		channel: c.text('channel').$type<DossierState['channel']>().notNull(),
		requesterName: c.text('requester_name').notNull(),
		requesterPhone: c.text('requester_phone'),
		subject: c.text('subject'),
		submittedAt: c.instant('submitted_at').notNull(),
		receivedAt: c.instant('received_at'),
		dueAt: c.instant('due_at'),
		resolvedAt: c.instant('resolved_at'),
		/** Handed over, or ended without a result. Set exactly for dossiers that nothing moves any more. */
		finishedAt: c.instant('finished_at'),
		clockState: c.text('clock_state').$type<DossierState['clockState']>().notNull(),
		stepKey: c.text('step_key'),
		stepKind: c.text('step_kind').$type<'human' | 'citizen' | 'auto' | 'payment'>(),
		stepRole: c.text('step_role').$type<Role>(),
		assigneeId: c.text('assignee_id'),
		assigneeName: c.text('assignee_name'),
		/** Who must act next; see `repositories/dossiers/queues.ts`. */
		queue: c.text('queue'),
		/** Set while the next act is the citizen's: a supplement, a payment, an answer. */
		citizenSince: c.instant('citizen_since'),
		/** What orders the worklists. */
		sortAt: c.instant('sort_at').notNull(),
		/** The deadline that runs now: acceptance before reception, due date while the clock runs. */
		deadlineAt: c.instant('deadline_at'),
		/** When the system itself must look again: a postponed automatic step, a citizen's time to answer. */
		wakeAt: c.instant('wake_at'),
		blockedSince: c.instant('blocked_since'),
		blockedOwner: c.text('blocked_owner').$type<Role>(),
		paymentStatus: c.text('payment_status').$type<DossierState['payment']['status']>().notNull(),
		amountVnd: c.long('amount_vnd').notNull(),
		deliveryMethod: c.text('delivery_method').$type<DossierState['delivery']['method']>().notNull(),
		synchronisation: c.text('synchronisation').$type<DossierState['synchronisation']['status']>().notNull(),
		updatedAt: c.instant('updated_at').notNull(),
	});
	const dossierEvent = c.table('dossier_event', {
		n: c.rowNumber(),
		dossierN: c.long('dossier_n').notNull(),
		seq: c.int('seq').notNull(),
		type: c.text('type').$type<DossierEventType>().notNull(),
		/** Text, not a number: the hash covers the very characters. */
		at: c.text('at').notNull(),
		actor: c.json<Actor>('actor').notNull(),
		data: c.json<unknown>('data').notNull(),
		prevHash: c.text('prev_hash').notNull(),
		hash: c.text('hash').notNull(),
	});
	const dossierFile = c.table(
		'dossier_file',
		{
			dossierN: c.long('dossier_n').notNull(),
			fileId: c.text('file_id').notNull(),
			/** Key of the document requirement; `result` for result files. */
			purpose: c.text('purpose').notNull(),
			/** Sequence number of the event that brought it. */
			seq: c.int('seq').notNull(),
		},
		(t) => [c.primaryKey({ columns: [t.dossierN, t.fileId, t.purpose] })],
	);
	/** All words that occur in search texts, for completing the one that is being typed. */
	const searchWord = c.table('search_word', {
		word: c.text('word').primaryKey(),
		/** How often it occurs, by a sample: only good for telling frequent words from rare ones. */
		uses: c.int('uses').notNull(),
	});
	return { dossier, dossierEvent, dossierFile, searchWord };
}
