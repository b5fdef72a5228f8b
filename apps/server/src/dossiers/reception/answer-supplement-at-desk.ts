import type { StaffSession } from '../../api/trpc.ts';
import type { Services } from '../../services.ts';
import type { DeskDossier } from '../../views.ts';
import { actAtDesk, type DossierTarget } from '../core/act-at-desk.ts';
import { prepareSupplement, type SupplementAnswer } from '../filing/prepare-supplement.ts';

/** Takes in what the citizen brought to the counter; the note says how it came. */
export async function answerSupplementAtDesk(
	services: Services,
	staff: StaffSession,
	input: DossierTarget & SupplementAnswer,
): Promise<DeskDossier> {
	const { wardId } = staff;
	const commands = await prepareSupplement(services, { wardId, dossierId: input.dossierId }, input);
	return actAtDesk(services, staff, input, ({ tx }) => commands(tx));
}
