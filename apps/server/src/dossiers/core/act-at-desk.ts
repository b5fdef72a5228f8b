import type { StaffSession } from '../../api/trpc.ts';
import type { Services } from '../../services.ts';
import type { DeskDossier } from '../../views.ts';
import { deskDossier } from '../views/desk-dossier.ts';
import { staffActor } from './actors.ts';
import { executeCommand, type MakeCommands } from './execute-command.ts';

/** Which dossier, and the state that the caller has seen. */
export interface DossierTarget {
	readonly dossierId: string;
	readonly expectedSeq: number;
}

/** An act of staff in the ward of their session; answers with the dossier as it then stands for them. */
export async function actAtDesk(
	services: Services,
	staff: StaffSession,
	target: DossierTarget,
	commands: MakeCommands,
): Promise<DeskDossier> {
	await executeCommand(services, {
		wardId: staff.wardId,
		dossierId: target.dossierId,
		expectedSeq: target.expectedSeq,
		actor: staffActor(staff),
		commands,
	});
	return deskDossier(services, staff, target.dossierId);
}
