import {
	type DocumentRenderer,
	type RenderedDocument,
	renderControlSlip,
	renderExtensionLetter,
	renderFeeReceipt,
	renderReceptionRefusal,
	renderReceptionSlip,
	renderStopNotice,
	renderSubmissionReceipt,
	renderSupplementRequest,
} from '@motcua/documents';
import type { DossierState, Localised } from '@motcua/domain';
import { describeTimeLimit } from '@motcua/domain/deadlines';
import { amount } from '../dossiers/texts/moment.ts';
import { handOversOf } from './hand-overs.ts';
import { agencyOf, deliveryOf, newest, type SlipFacts, submitterOf, trackingUrl } from './slip-facts.ts';

/** The papers that the office gives out: the receipt of an online filing, forms 01 to 06, the fee slip. */
export type SlipForm = 'receipt' | '01' | '02' | '03' | '04' | '05' | '06' | 'fee';

interface Slip {
	readonly name: Localised;
	/** Whether the dossier has come to the point that the slip tells of. */
	readonly exists: (state: DossierState) => boolean;
	readonly render: (renderer: DocumentRenderer, facts: SlipFacts) => Promise<RenderedDocument>;
}

const dossierCode = (state: DossierState): string => state.code ?? state.temporaryCode;

/** What most slips share. */
function common({ state, ward, publicUrl }: SlipFacts) {
	return {
		agency: agencyOf(ward),
		number: null,
		dossierCode: dossierCode(state),
		trackingUrl: trackingUrl(publicUrl, dossierCode(state)),
		submitter: submitterOf(state),
		procedureName: state.procedure.name.vi,
	};
}

export const slips: Readonly<Record<SlipForm, Slip>> = {
	receipt: {
		name: { vi: 'Biên nhận nộp hồ sơ trực tuyến', en: 'Receipt of the online filing' },
		exists: () => true,
		render: (renderer, facts) => {
			const { state } = facts;
			return renderSubmissionReceipt(renderer, {
				...common(facts),
				trackingUrl: trackingUrl(facts.publicUrl, state.temporaryCode),
				temporaryCode: state.temporaryCode,
				submittedAt: state.submittedAt,
				answerBy: newest(facts.events, 'submitted')?.data.acceptanceDueAt ?? null,
				delivery: deliveryOf(state),
				papers: state.documents.map(({ name, given, files }) => ({ name, given, fileCount: files.length })),
				issuedAt: state.submittedAt,
			});
		},
	},
	'01': {
		name: { vi: 'Mẫu 01. Giấy tiếp nhận hồ sơ và hẹn trả kết quả', en: 'Form 01. Receipt with the promised date' },
		exists: (state) => state.receivedAt !== null,
		render: (renderer, facts) => {
			const { state, events, procedure } = facts;
			const received = newest(events, 'received');
			const receivedAt = state.receivedAt ?? state.submittedAt;
			return renderReceptionSlip(renderer, {
				...common(facts),
				papers: state.documents.map(({ name, kind, quantity }) => ({ name, kind, quantity })),
				dossierCount: 1,
				timeLimit: describeTimeLimit(state.timeLimit).vi,
				receivedAt,
				dueAt: received?.data.clock?.dueAt ?? state.dueAt,
				delivery: deliveryOf(state),
				fee:
					procedure.manifest.fee.kind === 'free'
						? null
						: { amountVnd: state.payment.amountVnd, paid: state.payment.status === 'paid' },
				register: null,
				receiverName: received?.actor.name ?? '',
				issuedAt: receivedAt,
			});
		},
	},
	'02': {
		name: { vi: 'Mẫu 02. Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ', en: 'Form 02. Supplement request' },
		exists: (state) => state.supplements.length > 0,
		render: (renderer, facts) => {
			const asked = newest(facts.events, 'supplementRequested');
			if (!asked) throw new TypeError('no supplement was requested on this dossier');
			const { supplement } = asked.data;
			return renderSupplementRequest(renderer, {
				...common(facts),
				items: supplement.items.map((item) => item.text.vi),
				reason: supplement.reason.vi,
				respondBy: supplement.respondBy,
				guideName: supplement.askedBy.name,
				issuedAt: supplement.requestedAt,
			});
		},
	},
	'03': {
		name: { vi: 'Mẫu 03. Phiếu từ chối tiếp nhận giải quyết hồ sơ', en: 'Form 03. Refusal of reception' },
		exists: (state) => state.status === 'rejected',
		render: (renderer, facts) => {
			const rejected = newest(facts.events, 'rejected');
			if (!rejected) throw new TypeError('reception of this dossier was not refused');
			return renderReceptionRefusal(renderer, {
				...common(facts),
				reason: rejected.data.reason,
				legalBasis: rejected.data.legalBasis,
				receiverName: rejected.actor.name,
				issuedAt: rejected.at,
			});
		},
	},
	'04': {
		name: { vi: 'Mẫu 04. Văn bản xin lỗi và đề nghị gia hạn', en: 'Form 04. Apology and extension' },
		exists: (state) => state.extension !== null,
		render: (renderer, facts) => {
			const extended = newest(facts.events, 'extended');
			if (!extended) throw new TypeError('the date of this dossier was not extended');
			return renderExtensionLetter(renderer, {
				...common(facts),
				receivedAt: facts.state.receivedAt ?? facts.state.submittedAt,
				reason: extended.data.reason,
				dueAt: extended.data.from,
				newDueAt: extended.data.to,
				signerOffice: facts.ward.settings.signerOffice,
				signerName: null,
				issuedAt: extended.at,
			});
		},
	},
	'05': {
		name: { vi: 'Mẫu 05. Thông báo dừng giải quyết hồ sơ', en: 'Form 05. Notice that handling has stopped' },
		exists: (state) => state.status === 'stopped' || state.status === 'withdrawn',
		render: renderStop,
	},
	'06': {
		name: { vi: 'Mẫu 06. Phiếu kiểm soát quá trình giải quyết hồ sơ', en: 'Form 06. Control slip' },
		exists: (state) => state.receivedAt !== null,
		render: (renderer, facts) => {
			const { state, events, ward } = facts;
			return renderControlSlip(renderer, {
				...common(facts),
				handlingUnit: agencyOf(ward).name,
				submitterName: state.requester.fullName,
				receivedAt: state.receivedAt ?? state.submittedAt,
				dueAt: state.dueAt,
				handOvers: handOversOf(events),
				issuedAt: events.at(-1)?.at ?? state.submittedAt,
			});
		},
	},
	fee: {
		name: { vi: 'Phiếu thu phí, lệ phí', en: 'Fee slip' },
		exists: (state) => state.payment.status === 'paid',
		render: (renderer, facts) => {
			const { payment } = facts.state;
			const paid = newest(facts.events, 'paymentRecorded');
			if (!paid) throw new TypeError('no payment was recorded on this dossier');
			const { method } = paid.data;
			return renderFeeReceipt(renderer, {
				...common(facts),
				payer: submitterOf(facts.state),
				lines: payment.lines.map((line) => ({ ...line, label: line.label.vi })),
				method: method === 'vietqr' ? 'transfer' : method,
				paidAt: paid.data.paidAt,
				receiptNumber: paid.data.receiptNumber,
				cashierName: paid.actor.name,
				issuedAt: paid.at,
			});
		},
	},
};

function renderStop(renderer: DocumentRenderer, facts: SlipFacts): Promise<RenderedDocument> {
	const { state, events } = facts;
	const withdrawn = newest(events, 'withdrawn');
	const ended = withdrawn ?? newest(events, 'stopped');
	if (!ended) throw new TypeError('handling of this dossier was not stopped');
	const lastStep = newest(events, 'stepEntered')?.data.step.key;
	return renderStopNotice(renderer, {
		...common(facts),
		receivedAt: state.receivedAt ?? state.submittedAt,
		reason: ended.data.reason,
		legalBasis: ended.type === 'stopped' ? ended.data.legalBasis : null,
		requestedBy: withdrawn ? 'applicant' : 'office',
		stage: lastStep ? facts.procedure.stepName(lastStep).vi : 'Tiếp nhận hồ sơ',
		papersReturned: state.documents.filter((paper) => paper.given === 'shown').map((paper) => paper.name),
		feeSettlement: settlement(state),
		signerOffice: facts.ward.settings.signerOffice,
		signerName: null,
		issuedAt: ended.at,
	});
}

function settlement({ payment }: DossierState): string {
	if (payment.status === 'refunded') return `Đã hoàn trả ${amount(payment.amountVnd).vi}`;
	if (payment.status === 'paid') return `Đã thu ${amount(payment.amountVnd).vi}`;
	return 'Chưa thu';
}

/** The slips that a dossier has by now, in the order of their forms. */
export const slipsOf = (state: DossierState): readonly SlipForm[] =>
	(Object.keys(slips) as SlipForm[]).filter((form) => slips[form].exists(state)).sort();

export const isSlipForm = (form: string): form is SlipForm => Object.hasOwn(slips, form);
