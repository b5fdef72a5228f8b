import type { ColumnKit } from './columns.ts';

/** Journal of the calls that the code of procedures makes out of its sandbox. */
export function capabilityCallTables(c: ColumnKit) {
	const capabilityCall = c.table(
		'capability_call',
		{
			stepRunId: c.text('step_run_id').notNull(),
			/** Place of the call in its run, from 0; with the run it is the idempotency key. */
			callIndex: c.int('call_index').notNull(),
			wardId: c.text('ward_id').notNull(),
			dossierId: c.text('dossier_id').notNull(),
			procedureDigest: c.text('procedure_digest').notNull(),
			step: c.text('step').notNull(),
			capability: c.text('capability').notNull(),
			/** SHA-256 of the request: another request at the same place is a bug of the author. */
			requestHash: c.text('request_hash').notNull(),
			state: c.text('state').$type<'started' | 'answered' | 'failed'>().notNull(),
			answer: c.json<unknown>('answer'),
			startedAt: c.instant('started_at').notNull(),
			finishedAt: c.instant('finished_at'),
			/** Of request and answer. */
			bytes: c.int('bytes').notNull(),
		},
		(t) => [c.primaryKey({ columns: [t.stepRunId, t.callIndex] })],
	);
	return { capabilityCall };
}
