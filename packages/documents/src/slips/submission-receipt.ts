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
import { deliveryText, documentMoment, fillIn, shortUrl } from './texts.ts';

/** What a citizen keeps after filing online, before the desk has looked. `issuedAt` is the moment of submission. */
export interface SubmissionReceiptData extends SlipBase {
	readonly temporaryCode: string;
	readonly trackingUrl: string;
	readonly submitter: SlipPerson;
	readonly procedureName: string;
	readonly submittedAt: string;
	/** Until when the desk must accept, ask for more or refuse. */
	readonly answerBy: string | null;
	readonly delivery: SlipDelivery;
	readonly papers: readonly {
		readonly name: string;
		readonly given: 'upload' | 'shown' | 'form';
		readonly fileCount: number;
	}[];
}

/** Biên nhận nộp hồ sơ trực tuyến, A5. Ours: no circular has a form for it. */
export function renderSubmissionReceipt(
	renderer: DocumentRenderer,
	data: SubmissionReceiptData,
	options: SlipOptions = {},
): Promise<RenderedDocument> {
	const words = wordsFor('submissionReceipt', options);
	const zone = timeZoneOf(options);
	const hotline = data.agency.phone === null ? [] : [fillIn(words.hotlineNote, { phone: data.agency.phone })];
	const filesOf = (paper: SubmissionReceiptData['papers'][number]): string => {
		if (paper.given === 'form') return words.filesForm;
		if (paper.fileCount > 0) return fillIn(words.filesValue, { count: `${paper.fileCount}` });
		return paper.given === 'shown' ? words.filesShown : words.filesNone;
	};
	const view = {
		temporaryCode: data.temporaryCode,
		submitter: data.submitter,
		procedureName: data.procedureName,
		submittedAt: documentMoment(data.submittedAt, zone),
		answerBy: data.answerBy === null ? null : documentMoment(data.answerBy, zone),
		delivery: deliveryText(data.delivery, data.agency.desk, words),
		papers: data.papers.map((paper) => ({ name: paper.name, files: filesOf(paper) })),
		notes: [words.notAcceptedNote, fillIn(words.trackNote, { url: shortUrl(data.trackingUrl) }), ...hotline],
	};
	return renderSlip(renderer, {
		file: '00-submission-receipt.typ',
		base: data,
		words,
		view,
		qrText: data.trackingUrl,
		options,
	});
}
