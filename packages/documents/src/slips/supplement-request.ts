import type { DocumentRenderer, RenderedDocument } from '../renderer.ts';
import { renderSlip, type SlipBase, type SlipOptions, type SlipPerson, timeZoneOf, wordsFor } from './slip.ts';
import { documentDate, fillIn, slipNumber } from './texts.ts';

/** Form 02: everything that is missing, said once and in full (decree 61/2018/NĐ-CP art. 15). */
export interface SupplementRequestData extends SlipBase {
	readonly number: string | null;
	/** The temporary code when the dossier is not accepted yet. */
	readonly dossierCode: string;
	readonly trackingUrl: string;
	readonly submitter: SlipPerson;
	readonly procedureName: string;
	readonly items: readonly string[];
	readonly reason: string;
	/** ISO instant, `null` when no limit was set. */
	readonly respondBy: string | null;
	readonly guideName: string;
}

/** Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ (form 02), A5. */
export function renderSupplementRequest(
	renderer: DocumentRenderer,
	data: SupplementRequestData,
	options: SlipOptions = {},
): Promise<RenderedDocument> {
	const words = wordsFor('supplementRequest', options);
	const zone = timeZoneOf(options);
	const { phone, desk } = data.agency;
	const view = {
		number: slipNumber(words.number, data.number),
		dossierCode: data.dossierCode,
		submitter: data.submitter,
		procedureName: data.procedureName,
		items: data.items,
		reason: data.reason,
		respondBy: data.respondBy === null ? null : documentDate(data.respondBy, zone),
		help: fillIn(phone === null ? words.helpNoPhone : words.help, { contact: desk, phone: phone ?? '' }),
		guideName: data.guideName,
	};
	return renderSlip(renderer, {
		file: '02-supplement-request.typ',
		base: data,
		words,
		view,
		qrText: data.trackingUrl,
		options,
	});
}
