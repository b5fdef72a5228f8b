import { notificationsOf, type Rehearsal, stepRunsOf } from '@motcua/database';
import { actionsFor } from '../../dossiers/views/actions.ts';
import { deskDossier } from '../../dossiers/views/desk-dossier.ts';
import { type ReadDossier, readForView } from '../../dossiers/views/read-view.ts';
import { trackedView } from '../../dossiers/views/tracked-dossier.ts';
import type { DossierAction } from '../../views.ts';
import type { BrokenOff } from './play/ending.ts';
import { momentsOf } from './play/moments.ts';
import { PLAYED_ROLES, player } from './play/players.ts';
import type { RehearsalChoice, RehearsalView } from './rehearsal-views.ts';
import type { RehearsalScript } from './script.ts';
import type { Stage } from './stage/open-stage.ts';

/** Acts that make no difference to how a dossier goes on: a rehearsal leaves them out. */
const leftOut: ReadonlySet<DossierAction['kind']> = new Set(['addNote', 'assign', 'claim', 'digitise']);

/** Draws the stage as it stands: the dossier from both sides, what may be done, what time will bring. */
export async function rehearsalView(
	stage: Stage,
	rehearsal: Rehearsal,
	script: RehearsalScript,
	brokenOff: BrokenOff | null,
): Promise<RehearsalView> {
	const { services, clock, code, digest } = stage;
	const procedure = await services.catalogue.procedure(digest);
	const { manifest } = procedure;
	return {
		id: rehearsal.id,
		code,
		procedureName: manifest.name,
		name: rehearsal.name,
		kept: rehearsal.keptAt !== null,
		digest,
		version: manifest.version,
		now: clock.iso(),
		startsAt: script.startsAt,
		acts: script.acts.map(({ at, act }) => ({ at, kind: act.kind })),
		brokenOff,
		asked: [...stage.outside.asked],
		form: procedure.application.definition,
		documents: manifest.documents,
		...(await dossierPart(stage, rehearsal.id)),
	};
}

type DossierPart = Pick<
	RehearsalView,
	'dossier' | 'tracked' | 'choices' | 'moments' | 'messages' | 'results' | 'faults' | 'answers'
>;

async function dossierPart(stage: Stage, rehearsalId: string): Promise<DossierPart> {
	const { services, wardId, dossierId } = stage;
	if (dossierId === null)
		return {
			dossier: null,
			tracked: null,
			choices: [],
			moments: [],
			messages: [],
			results: [],
			faults: [],
			answers: null,
		};
	const [read, dossier, told] = await Promise.all([
		readForView(services, wardId, dossierId),
		deskDossier(services, player(wardId, 'receptionist'), dossierId),
		notificationsOf(services.db.read, wardId, dossierId),
	]);
	return {
		dossier: { ...dossier, actions: [], slips: [] },
		tracked: trackedView(read, ''),
		choices: choicesOn(read, wardId),
		moments: await momentsOf(stage, read.state),
		messages: told.map(({ createdAt, recipient, channel, subject, body }) => ({
			at: createdAt,
			to: recipient,
			channel,
			subject,
			body,
		})),
		results: read.state.resultFiles.map(({ fileId, name, pages }) => ({
			name,
			pages,
			url: `/api/rehearsals/${rehearsalId}/files/${fileId}`,
		})),
		faults: await faultsOn(stage, dossierId),
		answers: read.state.answers,
	};
}

/** Every act that somebody of the ward may do now, once, with the first role that may. */
function choicesOn(read: ReadDossier, wardId: string): RehearsalChoice[] {
	const stepRole = read.state.step?.role;
	const roles = PLAYED_ROLES.toSorted((a, b) => Number(b === stepRole) - Number(a === stepRole));
	const choices = new Map<string, RehearsalChoice>();
	for (const role of roles)
		for (const action of actionsFor(player(wardId, role), read)) {
			const key = action.kind === 'sign' ? `sign ${action.outcome}` : action.kind;
			if (!leftOut.has(action.kind) && !choices.has(key)) choices.set(key, { role, action });
		}
	return [...choices.values()];
}

/** What the sandbox said of runs that failed: the author's mistake, with its place. */
async function faultsOn({ services, wardId }: Stage, dossierId: string): Promise<RehearsalView['faults']> {
	const runs = await stepRunsOf(services.db.read, wardId, dossierId);
	return runs.flatMap(({ step, failure, result }) => {
		if (failure === null) return [];
		const told = typeof result === 'object' && result !== null && 'message' in result ? String(result.message) : '';
		return [{ step, failure, message: told }];
	});
}
