import type { StaffSession } from '../../api/trpc.ts';
import type { Services } from '../../services.ts';
import type { DeskDossier } from '../../views.ts';
import { actAtDesk, type DossierTarget } from '../core/act-at-desk.ts';
import { requireStepRole } from '../handling/step-access.ts';

/**
 * Takes the present step oneself: from the pool, or over from a colleague who is away. The record names both, so a
 * take-over is open to see.
 */
export const claimDossier = (services: Services, staff: StaffSession, input: DossierTarget): Promise<DeskDossier> =>
	actAtDesk(services, staff, input, ({ state }) => {
		requireStepRole(staff, state);
		return [{ type: 'assign', assignee: { id: staff.staffId, name: staff.name } }];
	});
