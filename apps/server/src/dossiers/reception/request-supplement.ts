import { newId, sameInBoth } from '@motcua/domain';
import { closingOf } from '@motcua/domain/deadlines';
import type { StaffSession } from '../../api/trpc.ts';
import type { Services } from '../../services.ts';
import type { DeskDossier } from '../../views.ts';
import { actAtDesk, type DossierTarget } from '../core/act-at-desk.ts';

/**
 * Asks the citizen for what is missing: once, in full, in writing (decree 61/2018 art. 15). The clock stands still until
 * the answer.
 */
export const requestSupplement = (
	services: Services,
	staff: StaffSession,
	input: DossierTarget & {
		readonly items: readonly string[];
		readonly reason: string;
		readonly respondBy?: string | undefined;
	},
): Promise<DeskDossier> =>
	actAtDesk(services, staff, input, ({ ward }) => [
		{
			type: 'requestSupplement',
			supplementId: newId(),
			items: input.items.map((item) => ({ text: sameInBoth(item) })),
			reason: sameInBoth(input.reason),
			...(input.respondBy ? { respondBy: closingOf(input.respondBy, ward.calendar) } : {}),
		},
	]);
