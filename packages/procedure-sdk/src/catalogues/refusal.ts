import type { DossierView, StepRequest } from '../contract.ts';
import type { AnswersOf } from '../form/answers.ts';
import { field } from '../form/field.ts';
import { form, section } from '../form/form.ts';
import { formatDate, formatDocumentDate, localDateOf, placeOfWard } from '../formats.ts';
import { text } from '../text.ts';
import { signerOfficeLines } from './signer-offices.ts';
import { leaderSignerFields, signerFields } from './staff-forms.ts';

const refusalFields = {
	refusalReason: field.text({
		label: text('Lý do từ chối', 'Reason'),
		required: true,
		multiline: true,
		maxLength: 2000,
	}),
	refusalBasis: field.text({
		label: text('Căn cứ pháp lý', 'Legal basis'),
		required: true,
		maxLength: 300,
	}),
	refusalNumber: field.text({
		label: text('Số thông báo', 'Number of the notice'),
		required: true,
		pattern: '[0-9]{1,6}',
		patternMessage: text('Chỉ ghi chữ số, ví dụ 12.', 'Digits only, for example 12.'),
	}),
} as const;

const title = text('Từ chối giải quyết', 'Refusal');
const content = text('Nội dung từ chối', 'Content');

/** Why a result is refused: a negative decision is given in writing (decree 61/2018/NĐ-CP art. 19.8). */
export const refusalForm = form({
	title,
	sections: { refusal: section({ title: content, fields: { ...refusalFields, ...signerFields } }) },
});

/** {@link refusalForm} for what a department prepares. */
export const leaderRefusalForm = form({
	title,
	sections: { refusal: section({ title: content, fields: { ...refusalFields, ...leaderSignerFields } }) },
});

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
 * @throws Error when {@link refusalForm} (or {@link leaderRefusalForm}) was not answered: the flow must ask it before.
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
		receivedOn: formatDate(localDateOf(dossier.receivedAt ?? dossier.submittedAt, timeZone)),
		number: refusalNumber,
		placeDate: `${placeOfWard(ward.name)}, ${formatDocumentDate(today)}`,
		reason: refusalReason,
		legalBasis: refusalBasis,
		signerOffice: signerOfficeLines(signerOffice),
		signerName,
		...facts,
	};
}
