import type { ProcedureManifest } from '@motcua/procedure-sdk';
import type { WardProcedureConfig } from './ward-procedure-config.ts';

type FeeFacts = Pick<ProcedureManifest, 'fee' | 'capabilities'>;

/**
 * The amount of a procedure that has one for every dossier, in VND: the ward's, else the published one. Null when there
 * is none, and when a step of the package counts the fee (it asks for the right to): a second amount beside the counted
 * one could be shown, or paid, before the step says another.
 */
export function mainFeeVnd(
	{ fee, capabilities }: FeeFacts,
	{ feeAmountVnd }: Pick<WardProcedureConfig, 'feeAmountVnd'>,
): number | null {
	if (capabilities.some(({ use }) => use === 'fee.write')) return null;
	if (fee.kind !== 'fixed' && fee.kind !== 'setByProvince') return null;
	return feeAmountVnd ?? fee.amountVnd ?? null;
}
