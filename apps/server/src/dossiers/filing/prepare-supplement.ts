import { loadDossier, type Tx } from '@motcua/database';
import type { DossierCommand } from '@motcua/domain';
import type { Answers } from '@motcua/forms';
import type { Services } from '../../services.ts';
import { moment, unknownDossier } from '../core/execute-command.ts';
import { lookUpUploads, type PaperUploads, papersOf, takeUploads } from './papers.ts';
import { checkedAnswers, withUploads } from './prepare-filing.ts';

/** What answers a supplement request. */
export interface SupplementAnswer {
	/** The whole form again, when it was corrected. */
	readonly answers?: Answers | undefined;
	readonly documents: readonly PaperUploads[];
	readonly note?: string | undefined;
}

/**
 * Checks the answer to a supplement request, before the transaction: it looks files up and evaluates the form. Returns
 * what the transaction then does.
 *
 * @throws {UserError} `form.invalid` and the codes of {@link papersOf}
 */
export async function prepareSupplement(
	services: Services,
	{ wardId, dossierId }: { readonly wardId: string; readonly dossierId: string },
	given: SupplementAnswer,
): Promise<(tx: Tx) => Promise<readonly DossierCommand[]>> {
	const loaded = await loadDossier(services.db.read, wardId, dossierId);
	if (!loaded) throw unknownDossier();
	const ward = await services.catalogue.ward(wardId);
	const procedure = await services.catalogue.procedure(loaded.state.procedure.digest);
	const { today } = moment(services, ward);
	const answers = given.answers && withUploads(procedure, given.answers, given.documents);
	const uploads = await lookUpUploads(services, ward, procedure, answers ?? {}, given.documents, dossierId);
	const corrected = answers && checkedAnswers(procedure, answers, uploads, today).answers;
	const documents = papersOf(procedure, corrected ?? {}, uploads, {
		papers: given.documents,
		shown: [],
		today,
		whole: false,
	});
	return async (tx) => {
		await takeUploads(tx, { wardId, dossierId, ids: uploads.fresh });
		return [
			{
				type: 'answerSupplement',
				...(corrected ? { answers: corrected } : {}),
				documents,
				...(given.note ? { note: given.note } : {}),
			},
		];
	};
}
