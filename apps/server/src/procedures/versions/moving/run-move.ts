import {
	addVersionMoveDossiers,
	advanceVersionMove,
	findStaff,
	findVersionMove,
	findVersionMoveDossier,
	loadDossier,
	pinnedDossiers,
	setVersionMoveDossier,
	type Tx,
	unfinishedVersionMoves,
	type VersionMove,
	versionMoveDossierIds,
} from '@motcua/database';
import { type Actor, type DossierCommand, isFinal, type Localised } from '@motcua/domain';
import { and, eq, inArray } from 'drizzle-orm';
import { UserError } from '../../../api/errors.ts';
import { systemActor } from '../../../dossiers/core/actors.ts';
import { executeCommand, moment } from '../../../dossiers/core/execute-command.ts';
import type { Services } from '../../../services.ts';
import { readWardProcedureConfig } from '../../ward-procedure-config.ts';
import { removeRetired } from '../uninstall.ts';
import { type Assessment, assess, type Route } from './assess.ts';
import { moveDossiersJob } from './move-job.ts';

/** So many dossiers are looked at before what they came to is written. */
const BATCH = 20;

/** Takes moves up: those that somebody asks for, and those that the last stop of the server interrupted. */
export async function startMoving(services: Services): Promise<void> {
	await removeRetired(services);
	services.jobs.work(moveDossiersJob, ({ moveId, wardId }) => runMove(services, wardId, moveId));
	for (const { id, wardId } of await unfinishedVersionMoves(services.db.read)) await wakeMove(services, wardId, id);
}

/** Asks a worker to go on with a move. */
export const wakeMove = async (services: Services, wardId: string, moveId: string): Promise<void> => {
	await services.jobs.enqueue(moveDossiersJob, { moveId, wardId });
};

/** Goes on with a move from where it stands, whoever began it. */
export async function runMove(services: Services, wardId: string, moveId: string): Promise<void> {
	const move = await findVersionMove(services.db.read, wardId, moveId);
	if (move?.state === 'planning') await plan(services, move);
	else if (move?.state === 'applying') await apply(services, move);
	else if (move?.state === 'reverting') await revert(services, move);
}

const iso = ({ clock }: Services): string => clock.now().toString({ smallestUnit: 'millisecond' });

async function routeOf(services: Services, { id, kind, reason, fromDigest, toDigest }: VersionMove): Promise<Route> {
	const [source, target] = await Promise.all([
		services.catalogue.procedure(fromDigest),
		services.catalogue.procedure(toDigest),
	]);
	return { moveId: id, kind, reason, source, target };
}

async function assessNow(services: Services, move: VersionMove, route: Route, dossierId: string) {
	const loaded = await loadDossier(services.db.read, move.wardId, dossierId);
	if (loaded === null || isFinal(loaded.state.status)) return null;
	if (loaded.state.procedure.digest !== move.fromDigest) return null;
	const [ward, offered] = await Promise.all([
		services.catalogue.ward(move.wardId),
		services.catalogue.wardProcedures(move.wardId),
	]);
	const config = offered.get(move.code)?.config ?? readWardProcedureConfig({});
	const frame = { services, ward, config, moveId: move.id, ...moment(services, ward) };
	return { state: loaded.state, assessment: await assess(frame, route, loaded) };
}

/** The dry run over every open dossier of the old version. */
async function plan(services: Services, move: VersionMove): Promise<void> {
	const { db } = services;
	const route = await routeOf(services, move);
	for (let afterN = 0; ; ) {
		const page = await pinnedDossiers(db.read, { wardId: move.wardId, digest: move.fromDigest, afterN, limit: BATCH });
		const rows: Parameters<typeof addVersionMoveDossiers>[1][number][] = [];
		for (const { id } of page) {
			// Looked at before the server was stopped.
			if (await findVersionMoveDossier(db.read, move.id, id)) continue;
			const tried = await assessNow(services, move, route, id);
			if (tried) rows.push(rowOf(move.id, id, tried.assessment));
		}
		await db.write((tx) => addVersionMoveDossiers(tx, rows), { name: 'version.plan' });
		const last = page.at(-1);
		if (last === undefined) break;
		afterN = last.n;
	}
	await db.write((tx) => advanceVersionMove(tx, move.id, ['planning'], { state: 'planned' }));
}

const rowOf = (moveId: string, dossierId: string, { verdict, detail }: Assessment) => ({
	moveId,
	dossierId,
	verdict,
	detail,
	chosen: verdict === 'ok',
	state: 'planned' as const,
});

async function apply(services: Services, move: VersionMove): Promise<void> {
	const route = await routeOf(services, move);
	const actor = await actorOf(services, move.wardId, move.appliedBy);
	await each(services, move, { states: ['planned', 'skipped'], onlyChosen: true }, (dossierId) =>
		applyOne(services, move, route, actor, dossierId),
	);
	await services.db.write((tx) =>
		advanceVersionMove(tx, move.id, ['applying'], { state: 'applied', appliedAt: iso(services) }),
	);
}

/** Tried again at this very moment, because the dossier may have gone on since the dry run. */
async function applyOne(
	services: Services,
	move: VersionMove,
	route: Route,
	actor: Actor,
	dossierId: string,
): Promise<void> {
	const tried = await assessNow(services, move, route, dossierId);
	if (tried === null) return note(services, move.id, dossierId, 'skipped', GONE);
	const { state, assessment } = tried;
	const { refusal, waits } = assessment.detail;
	if (refusal ?? waits) return note(services, move.id, dossierId, 'skipped', refusal ?? waits);
	const before = await findVersionMoveDossier(services.db.read, move.id, dossierId);
	if (before?.verdict === 'ok' && assessment.verdict !== 'ok')
		return note(services, move.id, dossierId, 'skipped', CHANGED_SINCE);
	await act(services, move, dossierId, {
		actor,
		expectedSeq: state.seq,
		command: assessment.command,
		from: ['planned', 'skipped'],
		to: 'moved',
		otherwise: 'skipped',
	});
}

async function revert(services: Services, move: VersionMove): Promise<void> {
	const actor = await actorOf(services, move.wardId, move.revertedBy);
	const reason = `Hoàn lại việc chuyển phiên bản: ${move.reason}`;
	await each(services, move, { states: ['moved', 'kept'] }, (dossierId) =>
		act(services, move, dossierId, {
			actor,
			expectedSeq: null,
			command: { type: 'revertVersionMove', moveId: move.id, reason },
			from: ['moved', 'kept'],
			to: 'reverted',
			otherwise: 'kept',
		}),
	);
	await services.db.write((tx) =>
		advanceVersionMove(tx, move.id, ['reverting'], { state: 'reverted', revertedAt: iso(services) }),
	);
}

type Which = Omit<Parameters<typeof versionMoveDossierIds>[2], 'limit' | 'after'>;

/** Every dossier of a move that is in some state, in batches, each once. */
async function each(
	services: Services,
	move: VersionMove,
	which: Which,
	work: (dossierId: string) => Promise<void>,
): Promise<void> {
	for (let after = ''; ; ) {
		const ids = await versionMoveDossierIds(services.db.read, move.id, { ...which, after, limit: BATCH });
		for (const id of ids) await work(id);
		const last = ids.at(-1);
		if (last === undefined) return;
		after = last;
	}
}

interface MoveAct {
	readonly actor: Actor;
	readonly expectedSeq: number | null;
	readonly command: DossierCommand;
	readonly from: readonly ('planned' | 'skipped' | 'moved' | 'kept')[];
	readonly to: 'moved' | 'reverted';
	readonly otherwise: 'skipped' | 'kept';
}

/** One dossier's event and its row in the move: both or neither, once, however often the move is taken up again. */
async function act(services: Services, move: VersionMove, dossierId: string, todo: MoveAct): Promise<void> {
	try {
		await executeCommand(services, {
			wardId: move.wardId,
			dossierId,
			expectedSeq: todo.expectedSeq,
			actor: todo.actor,
			commands: async ({ tx }) => {
				const row = await findVersionMoveDossier(tx, move.id, dossierId);
				if (!row || !todo.from.some((state) => state === row.state)) return [];
				// Taking back needs no look: a run that began since is work that was done since.
				if (todo.to === 'moved' && (await hasRuns(tx, dossierId)))
					throw new UserError('CONFLICT', 'version.stepRuns', RUNNING);
				return [todo.command];
			},
			alongside: (tx, { events }) =>
				events.length === 0
					? Promise.resolve()
					: setVersionMoveDossier(tx, move.id, dossierId, { state: todo.to, note: null }),
		});
	} catch (error) {
		if (!(error instanceof UserError)) throw error;
		await note(services, move.id, dossierId, todo.otherwise, error.wire.message);
	}
}

/** Runs, or waits to run, whatever the state says: a run that comes back must find the version that it was begun for. */
async function hasRuns(tx: Tx, dossierId: string): Promise<boolean> {
	const { stepRun: t } = tx.tables;
	const [run] = await tx
		.select({ id: t.id })
		.from(t)
		.where(and(eq(t.dossierId, dossierId), inArray(t.state, ['pending', 'running'])))
		.limit(1);
	return run !== undefined;
}

const note = (
	{ db }: Services,
	moveId: string,
	dossierId: string,
	state: 'skipped' | 'kept',
	why: Localised | null,
): Promise<void> =>
	db.write(
		(tx) =>
			// Where another worker was faster, what it did stands.
			setVersionMoveDossier(
				tx,
				moveId,
				dossierId,
				{ state, note: why },
				state === 'skipped' ? ['planned', 'skipped'] : ['moved', 'kept'],
			),
		{ name: 'version.skip' },
	);

async function actorOf({ db }: Services, wardId: string, staffId: string | null): Promise<Actor> {
	const person = staffId === null ? null : await findStaff(db.read, wardId, staffId);
	if (person === null) return systemActor;
	return {
		kind: 'staff',
		id: person.id,
		name: person.fullName,
		roles: [...new Set(person.roles.map(({ role }) => role))],
	};
}

const GONE: Localised = {
	vi: 'Hồ sơ đã kết thúc hoặc không còn ở phiên bản cũ.',
	en: 'The dossier has ended or is not on the old version any more.',
};
const CHANGED_SINCE: Localised = {
	vi: 'Hồ sơ đã thay đổi sau lần chạy thử nên kết quả chạy thử không còn đúng. Hãy chạy thử lại.',
	en: 'The dossier has changed since the dry run, which is not true any more. Run it again.',
};
const RUNNING: Localised = {
	vi: 'Một bước tự động hoặc kiểm tra của hồ sơ đang chạy hay đang chờ chạy; chỉ chuyển được giữa hai bước.',
	en: 'An automatic step or check of the dossier runs or waits to run; it can be moved only between two steps.',
};
