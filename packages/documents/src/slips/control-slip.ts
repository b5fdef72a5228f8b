import type { DocumentRenderer, RenderedDocument } from '../renderer.ts';
import { renderSlip, type SlipBase, type SlipOptions, timeZoneOf, wordsFor } from './slip.ts';
import { documentMoment, slipNumber } from './texts.ts';

/** One passing of the dossier from hand to hand. */
export interface HandOver {
	/** Body or unit that had it. */
	readonly unit: string;
	readonly givenAt: string | null;
	readonly givenBy: string | null;
	readonly takenAt: string | null;
	readonly takenBy: string | null;
	/** How the unit's part ended against its limit; `null` while it is open. */
	readonly timing: 'early' | 'onTime' | 'late' | null;
	readonly remark: string | null;
}

/** Form 06: goes with the dossier from reception to result. */
export interface ControlSlipData extends SlipBase {
	readonly number: string | null;
	readonly dossierCode: string;
	readonly handlingUnit: string;
	readonly procedureName: string;
	readonly submitterName: string;
	readonly receivedAt: string;
	readonly dueAt: string | null;
	readonly handOvers: readonly HandOver[];
}

/** Phiếu kiểm soát quá trình giải quyết hồ sơ (form 06), A4. */
export function renderControlSlip(
	renderer: DocumentRenderer,
	data: ControlSlipData,
	options: SlipOptions = {},
): Promise<RenderedDocument> {
	const words = wordsFor('controlSlip', options);
	const zone = timeZoneOf(options);
	const timings = { early: words.timingEarly, onTime: words.timingOnTime, late: words.timingLate };
	const moment = (at: string | null): string => (at === null ? '' : documentMoment(at, zone));
	const view = {
		number: slipNumber(words.number, data.number),
		dossierCode: data.dossierCode,
		handlingUnit: data.handlingUnit,
		procedureName: data.procedureName,
		submitterName: data.submitterName,
		receivedAt: moment(data.receivedAt),
		dueAt: moment(data.dueAt),
		handOvers: data.handOvers.map((row) => ({
			...row,
			givenAt: moment(row.givenAt),
			takenAt: moment(row.takenAt),
			timing: row.timing === null ? words.timingOpen : timings[row.timing],
			remark: row.remark ?? '',
		})),
	};
	return renderSlip(renderer, { file: '06-control-slip.typ', base: data, words, view, options });
}
