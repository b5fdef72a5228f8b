import type { ColumnKit } from './columns.ts';

type Localised = { readonly vi: string; readonly en: string };

/** What the code of procedures asks for out of its sandbox: the journal of its calls, and its questions to other wards. */
export function capabilityCallTables(c: ColumnKit) {
	const capabilityCall = c.table(
		'capability_call',
		{
			stepRunId: c.text('step_run_id').notNull(),
			/** 0 while the run is not through with it; the attempt that answered `wait` once that is committed: then the run asks anew. */
			round: c.int('round').notNull(),
			/** Place of the call in its run, from 0. */
			callIndex: c.int('call_index').notNull(),
			wardId: c.text('ward_id').notNull(),
			dossierId: c.text('dossier_id').notNull(),
			procedureDigest: c.text('procedure_digest').notNull(),
			step: c.text('step').notNull(),
			/** `http`, `register`, `askWard`, `payment.ask`, `payment.state`, `render`. */
			capability: c.text('capability').notNull(),
			/** SHA-256 of the request: another request at the same place is a bug of the author. */
			requestHash: c.text('request_hash').notNull(),
			/** Told to the other side, the same at every attempt, so that it can tell a repetition. */
			idempotencyKey: c.text('idempotency_key').notNull(),
			/** `failed`: the last attempt met a passing obstacle. */
			state: c.text('state').$type<'started' | 'answered' | 'failed'>().notNull(),
			/** JSON of the answer; may hold personal data, never shown with the call. */
			answer: c.json<unknown>('answer'),
			/** Stable code of the error that was answered. */
			failure: c.text('failure'),
			attempts: c.int('attempts').notNull(),
			startedAt: c.instant('started_at').notNull(),
			finishedAt: c.instant('finished_at'),
			/** Of the last attempt. */
			durationMs: c.int('duration_ms').notNull(),
			/** Of request and answer. */
			bytes: c.int('bytes').notNull(),
		},
		(t) => [c.primaryKey({ columns: [t.stepRunId, t.round, t.callIndex] })],
	);
	const inquiry = c.table('inquiry', {
		id: c.id(),
		/** The ward that asks. */
		wardId: c.text('ward_id').notNull(),
		dossierId: c.text('dossier_id').notNull(),
		dossierCode: c.text('dossier_code').notNull(),
		procedureName: c.json<Localised>('procedure_name').notNull(),
		/** The run that waits for the answer. */
		stepRunId: c.text('step_run_id').notNull(),
		/** Names the question within its dossier. */
		questionKey: c.text('question_key').notNull(),
		toWardId: c.text('to_ward_id').notNull(),
		question: c.json<Localised>('question').notNull(),
		facts: c.json<readonly { readonly label: Localised; readonly value: string }[]>('facts').notNull(),
		choices: c.json<Readonly<Record<string, Localised>>>('choices').notNull(),
		answerBy: c.instant('answer_by').notNull(),
		state: c.text('state').$type<'asked' | 'answered'>().notNull(),
		askedAt: c.instant('asked_at').notNull(),
		choice: c.text('choice'),
		note: c.text('note'),
		answeredAt: c.instant('answered_at'),
		/** Staff id. */
		answeredBy: c.text('answered_by'),
		/** When the code that asked was given the answer. */
		deliveredAt: c.instant('delivered_at'),
	});
	return { capabilityCall, inquiry };
}
