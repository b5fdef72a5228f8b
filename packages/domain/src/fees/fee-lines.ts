import type { Localised } from '../localised.ts';

/** One line of a fee. VND has no minor unit: all amounts are whole numbers. */
export interface FeeLine {
	readonly label: Localised;
	readonly quantity: number;
	readonly unitVnd: number;
	/** `quantity × unitVnd`, or less where the law exempts or reduces. */
	readonly amountVnd: number;
}
