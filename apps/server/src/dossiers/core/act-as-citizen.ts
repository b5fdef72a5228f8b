import type { Services } from '../../services.ts';
import type { TrackedDossier } from '../../views.ts';
import { trackedDossier } from '../views/tracked-dossier.ts';
import { citizenActor } from './actors.ts';
import { executeCommand, type MakeCommands } from './execute-command.ts';

/** What opens the dossier, and the state that the citizen has seen. */
export interface TrackedTarget {
	readonly trackToken: string;
	readonly expectedSeq: number;
}

/** An act of the citizen who holds the token; answers with the dossier as it then stands for them. */
export async function actAsCitizen(
	services: Services,
	target: TrackedTarget,
	commands: MakeCommands,
): Promise<TrackedDossier> {
	const { wardId, dossierId } = services.trackTokens.open(target.trackToken);
	await executeCommand(services, {
		wardId,
		dossierId,
		expectedSeq: target.expectedSeq,
		actor: citizenActor,
		commands,
	});
	return trackedDossier(services, target.trackToken);
}
