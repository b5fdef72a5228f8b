import { allocateDossierCode } from '@motcua/database';
import type { StaffSession } from '../../api/trpc.ts';
import type { Services } from '../../services.ts';
import type { DeskDossier } from '../../views.ts';
import { actAtDesk, type DossierTarget } from '../core/act-at-desk.ts';

/**
 * Accepts a dossier: the clock starts and the first step of the flow is entered. The official code is taken inside the
 * same transaction, so that the numbers of a day have no gaps.
 */
export const receiveDossier = (
	services: Services,
	staff: StaffSession,
	input: DossierTarget & { readonly note?: string | undefined },
): Promise<DeskDossier> =>
	actAtDesk(services, staff, input, async ({ tx, ward, today }) => [
		{
			type: 'receive',
			code: await allocateDossierCode(tx, ward.agencyCode, today),
			...(input.note ? { note: input.note } : {}),
		},
	]);
