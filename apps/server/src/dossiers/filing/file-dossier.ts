import { hash } from 'node:crypto';
import { claimKey, findAnswer, IdempotencyMismatchError } from '@motcua/database';
import { type Actor, newId } from '@motcua/domain';
import { UserError } from '../../api/errors.ts';
import type { LoadedProcedure, WardContext } from '../../procedures/catalogue.ts';
import type { Services } from '../../services.ts';
import { commit, decideAll, decideContext, type MakeCommands, moment } from '../core/execute-command.ts';
import { takeUploads } from './papers.ts';
import { prepareFiling, type Submission } from './prepare-filing.ts';

/** Who files, how and where. */
export interface FilingFrame {
	readonly ward: WardContext;
	readonly channel: 'counter' | 'online' | 'publicPost';
	/** Null for the citizen, who is known only once the form was read. */
	readonly staff: Actor | null;
	/** Requirements that were presented at the counter. */
	readonly shown: readonly string[];
	readonly procedure: () => Promise<LoadedProcedure>;
	/** Acts that follow the filing in the same transaction, such as receiving it. */
	readonly afterwards?: MakeCommands;
}

/** What the idempotency key remembers: enough to give the same answer again. */
export interface Filed {
	readonly dossierId: string;
	readonly code: string;
	readonly submittedAt: string;
	readonly acceptanceDueAt: string;
	readonly procedureName: { readonly vi: string; readonly en: string };
	readonly requesterName: string;
}

/**
 * Files a dossier and answers when it is durable: events, projection, search text, uploads and what shall follow, in one
 * transaction. The same key with the same content gives the first answer again and files nothing.
 *
 * @throws {UserError} `request.keyReused` (409); everything that {@link prepareFiling} refuses
 */
export async function fileDossier(services: Services, submission: Submission, frame: FilingFrame): Promise<Filed> {
	const { ward } = frame;
	const request = { wardId: ward.id, key: submission.idempotencyKey, bodyHash: bodyHashOf(submission, frame) };
	// Looked up before anything else: a repeated call must find its answer even when the procedure was unpublished and
	// its uploads were taken (by itself) in between.
	const answered = await findAnswer<Filed>(services.db.read, request).catch(keyReused);
	if (answered) return answered;

	const procedure = await frame.procedure();
	const dossierId = newId();
	const { now, today } = moment(services, ward);
	const { channel, shown } = frame;
	const { command, uploads } = await prepareFiling(services, submission, {
		dossierId,
		ward,
		procedure,
		channel,
		shown,
		today,
	});
	const actor = frame.staff ?? { kind: 'citizen', id: `requester:${dossierId}`, name: command.requester.fullName };
	const context = decideContext({ now, ward, procedure }, actor);
	const submitted = decideAll(null, [command], context);

	const filed: Filed = {
		dossierId,
		code: submitted.state.temporaryCode,
		submittedAt: submitted.state.submittedAt,
		acceptanceDueAt: submitted.state.acceptanceDueAt ?? submitted.state.submittedAt,
		procedureName: command.procedure.name,
		requesterName: command.requester.fullName,
	};
	return services.db
		.write(
			async (tx) => {
				const before = await claimKey<Filed>(tx, request, filed, now);
				if (before) return before;
				await takeUploads(tx, { wardId: ward.id, dossierId, ids: uploads.fresh });
				const stand = { tx, procedure, ward, now, today };
				const more = frame.afterwards ? await frame.afterwards({ ...stand, ...submitted }) : [];
				const rest = more.length > 0 ? decideAll(submitted.state, more, context) : submitted;
				const events = more.length > 0 ? [...submitted.events, ...rest.events] : submitted.events;
				await commit(services, { ...stand, state: null }, { state: rest.state, events });
				return filed;
			},
			{ name: 'dossier.submit' },
		)
		.catch(keyReused);
}

/** The meaning of a request: two browsers may order its members differently, one browser repeats it letter by letter. */
function bodyHashOf({ idempotencyKey: _, ...body }: Submission, { channel, shown }: FilingFrame): string {
	return hash('sha256', JSON.stringify([body, channel, shown]), 'hex');
}

function keyReused(error: unknown): never {
	if (error instanceof IdempotencyMismatchError)
		throw new UserError('CONFLICT', error.code, error.text, { field: error.field });
	throw error;
}
