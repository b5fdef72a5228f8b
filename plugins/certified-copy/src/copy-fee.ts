/** Amounts of the fee in whole VND; the ward may change them. */
export interface CopyFeeAmounts {
	/** Each of pages 1 and 2. */
	readonly firstPages: number;
	/** Each page from page 3. */
	readonly laterPages: number;
	/** Ceiling of one copy of one original. */
	readonly maxPerCopy: number;
}

const FIRST_PAGES = 2;

/**
 * Fee of one copy of one original in whole VND (circular 226/2016/TT-BTC): counted on the pages of the original, capped
 * per copy. Throws for anything but a whole number of pages from 1 on.
 */
export function copyFeeVnd(pages: number, amounts: CopyFeeAmounts): number {
	if (!Number.isSafeInteger(pages) || pages < 1)
		throw new RangeError(`${pages} pages: expected a whole number from 1 on`);
	const first = Math.min(pages, FIRST_PAGES);
	const later = pages - first;
	return Math.min(first * amounts.firstPages + later * amounts.laterPages, amounts.maxPerCopy);
}
