import type { StaffSession } from '../../api/trpc.ts';
import type { Services } from '../../services.ts';
import type { DeskDossier } from '../../views.ts';
import { actAtDesk, type DossierTarget } from '../core/act-at-desk.ts';
import { receptionCommands } from './reception-commands.ts';

/** Accepts a dossier: it gets its official code, the clock starts, and the first step of the flow is entered. */
export async function receiveDossier(
	services: Services,
	staff: StaffSession,
	input: DossierTarget & { readonly note?: string | undefined },
): Promise<DeskDossier> {
	const procedures = await services.catalogue.wardProcedures(staff.wardId);
	return actAtDesk(services, staff, input, (stand) =>
		receptionCommands(stand, procedures.get(stand.state.procedure.code)?.config, input.note),
	);
}
