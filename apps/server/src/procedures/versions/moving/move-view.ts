import {
	countPinned,
	countVersionMove,
	listPackages,
	listVersionMoves,
	type VersionMove,
	type VersionMoveCount,
	versionMoveDossiers,
} from '@motcua/database';
import type { Services } from '../../../services.ts';
import { namesOf, stepOf } from '../names.ts';
import type { MoveDetail, MoveDossierView, MoveVerdict, MoveView } from '../version-views.ts';
import { knownMove } from './plan-move.ts';

/** Moves of a procedure, newest first. */
export async function listMoves(services: Services, wardId: string, code: string): Promise<readonly MoveView[]> {
	const moves = await listVersionMoves(services.db.read, wardId, code);
	return Promise.all(moves.map((move) => moveView(services, move)));
}

/** One move, with how far it is. Throws `version.moveUnknown`. */
export const readMove = async (services: Services, wardId: string, moveId: string): Promise<MoveView> =>
	moveView(services, await knownMove(services.db.read, wardId, moveId));

async function moveView(services: Services, move: VersionMove): Promise<MoveView> {
	const { read } = services.db;
	const { wardId, fromDigest, toDigest } = move;
	const [counts, packages, name, pins] = await Promise.all([
		countVersionMove(read, move.id),
		listPackages(read, move.code),
		namesOf(services, wardId),
		countPinned(read, wardId, [fromDigest]),
	]);
	const sum = (of: (count: VersionMoveCount) => boolean): number =>
		counts.filter(of).reduce((total, { count }) => total + count, 0);
	const versionOf = (digest: string): string => packages.find((one) => one.digest === digest)?.version ?? '?';
	const assessed = sum(() => true);
	const verdict = (wanted: MoveVerdict): number => sum((one) => one.verdict === wanted);
	return {
		id: move.id,
		code: move.code,
		kind: move.kind,
		state: move.state,
		from: { digest: fromDigest, version: versionOf(fromDigest) },
		to: { digest: toDigest, version: versionOf(toDigest) },
		reason: move.reason,
		plannedAt: move.plannedAt,
		plannedBy: name(move.plannedBy),
		appliedAt: move.appliedAt,
		appliedBy: move.appliedBy === null ? null : name(move.appliedBy),
		revertedAt: move.revertedAt,
		revertedBy: move.revertedBy === null ? null : name(move.revertedBy),
		assessed,
		total: move.state === 'planning' ? Math.max(assessed, pins.get(fromDigest) ?? 0) : assessed,
		verdicts: { ok: verdict('ok'), manual: verdict('manual'), refused: verdict('refused') },
		chosen: sum((one) => one.chosen),
		moved: sum((one) => one.state === 'moved'),
		skipped: sum((one) => one.state === 'skipped'),
		reverted: sum((one) => one.state === 'reverted'),
		kept: sum((one) => one.state === 'kept'),
	};
}

const PAGE = 50;

/** What the dry run said of each dossier, in the order of filing. */
export async function listMoveDossiers(
	services: Services,
	wardId: string,
	query: { readonly moveId: string; readonly verdict?: MoveVerdict | undefined; readonly after: number },
): Promise<{ readonly items: readonly MoveDossierView[]; readonly next: number | null }> {
	const move = await knownMove(services.db.read, wardId, query.moveId);
	const rows = await versionMoveDossiers(services.db.read, move.id, {
		...(query.verdict ? { verdict: query.verdict } : {}),
		afterN: query.after,
		limit: PAGE,
	});
	const source = await services.catalogue.procedure(move.fromDigest).catch(() => null);
	return {
		items: rows.map((row) => ({
			dossierId: row.dossierId,
			code: row.code ?? row.temporaryCode,
			requesterName: row.requesterName,
			status: row.status,
			step: stepOf(row.stepKey, source),
			verdict: row.verdict,
			chosen: row.chosen,
			state: row.state,
			note: row.note,
			// Written by the dry run of this very server and never changed since.
			detail: row.detail as MoveDetail,
		})),
		next: rows.length === PAGE ? (rows.at(-1)?.n ?? null) : null,
	};
}
