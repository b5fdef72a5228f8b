import type { LoadedDossier } from '@motcua/database';
import type { DossierCommand, Localised } from '@motcua/domain';
import { decide, type REFUSALS } from '@motcua/domain/dossier';
import { systemActor } from '../../../dossiers/core/actors.ts';
import { decideContext } from '../../../dossiers/core/execute-command.ts';
import { lookUpUploads } from '../../../dossiers/filing/papers.ts';
import type { LoadedProcedure } from '../../catalogue.ts';
import type { MoveDetail, MoveVerdict } from '../version-views.ts';
import { type Crossing, type ReadAgain, readAgain } from './compare-answers.ts';
import { compareSteps, type DryRunFrame } from './compare-steps.ts';

/** What a move would do to a dossier, and the command that does it. */
export interface Assessment {
	readonly verdict: MoveVerdict;
	readonly detail: MoveDetail;
	readonly command: DossierCommand<'moveVersion'>;
}

/** What is moved, in whose words. */
export interface Route {
	readonly moveId: string;
	readonly kind: 'migration' | 'hotfix';
	readonly reason: string;
	readonly source: LoadedProcedure;
	readonly target: LoadedProcedure;
}

/**
 * Tries a move on one dossier and changes nothing: the form is read again, papers are compared, steps are run by both
 * versions, and the domain is asked whether it may be done at all.
 */
export async function assess(
	frame: DryRunFrame & { readonly today: string },
	{ kind, reason, source, target, moveId }: Route,
	{ state, events }: LoadedDossier,
): Promise<Assessment> {
	const { services, ward, today } = frame;
	const uploads = await lookUpUploads(services, ward, target, state.answers, [], state.id);
	const crossing: Crossing = { state, source, target, today, uploads: uploads.facts };
	const read = readAgain(crossing);
	const command: DossierCommand<'moveVersion'> = {
		type: 'moveVersion',
		moveId,
		because: kind,
		to: { ...state.procedure, version: target.manifest.version, digest: target.digest, name: target.manifest.name },
		flow: target.decisionFlow,
		reason,
		// A hotfix has the same form: what it is asked again, it answers the same.
		...(kind === 'hotfix' || read.unchanged ? {} : { answers: read.answers, findings: read.findings }),
	};
	const decision = decide(state, command, decideContext({ now: frame.now, ward, procedure: source }, systemActor));
	const refusal = decision.ok ? null : decision.refusal;
	const runs = refusal?.code === RUNS;
	const detail: MoveDetail = {
		refusal: refusal === null || runs ? null : refusal.message,
		waits: runs ? refusal.message : null,
		...whatIsTold(read),
		...(kind === 'hotfix'
			? { changed: [], untried: [], fee: null }
			: await compareSteps(frame, crossing, read, events)),
		stepsGone: stepsGone(source, target, events),
	};
	return { verdict: verdictOf(detail), detail, command };
}

/** A step that runs now is done soon: it is no reason against the move, only against this moment. */
const RUNS: keyof typeof REFUSALS = 'version.stepRuns';

const whatIsTold = ({ asked, lost, papers, lostPapers }: ReadAgain) => ({ asked, lost, papers, lostPapers });

function stepsGone(source: LoadedProcedure, target: LoadedProcedure, events: LoadedDossier['events']) {
	const passed = new Set(events.flatMap((event) => (event.type === 'stepCompleted' ? [event.data.step] : [])));
	return [...passed]
		.filter((key) => target.step(key) === undefined)
		.map((key): { key: string; name: Localised } => ({ key, name: source.stepName(key) }));
}

/** `ok` only where nobody would notice; whatever is asked again, lost or decided otherwise is for a person to say. */
function verdictOf({ refusal, asked, papers, lost, lostPapers, changed, untried, fee }: MoveDetail): MoveVerdict {
	if (refusal !== null) return 'refused';
	const noticed = [asked, papers, lost, lostPapers, changed, untried].some((list) => list.length > 0) || fee !== null;
	return noticed ? 'manual' : 'ok';
}
