import type { StaffSession } from '../../api/trpc.ts';
import type { Services } from '../../services.ts';
import type { DeskDossier } from '../../views.ts';
import { actAtDesk, type DossierTarget } from '../core/act-at-desk.ts';

/** Records who took the result and when (decree 61/2018 art. 20). */
export const returnResult = (
	services: Services,
	staff: StaffSession,
	input: DossierTarget & { readonly receivedBy: string; readonly note?: string | undefined },
): Promise<DeskDossier> =>
	actAtDesk(services, staff, input, () => [
		{ type: 'returnResult', receivedBy: input.receivedBy, ...(input.note ? { note: input.note } : {}) },
	]);
