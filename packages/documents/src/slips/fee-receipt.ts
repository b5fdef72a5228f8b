import { formatNumber, vndInWords } from '@motcua/domain/formats';
import type { DocumentRenderer, RenderedDocument } from '../renderer.ts';
import { renderSlip, type SlipBase, type SlipOptions, type SlipPerson, timeZoneOf, wordsFor } from './slip.ts';
import { documentMoment, slipNumber } from './texts.ts';

/** Slip for a paid fee. Amounts are whole VND; the total is that of the lines. */
export interface FeeReceiptData extends SlipBase {
	readonly number: string | null;
	readonly dossierCode: string;
	readonly payer: SlipPerson;
	readonly procedureName: string;
	readonly lines: readonly {
		readonly label: string;
		readonly quantity: number;
		readonly unitVnd: number;
		readonly amountVnd: number;
	}[];
	readonly method: 'cash' | 'transfer' | 'online';
	readonly paidAt: string;
	/** Number of the accounting receipt (biên lai), when it is known. */
	readonly receiptNumber: string | null;
	readonly cashierName: string;
}

/** Phiếu thu phí, lệ phí, A5. */
export function renderFeeReceipt(
	renderer: DocumentRenderer,
	data: FeeReceiptData,
	options: SlipOptions = {},
): Promise<RenderedDocument> {
	const words = wordsFor('feeReceipt', options);
	const zone = timeZoneOf(options);
	const methods = { cash: words.methodCash, transfer: words.methodTransfer, online: words.methodOnline };
	const total = data.lines.reduce((sum, line) => sum + line.amountVnd, 0);
	const view = {
		number: slipNumber(words.number, data.number),
		dossierCode: data.dossierCode,
		payer: data.payer,
		procedureName: data.procedureName,
		lines: data.lines.map((line) => ({
			label: line.label,
			quantity: `${line.quantity}`,
			unit: formatNumber(line.unitVnd),
			amount: formatNumber(line.amountVnd),
		})),
		total: formatNumber(total),
		totalInWords: vndInWords(total),
		method: methods[data.method],
		paidAt: documentMoment(data.paidAt, zone),
		receiptNumber: data.receiptNumber,
		cashierName: data.cashierName,
	};
	return renderSlip(renderer, { file: 'fee-receipt.typ', base: data, words, view, options });
}
