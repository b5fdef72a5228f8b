/** One line of business. */
export interface Industry {
	readonly industryCode: string;
	readonly industryName: string;
	readonly isMain?: boolean;
}

/** What the officer corrects; `lineNumber` counts from 1 in the order of the declaration. */
export interface LineCorrection {
	readonly lineNumber: number;
	readonly rightCode: string;
	readonly rightName: string;
}

/** Divisions (the first two figures) of the Vietnamese classification of 2018, from general knowledge. */
const DIVISIONS: readonly (readonly [first: number, last: number])[] = [
	[1, 3],
	[5, 9],
	[10, 33],
	[35, 39],
	[41, 43],
	[45, 47],
	[49, 53],
	[55, 56],
	[58, 66],
	[68, 75],
	[77, 82],
	[84, 88],
	[90, 99],
];

/** Lines that need a further permission before they start, with whom to ask; a short list from general knowledge. */
const CONDITIONAL: Readonly<Record<string, { readonly vi: string; readonly en: string }>> = {
	'4730': { vi: 'bán lẻ xăng dầu', en: 'petrol' },
	'4772': { vi: 'bán lẻ thuốc, dụng cụ y tế', en: 'medicines' },
	'5510': { vi: 'dịch vụ lưu trú', en: 'lodging' },
	'5610': { vi: 'dịch vụ ăn uống', en: 'food service' },
	'5630': { vi: 'dịch vụ phục vụ đồ uống', en: 'drinks' },
	'8010': { vi: 'dịch vụ bảo vệ', en: 'security services' },
	'8620': { vi: 'phòng khám', en: 'medical practice' },
	'9329': { vi: 'karaoke, vui chơi giải trí', en: 'karaoke and amusement' },
};

export const isKnownDivision = (code: string): boolean => {
	const division = Number(code.slice(0, 2));
	return DIVISIONS.some(([first, last]) => division >= first && division <= last);
};

/** Why a line needs a permission of its own; undefined when it needs none that we know. */
export const permissionNeeded = (code: string): { readonly vi: string; readonly en: string } | undefined =>
	CONDITIONAL[code];

/** Positions (0-based) of lines whose code stands before them already. */
export function repeatedLines(lines: readonly Industry[]): readonly number[] {
	const codes = lines.map((line) => line.industryCode);
	return codes.flatMap((code, index) => (codes.indexOf(code) < index ? [index] : []));
}

/** The lines with the officer's codes; `null` when a correction names a line that is not there, or one twice. */
export function correctLines(
	declared: readonly Industry[],
	corrections: readonly LineCorrection[],
): readonly Industry[] | null {
	const byNumber = new Map(corrections.map((correction) => [correction.lineNumber, correction]));
	const known = corrections.every(({ lineNumber }) => lineNumber <= declared.length);
	if (!known || byNumber.size !== corrections.length) return null;
	return declared.map((line, index) => {
		const right = byNumber.get(index + 1);
		return right ? { ...line, industryCode: right.rightCode, industryName: right.rightName } : line;
	});
}
