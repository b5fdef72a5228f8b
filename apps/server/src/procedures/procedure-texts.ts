import type { Localised } from '@motcua/domain';
import { formatNumber } from '@motcua/domain/formats';
import type { ProcedureManifest } from '@motcua/procedure-sdk';
import { mainFeeVnd } from './main-fee.ts';
import type { WardProcedureConfig } from './ward-procedure-config.ts';

const per = {
	case: { vi: 'hồ sơ', en: 'dossier' },
	page: { vi: 'trang', en: 'page' },
	copy: { vi: 'bản', en: 'copy' },
} as const;

/** The fee in one line, with the ward's amounts: `Miễn phí`, `2.000 đồng/trang`. */
export function feeText(manifest: ProcedureManifest, config: WardProcedureConfig): Localised {
	const { fee } = manifest;
	if (fee.kind === 'free') return { vi: 'Miễn phí', en: 'Free of charge' };
	const amountVnd = mainFeeVnd(manifest, config);
	if (amountVnd === null) return fee.note;
	const each = fee.per ? per[fee.per] : null;
	return {
		vi: `${formatNumber(amountVnd)} đồng${each ? `/${each.vi}` : ''}`,
		en: `${formatNumber(amountVnd)} VND${each ? ` per ${each.en}` : ''}`,
	};
}

/** The amounts of a procedure in VND: the ward's where it set one, else the manifest's. The `settings` of step code. */
export function feeAmounts({ fee }: ProcedureManifest, config: WardProcedureConfig): Readonly<Record<string, number>> {
	return Object.fromEntries(
		Object.entries(fee.amounts ?? {}).map(([key, { amountVnd }]) => [key, config.feeAmounts[key] ?? amountVnd]),
	);
}
