import {
	advanceVersionMove,
	countPinned,
	createVersionMove,
	findVersionMove,
	findVersionMoveDossier,
	listVersionMoves,
	setVersionMoveDossier,
	type Tx,
	type VersionMove,
} from '@motcua/database';
import { newId } from '@motcua/domain';
import { badInput } from '../../../api/errors.ts';
import type { StaffSession } from '../../../api/trpc.ts';
import { recordAct } from '../../../audit/record.ts';
import type { Services } from '../../../services.ts';
import { againstHotfix } from '../hotfix.ts';
import { knownVersion } from '../known-version.ts';
import { versionRefusals } from '../version-refusals.ts';
import { wakeMove } from './run-move.ts';

const underWay: ReadonlySet<VersionMove['state']> = new Set(['planning', 'applying', 'reverting']);

export interface MoveRequest {
	readonly code: string;
	readonly fromDigest: string;
	readonly toDigest: string;
	readonly kind: 'migration' | 'hotfix';
	readonly reason: string;
}

/**
 * Begins the dry run of a move. Nothing of any dossier changes until {@link applyMove}.
 *
 * @throws {UserError} `version.unknown`, `version.same`, `version.retired`, `procedure.quarantined` (of the target),
 * `procedure.broken`, `version.nothingToMove`, `version.moveRunning`, `version.notAHotfix`
 */
export async function planMove(
	services: Services,
	session: StaffSession,
	request: MoveRequest,
): Promise<{ readonly moveId: string }> {
	const { code, fromDigest, toDigest, kind, reason } = request;
	const { wardId } = session;
	if (fromDigest === toDigest) throw versionRefusals.sameVersion();
	const [source, target] = await Promise.all(
		[fromDigest, toDigest].map((digest) => knownVersion(services.db.read, code, digest)),
	);
	if (!source || !target) throw versionRefusals.unknown();
	for (const one of [source, target]) if (one.retiredAt !== null) throw versionRefusals.retired(one);
	if (target.quarantinedAt !== null) throw versionRefusals.quarantined(target);
	const [from, to] = await Promise.all([
		services.catalogue.procedure(fromDigest),
		services.catalogue.procedure(toDigest),
	]);
	const against = kind === 'hotfix' ? againstHotfix(from, to) : [];
	if (against.length > 0) throw versionRefusals.notAHotfix(against);
	const moveId = newId();
	await services.db.write(
		async (tx) => {
			const pins = await countPinned(tx, wardId, [fromDigest]);
			if ((pins.get(fromDigest) ?? 0) === 0) throw versionRefusals.nothingToMove(source);
			await refuseWhileUnderWay(tx, wardId, code);
			await createVersionMove(tx, {
				id: moveId,
				wardId,
				code,
				fromDigest,
				toDigest,
				kind,
				reason,
				state: 'planning',
				plannedAt: services.clock.now().toString({ smallestUnit: 'millisecond' }),
				plannedBy: session.staffId,
			});
			await recordAct(tx, services, session, {
				action: 'procedure.movePlanned',
				target: `procedure:${code}`,
				detail: { moveId, kind, from: source.version, to: target.version, reason },
			});
		},
		{ name: 'version.move' },
	);
	await wakeMove(services, wardId, moveId);
	return { moveId };
}

async function refuseWhileUnderWay(tx: Tx, wardId: string, code: string): Promise<void> {
	const moves = await listVersionMoves(tx, wardId, code);
	if (moves.some(({ state }) => underWay.has(state))) throw versionRefusals.moveRunning();
}

/** A move of this ward. Throws `version.moveUnknown`. */
export async function knownMove(
	read: Tx | Services['db']['read'],
	wardId: string,
	moveId: string,
): Promise<VersionMove> {
	const move = await findVersionMove(read, wardId, moveId);
	if (move === null) throw versionRefusals.moveUnknown();
	return move;
}

/**
 * Moves what the dry run found to be harmless, and the dossiers that a person chose besides. May be asked for again: then
 * it takes those that were skipped.
 *
 * @param also ids of dossiers with the verdict `manual` that shall be moved as well
 * @throws {UserError} `version.moveUnknown`, `version.moveState`, `version.notPartOfMove`, `procedure.quarantined`
 */
export async function applyMove(
	services: Services,
	session: StaffSession,
	{ moveId, also }: { readonly moveId: string; readonly also: readonly string[] },
): Promise<void> {
	const { wardId } = session;
	await services.db.write(
		async (tx) => {
			const move = await knownMove(tx, wardId, moveId);
			const target = await knownVersion(tx, move.code, move.toDigest);
			if (target.retiredAt !== null) throw versionRefusals.retired(target);
			if (target.quarantinedAt !== null) throw versionRefusals.quarantined(target);
			if (move.state !== 'planned' && move.state !== 'applied') throw notNow(move);
			await refuseWhileUnderWay(tx, wardId, move.code);
			for (const dossierId of also) {
				const row = await findVersionMoveDossier(tx, moveId, dossierId);
				if (row?.verdict !== 'manual') throw notPartOf(dossierId);
				await setVersionMoveDossier(tx, moveId, dossierId, { chosen: true });
			}
			await advanceVersionMove(tx, moveId, [move.state], { state: 'applying', appliedBy: session.staffId });
			await recordAct(tx, services, session, {
				action: 'procedure.moveApplied',
				target: `procedure:${move.code}`,
				detail: { moveId, kind: move.kind, chosenByHand: also.length },
			});
		},
		{ name: 'version.apply' },
	);
	await wakeMove(services, wardId, moveId);
}

/**
 * Takes a move back: every dossier with which nothing was done since gets its version, answers and findings of before.
 *
 * @throws {UserError} `version.moveUnknown`, `version.moveState`, `version.retired`
 */
export async function revertMove(services: Services, session: StaffSession, moveId: string): Promise<void> {
	const { wardId } = session;
	await services.db.write(
		async (tx) => {
			const move = await knownMove(tx, wardId, moveId);
			const source = await knownVersion(tx, move.code, move.fromDigest);
			if (source.retiredAt !== null) throw versionRefusals.retired(source);
			if (move.state !== 'applied') throw notNow(move);
			await refuseWhileUnderWay(tx, wardId, move.code);
			await advanceVersionMove(tx, moveId, ['applied'], { state: 'reverting', revertedBy: session.staffId });
			await recordAct(tx, services, session, {
				action: 'procedure.moveReverted',
				target: `procedure:${move.code}`,
				detail: { moveId },
			});
		},
		{ name: 'version.revert' },
	);
	await wakeMove(services, wardId, moveId);
}

const STATES: Readonly<Record<VersionMove['state'], readonly [vi: string, en: string]>> = {
	planning: ['đang chạy thử', 'the dry run is under way'],
	planned: ['đã chạy thử, chưa chuyển', 'tried and not applied'],
	applying: ['đang chuyển', 'being applied'],
	applied: ['đã chuyển', 'applied'],
	reverting: ['đang hoàn lại', 'being taken back'],
	reverted: ['đã hoàn lại', 'taken back'],
};

function notNow({ state }: VersionMove) {
	const [vi, en] = STATES[state];
	return versionRefusals.moveState(
		`Không thực hiện được lúc này: đợt chuyển hồ sơ ${vi}. Xin tải lại trang.`,
		`This cannot be done now: the move is ${en}. Reload the page.`,
	);
}

const notPartOf = (dossierId: string) =>
	badInput('version.notPartOfMove', 'also', {
		vi: `Hồ sơ ${dossierId} không thuộc nhóm cần người quyết định của đợt chuyển này.`,
		en: `Dossier ${dossierId} is not among those that this move leaves to a person.`,
	});
