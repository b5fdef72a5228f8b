import type { StaffSession } from '../../api/trpc.ts';
import type { Services } from '../../services.ts';
import type { DeskDossier } from '../../views.ts';
import { actAtDesk, type DossierTarget } from '../core/act-at-desk.ts';

/** Runs the automatic step again that blocked the dossier, as a new run with its own attempts. */
export const retryStep = (
	services: Services,
	staff: StaffSession,
	input: DossierTarget & { readonly note?: string | undefined },
): Promise<DeskDossier> =>
	actAtDesk(services, staff, input, () => [{ type: 'unblock', ...(input.note ? { note: input.note } : {}) }]);
