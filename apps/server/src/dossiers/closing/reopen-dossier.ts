import type { StaffSession } from '../../api/trpc.ts';
import type { Services } from '../../services.ts';
import type { DeskDossier } from '../../views.ts';
import { actAtDesk, type DossierTarget } from '../core/act-at-desk.ts';

/** Takes a finished dossier back to a step, before hand-over, because an error was found. */
export const reopenDossier = (
	services: Services,
	staff: StaffSession,
	input: DossierTarget & { readonly step: string; readonly reason: string },
): Promise<DeskDossier> =>
	actAtDesk(services, staff, input, () => [{ type: 'reopen', step: input.step, reason: input.reason }]);
