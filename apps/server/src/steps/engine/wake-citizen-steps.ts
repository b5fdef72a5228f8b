import { dossiersToWake, loadDossier } from '@motcua/database';
import { UserError } from '../../api/errors.ts';
import { systemActor } from '../../dossiers/core/actors.ts';
import { executeCommand } from '../../dossiers/core/execute-command.ts';
import type { Services } from '../../services.ts';

/** Takes the outcome that silence has for citizens whose time to answer is over. Returns how many dossiers went on. */
export async function wakeCitizenSteps(services: Services): Promise<number> {
	const now = services.clock.now().toString({ smallestUnit: 'millisecond' });
	let woken = 0;
	for (const { wardId, dossierId } of await dossiersToWake(services.db.read, now, 500)) {
		const loaded = await loadDossier(services.db.read, wardId, dossierId);
		const step = loaded?.state.step;
		// Postponed automatic steps have their own due run; here is only what no run stands for.
		if (!loaded || step?.kind !== 'citizen') continue;
		try {
			const procedure = await services.catalogue.procedure(loaded.state.procedure.digest);
			const flowStep = procedure.step(step.key);
			if (flowStep?.kind !== 'citizen') continue;
			await executeCommand(services, {
				wardId,
				dossierId,
				expectedSeq: loaded.state.seq,
				actor: systemActor,
				commands: () => [{ type: 'completeStep', step: step.key, outcome: flowStep.timeout.outcome }],
			});
			woken++;
		} catch (error) {
			// The citizen answered in this very moment: theirs counts. Or the package is broken: only its own dossiers wait.
			if (!(error instanceof UserError)) throw error;
		}
	}
	return woken;
}
