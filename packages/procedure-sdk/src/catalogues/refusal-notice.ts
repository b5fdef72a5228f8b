import type { DossierView, StepIntent, StepRequest } from '../contract.ts';
import type { AnswersOf } from '../form/answers.ts';
import { formatDate, placeAndDate } from '../formats.ts';
import type { leaderRefusalForm, refusalForm } from './forms/refusal-form.ts';
import { signerOfficeLines } from './lists/signer-offices.ts';
import { receptionDate } from './reception-date.ts';

/** What a step knows when it prepares a refusal; a handler's context has it all. */
export interface RefusalContext {
	readonly result: Partial<AnswersOf<typeof refusalForm> | AnswersOf<typeof leaderRefusalForm>>;
	readonly dossier: Pick<DossierView, 'code' | 'receivedAt' | 'submittedAt'>;
	readonly ward: StepRequest['ward'];
	readonly today: string;
	readonly timeZone: string;
}

/**
 * Data of `refusal-notice` in `/motcua/1/refusal.typ`, with `kind: 'refusal'` so that one template can tell it from the
 * result.
 *
 * @throws Error when `refusalForm` (or `leaderRefusalForm`) was not answered: the flow must ask it before.
 */
export function refusalNotice(context: RefusalContext, facts: { procedureName: string; addressee: string }) {
	const { result, dossier, ward, today, timeZone } = context;
	const { refusalReason, refusalBasis, refusalNumber, signerOffice, signerName } = result;
	if (!refusalReason || !refusalBasis || !refusalNumber || !signerOffice || !signerName) {
		throw new Error('a refusal is prepared after the step whose form is refusalForm');
	}
	return {
		kind: 'refusal',
		wardName: ward.name,
		dossierCode: dossier.code,
		receivedOn: formatDate(receptionDate(dossier, timeZone)),
		number: refusalNumber,
		placeDate: placeAndDate(ward.name, today),
		reason: refusalReason,
		legalBasis: refusalBasis,
		signerOffice: signerOfficeLines(signerOffice),
		signerName,
		...facts,
	};
}

/** What {@link refusalHandler} needs of the context of `prepareRefusal`. */
interface PrepareRefusal<Done> extends RefusalContext {
	readonly answers: { readonly requesterFullName: string };
	done(outcome: 'prepared', parts: { readonly intents: readonly StepIntent[] }): Done;
	renderResult(data: Readonly<Record<string, unknown>>): StepIntent;
}

/**
 * The handler of `prepareRefusal` in `refusalSteps`: renders {@link refusalNotice} to the requester. The manifest asks to read
 * `requesterFullName` and for `document.render`.
 *
 * @param procedureName as the notice names it
 */
export const refusalHandler =
	(procedureName: string) =>
	<Done>(context: PrepareRefusal<Done>): Done => {
		const notice = refusalNotice(context, { procedureName, addressee: context.answers.requesterFullName });
		return context.done('prepared', { intents: [context.renderResult(notice)] });
	};
