import type { Localised } from '../localised.ts';

/** One line of a fee. VND has no minor unit: all amounts are whole numbers. */
export interface FeeLine {
	readonly label: Localised;
	readonly quantity: number;
	readonly unitVnd: number;
	/** `quantity × unitVnd`, or less where the law exempts or reduces. */
	readonly amountVnd: number;
}

/** A line at its full price. */
export function feeLine(label: Localised, quantity: number, unitVnd: number): FeeLine {
	return { label, quantity, unitVnd, amountVnd: quantity * unitVnd };
}

/**
 * A line with a reduction (`miễn, giảm`) by the kind of person, rounded down to whole VND in the payer's favour.
 *
 * @param percent 0 to 100; 100 exempts.
 * @throws RangeError for another percentage.
 */
export function reducedFeeLine(line: FeeLine, percent: number): FeeLine {
	if (!(percent >= 0 && percent <= 100)) throw new RangeError(`A reduction is 0 to 100 per cent, not ${percent}`);
	return { ...line, amountVnd: Math.floor((line.amountVnd * (100 - percent)) / 100) };
}

/** What a fee comes to, in VND. */
export function feeTotal(lines: readonly FeeLine[]): number {
	return lines.reduce((sum, line) => sum + line.amountVnd, 0);
}

/** Whether all lines are whole amounts from 0, none above quantity times unit price, and the total can be written down. */
export function isFee(lines: readonly FeeLine[]): boolean {
	const whole = (value: number) => Number.isSafeInteger(value) && value >= 0;
	return (
		lines.every(
			({ quantity, unitVnd, amountVnd }) =>
				whole(quantity) && whole(unitVnd) && whole(amountVnd) && amountVnd <= quantity * unitVnd,
		) && whole(feeTotal(lines))
	);
}
