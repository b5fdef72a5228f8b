import { formatNumber } from '@motcua/domain/formats';
import type { DocumentRenderer, RenderedDocument } from '../renderer.ts';
import {
	renderSlip,
	type SlipBase,
	type SlipDelivery,
	type SlipOptions,
	type SlipPerson,
	timeZoneOf,
	wordsFor,
} from './slip.ts';
import { deliveryText, documentMoment, fillIn, shortUrl, slipNumber } from './texts.ts';

export type PaperKind = 'original' | 'copy' | 'certifiedCopy' | 'electronicCopy' | 'declaration';

/** Form 01, given when the desk accepts a dossier. */
export interface ReceptionSlipData extends SlipBase {
	/** Number of the slip; `null` leaves room for a pen. */
	readonly number: string | null;
	readonly dossierCode: string;
	/** Address that the QR code opens and the note names. */
	readonly trackingUrl: string;
	readonly submitter: SlipPerson;
	readonly procedureName: string;
	readonly papers: readonly { readonly name: string; readonly kind: PaperKind; readonly quantity: number }[];
	/** Sets of papers (bộ). */
	readonly dossierCount: number;
	/** As published: `03 ngày làm việc`. */
	readonly timeLimit: string;
	readonly receivedAt: string;
	/** `null` when nothing is promised (result handed over at once). */
	readonly dueAt: string | null;
	readonly delivery: SlipDelivery;
	/** `null` when the procedure is free. Whole VND. */
	readonly fee: { readonly amountVnd: number; readonly paid: boolean } | null;
	/** Sổ theo dõi hồ sơ. */
	readonly register: { readonly book: string; readonly entry: string } | null;
	readonly receiverName: string;
	/** Sentences below the signatures, after the shipped ones. */
	readonly notes?: readonly string[];
}

/** Giấy tiếp nhận hồ sơ và hẹn trả kết quả (circular 03/2025/TT-VPCP form 01), A5. */
export function renderReceptionSlip(
	renderer: DocumentRenderer,
	data: ReceptionSlipData,
	options: SlipOptions = {},
): Promise<RenderedDocument> {
	const words = wordsFor('receptionSlip', options);
	const zone = timeZoneOf(options);
	const hotline = data.agency.phone === null ? [] : [fillIn(words.hotlineNote, { phone: data.agency.phone })];
	const view = {
		number: slipNumber(words.number, data.number),
		dossierCode: data.dossierCode,
		submitter: data.submitter,
		procedureName: data.procedureName,
		papers: data.papers.map((paper) => ({
			name: paper.name,
			kind: paperKind(paper.kind, words),
			quantity: `${paper.quantity}`,
		})),
		dossierCount: fillIn(words.dossierCountValue, { count: `${data.dossierCount}`.padStart(2, '0') }),
		timeLimit: data.timeLimit,
		receivedAt: documentMoment(data.receivedAt, zone),
		dueAt: data.dueAt === null ? null : documentMoment(data.dueAt, zone),
		delivery: deliveryText(data.delivery, data.agency.desk, words),
		fee: feeText(data.fee, words),
		registerBook: data.register?.book ?? null,
		registerEntry: data.register?.entry ?? null,
		receiverName: data.receiverName,
		notes: [fillIn(words.trackNote, { url: shortUrl(data.trackingUrl) }), ...hotline, ...(data.notes ?? [])],
	};
	return renderSlip(renderer, {
		file: '01-reception-slip.typ',
		base: data,
		words,
		view,
		qrText: data.trackingUrl,
		options,
	});
}

type ReceptionWords = ReturnType<typeof wordsFor<'receptionSlip'>>;

function paperKind(kind: PaperKind, words: ReceptionWords): string {
	const names: Record<PaperKind, string> = {
		original: words.paperOriginal,
		copy: words.paperCopy,
		certifiedCopy: words.paperCertifiedCopy,
		electronicCopy: words.paperElectronicCopy,
		declaration: words.paperDeclaration,
	};
	return names[kind];
}

function feeText(fee: ReceptionSlipData['fee'], words: ReceptionWords): string {
	if (fee === null || fee.amountVnd === 0) return words.feeNone;
	return fillIn(fee.paid ? words.feePaid : words.feeDue, { amount: formatNumber(fee.amountVnd) });
}
