import type { DocumentRenderer, RenderedDocument } from '../renderer.ts';
import { renderSlip, type SlipBase, type SlipOptions, type SlipPerson, wordsFor } from './slip.ts';
import { fillIn, slipNumber } from './texts.ts';

/** Form 03: the desk does not accept the dossier. */
export interface ReceptionRefusalData extends SlipBase {
	readonly number: string | null;
	readonly dossierCode: string;
	readonly submitter: SlipPerson;
	readonly procedureName: string;
	readonly reason: string;
	readonly legalBasis: string | null;
	readonly receiverName: string;
}

/** Phiếu từ chối tiếp nhận giải quyết hồ sơ (form 03), A5. */
export function renderReceptionRefusal(
	renderer: DocumentRenderer,
	data: ReceptionRefusalData,
	options: SlipOptions = {},
): Promise<RenderedDocument> {
	const words = wordsFor('receptionRefusal', options);
	const view = {
		number: slipNumber(words.number, data.number),
		dossierCode: data.dossierCode,
		submitter: data.submitter,
		procedureName: data.procedureName,
		opening: fillIn(words.opening, { agency: data.agency.desk }),
		reason: data.reason,
		legalBasis: data.legalBasis,
		receiverName: data.receiverName,
	};
	return renderSlip(renderer, { file: '03-reception-refusal.typ', base: data, words, view, options });
}
