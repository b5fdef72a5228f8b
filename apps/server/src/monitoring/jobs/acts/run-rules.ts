import { loadDossier, type WorkRun } from '@motcua/database';
import type { DossierState } from '@motcua/domain';
import type { UserError } from '../../../api/errors.ts';
import type { Services } from '../../../services.ts';
import type { RunAct } from '../job-views.ts';
import { checksAreOver, runDoesNotWait, runHasNotFailed, runIsPostponed, runIsReplaced } from './refusals.ts';

/** Why this cannot be done with the run as it stands; null when it can. */
export async function refusalOfRunAct(services: Services, run: WorkRun, act: RunAct): Promise<UserError | null> {
	if (act === 'runNow') return refusalToRunNow(services, run);
	if (run.state !== 'failed') return runHasNotFailed();
	const loaded = await loadDossier(services.db.read, run.wardId, run.dossierId);
	if (!loaded) return runIsReplaced();
	return run.kind === 'check' ? refusalToCheckAgain(loaded.state) : refusalToUnblock(run, loaded.state);
}

function refusalToRunNow({ clock }: Services, run: WorkRun): UserError | null {
	if (run.state !== 'pending' || Date.parse(run.runAt) <= clock.now().epochMilliseconds) return runDoesNotWait();
	// A pause after a failure carries the failure's class; a step that asked for a later time has none.
	return run.failure === null ? runIsPostponed() : null;
}

const refusalToCheckAgain = ({ status }: DossierState): UserError | null =>
	status === 'registered' || status === 'supplementRequested' ? null : checksAreOver();

/** Nobody waits for this run any more. */
export const refusalToUnblock = (run: WorkRun, { step, blocked }: DossierState): UserError | null =>
	blocked !== null && step?.stepRunId === run.id ? null : runIsReplaced();
