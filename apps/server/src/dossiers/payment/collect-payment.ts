import { allocateNumber } from '@motcua/database';
import type { StaffSession } from '../../api/trpc.ts';
import type { Services } from '../../services.ts';
import type { DeskDossier } from '../../views.ts';
import { actAtDesk, type DossierTarget } from '../core/act-at-desk.ts';

/**
 * Records that the fee was paid in full; the flow goes on by itself. Without a number of the ward's receipt book the
 * next number of the year is given, inside the same transaction.
 */
export const collectPayment = (
	services: Services,
	staff: StaffSession,
	input: DossierTarget & { readonly method: 'cash' | 'transfer'; readonly receiptNumber?: string | undefined },
): Promise<DeskDossier> =>
	actAtDesk(services, staff, input, async ({ tx, state, ward, today }) => [
		{
			type: 'recordPayment',
			amountVnd: state.payment.amountVnd,
			method: input.method,
			receiptNumber: input.receiptNumber ?? (await nextReceiptNumber(tx, ward.id, today)),
		},
	]);

async function nextReceiptNumber(
	tx: Parameters<typeof allocateNumber>[0],
	wardId: string,
	today: string,
): Promise<string> {
	const year = Number(today.slice(0, 4));
	const number = await allocateNumber(tx, wardId, 'receipt', year);
	return `BL-${year}-${String(number).padStart(5, '0')}`;
}
