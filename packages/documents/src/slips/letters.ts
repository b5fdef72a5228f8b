import type { DocumentRenderer, RenderedDocument } from '../renderer.ts';
import { renderSlip, type SlipBase, type SlipOptions, type SlipPerson, timeZoneOf, wordsFor } from './slip.ts';
import { documentMoment, fillIn, shortDate, slipNumber } from './texts.ts';

/** What both letters of the office have: forms 04 and 05. */
interface LetterBase extends SlipBase {
	readonly number: string | null;
	readonly dossierCode: string;
	readonly submitter: SlipPerson;
	readonly procedureName: string;
	readonly receivedAt: string;
	readonly reason: string;
	/** Lines of the office that signs: `['KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH']`. */
	readonly signerOffice: readonly string[];
	/** `null` before the signature. */
	readonly signerName: string | null;
	/** Nơi nhận, without the addressee, who comes first. */
	readonly recipients?: readonly string[];
}

/** Form 04: apology before the due date with the one new date that is allowed (decree 61/2018/NĐ-CP art. 19.9). */
export interface ExtensionLetterData extends LetterBase {
	readonly dueAt: string;
	readonly newDueAt: string;
}

/** Văn bản xin lỗi và đề nghị gia hạn thời gian giải quyết (form 04), A4. */
export function renderExtensionLetter(
	renderer: DocumentRenderer,
	data: ExtensionLetterData,
	options: SlipOptions = {},
): Promise<RenderedDocument> {
	const words = wordsFor('extensionLetter', options);
	const zone = timeZoneOf(options);
	const values = {
		agency: data.agency.name,
		procedure: data.procedureName,
		code: data.dossierCode,
		receivedOn: shortDate(data.receivedAt, zone),
		newDue: documentMoment(data.newDueAt, zone),
	};
	const view = {
		...letterView(data, words),
		opening: fillIn(words.opening, values),
		dueAt: documentMoment(data.dueAt, zone),
		delay: fillIn(words.delay, values),
		newDate: fillIn(words.newDate, values),
	};
	return renderSlip(renderer, { file: '04-extension-letter.typ', base: data, words, view, options });
}

/** Form 05: the dossier ends without a result. */
export interface StopNoticeData extends LetterBase {
	readonly requestedBy: 'applicant' | 'office';
	/** Step or stage at which it was stopped. */
	readonly stage: string;
	readonly legalBasis: string | null;
	readonly papersReturned: readonly string[];
	/** What happens to money paid: `Chưa thu`, `Hoàn trả 8.000 đồng`. */
	readonly feeSettlement: string;
}

/** Thông báo dừng giải quyết hồ sơ (form 05), A4. */
export function renderStopNotice(
	renderer: DocumentRenderer,
	data: StopNoticeData,
	options: SlipOptions = {},
): Promise<RenderedDocument> {
	const words = wordsFor('stopNotice', options);
	const zone = timeZoneOf(options);
	const values = {
		agency: data.agency.name,
		procedure: data.procedureName,
		receivedOn: shortDate(data.receivedAt, zone),
	};
	const view = {
		...letterView(data, words),
		opening: fillIn(words.opening, values),
		requestedBy: data.requestedBy === 'applicant' ? words.requestedByApplicant : words.requestedByOffice,
		stage: data.stage,
		legalBasis: data.legalBasis,
		papersReturned: data.papersReturned,
		feeSettlement: data.feeSettlement,
	};
	return renderSlip(renderer, { file: '05-stop-notice.typ', base: data, words, view, options });
}

function letterView(data: LetterBase, words: { number: string }): object {
	return {
		number: slipNumber(words.number, data.number),
		dossierCode: data.dossierCode,
		submitter: data.submitter,
		reason: data.reason,
		signerOffice: data.signerOffice,
		signerName: data.signerName,
		recipients: [data.submitter.fullName, ...(data.recipients ?? [])],
	};
}
