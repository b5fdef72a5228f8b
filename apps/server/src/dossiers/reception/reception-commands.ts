import { allocateDossierCode } from '@motcua/database';
import type { DossierCommand, FeeLine } from '@motcua/domain';
import { mainFeeVnd } from '../../procedures/main-fee.ts';
import type { WardProcedureConfig } from '../../procedures/ward-procedure-config.ts';
import type { Stand } from '../core/execute-command.ts';

/**
 * The commands of a reception: the published fee, when it is one fixed amount for a case, then the acceptance. The official
 * code is taken inside the same transaction, so that the numbers of a day have no gaps.
 */
export async function receptionCommands(
	{ tx, ward, procedure, today }: Pick<Stand, 'tx' | 'ward' | 'procedure' | 'today'>,
	config: WardProcedureConfig | undefined,
	note?: string,
): Promise<readonly DossierCommand[]> {
	const line = fixedFee(procedure.manifest, config);
	const code = await allocateDossierCode(tx, ward.agencyCode, today);
	return [
		...(line ? [{ type: 'setFee', lines: [line] } as const] : []),
		{ type: 'receive', code, ...(note ? { note } : {}) },
	];
}

/** Fees by page or copy depend on what is filed: a step of the package counts them. */
function fixedFee(manifest: Stand['procedure']['manifest'], config: WardProcedureConfig | undefined): FeeLine | null {
	const { fee, name } = manifest;
	if (fee.per !== undefined && fee.per !== 'case') return null;
	const amountVnd = mainFeeVnd(manifest, config ?? { feeAmountVnd: null }) ?? 0;
	return amountVnd === 0 ? null : { label: name, quantity: 1, unitVnd: amountVnd, amountVnd };
}
