/** One original as it was counted at the desk. */
export interface CountedPaper {
	readonly documentName: string;
	readonly documentNumber?: string;
	readonly issuer: string;
	/** Pages of the original. */
	readonly pageCount: number;
	readonly copyCount: number;
}

/** A counted paper with its entry in the register. */
export interface NumberedPaper extends CountedPaper {
	readonly certificationNumber: number;
}

/** What the officer corrects; `paperNumber` counts from 1 in the order of the declaration. */
export interface PaperCorrection {
	readonly paperNumber: number;
	readonly pageCount: number;
	readonly copyCount: number;
}

/** The papers with the officer's numbers; `null` when a correction names a paper that is not there, or one twice. */
export function correctPapers(
	declared: readonly CountedPaper[],
	corrections: readonly PaperCorrection[],
): readonly CountedPaper[] | null {
	const byNumber = new Map(corrections.map((correction) => [correction.paperNumber, correction]));
	const known = corrections.every(({ paperNumber }) => paperNumber <= declared.length);
	if (!known || byNumber.size !== corrections.length) return null;
	return declared.map((paper, index) => {
		const { pageCount, copyCount } = byNumber.get(index + 1) ?? paper;
		return { ...paper, pageCount, copyCount };
	});
}

/** What the clerk enters. */
export interface RegisterNumbers {
	readonly firstCertificationNumber: number;
	readonly otherNumbers?: readonly { readonly paperNumber: number; readonly certificationNumber: number }[];
}

/**
 * One certification number per original: the numbers run on from the first, papers named apart take their own and use none
 * of the run. `null` when a paper is named that is not there, or when two papers would get one number.
 */
export function numberPapers(
	papers: readonly CountedPaper[],
	numbers: RegisterNumbers,
): readonly NumberedPaper[] | null {
	const apart = new Map((numbers.otherNumbers ?? []).map((row) => [row.paperNumber, row.certificationNumber]));
	if ([...apart.keys()].some((paperNumber) => paperNumber > papers.length)) return null;
	let next = numbers.firstCertificationNumber;
	const numbered = papers.map((paper, index) => ({ ...paper, certificationNumber: apart.get(index + 1) ?? next++ }));
	const used = new Set(numbered.map((paper) => paper.certificationNumber));
	return used.size === papers.length ? numbered : null;
}
