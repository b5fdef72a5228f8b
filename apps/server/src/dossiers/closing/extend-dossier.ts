import type { StaffSession } from '../../api/trpc.ts';
import type { Services } from '../../services.ts';
import type { DeskDossier } from '../../views.ts';
import { actAtDesk, type DossierTarget } from '../core/act-at-desk.ts';

/** Apologises and promises a new date: once, and at least one day before the old one (decree 61/2018 art. 19.9). */
export const extendDossier = (
	services: Services,
	staff: StaffSession,
	input: DossierTarget & { readonly newDueOn: string; readonly reason: string },
): Promise<DeskDossier> =>
	actAtDesk(services, staff, input, () => [{ type: 'extend', until: input.newDueOn, reason: input.reason }]);
