import type { StaffSession } from '../../api/trpc.ts';
import type { Services } from '../../services.ts';
import type { DeskDossier } from '../../views.ts';
import { actAtDesk, type DossierTarget } from '../core/act-at-desk.ts';

/** Follows an automatic step that proposed a refusal: a person answers for the negative result, with the reason. */
export const acceptRefusal = (
	services: Services,
	staff: StaffSession,
	input: DossierTarget & { readonly reason: string },
): Promise<DeskDossier> => actAtDesk(services, staff, input, () => [{ type: 'refuseResult', reason: input.reason }]);
