import type { FeeLineInput } from '../procedure/context.ts';

/**
 * The lines for which something is due: a ward may set an amount to 0, and what was not asked for has the quantity 0. For
 * `fee(dueLines([…]))`; without a line nothing is collected.
 */
export const dueLines = (lines: readonly FeeLineInput[]): readonly FeeLineInput[] =>
	lines.filter((line) => line.quantity * line.unitVnd > 0);
