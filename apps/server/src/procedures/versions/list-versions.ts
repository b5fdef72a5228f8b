import {
	countBlocked,
	countPinned,
	findWardProcedure,
	listPackages,
	openBreakers,
	pinnedDossiers,
	publicationHistory,
	type StepBreaker,
	type StoredPackage,
	type WardProcedure,
} from '@motcua/database';
import type { Services } from '../../services.ts';
import type { LoadedProcedure } from '../catalogue.ts';
import { compareVersions } from '../install/sources/shelf.ts';
import { BY_SYSTEM } from './broken-package.ts';
import { againstHotfix } from './hotfix.ts';
import { listMoves } from './moving/move-view.ts';
import { namesOf, stepOf } from './names.ts';
import { againstRollback } from './roll-back.ts';
import { againstUninstall } from './uninstall.ts';
import { versionRefusals } from './version-refusals.ts';
import type {
	PinnedDossierView,
	ProcedureVersions,
	PublicationEntry,
	StuckStep,
	VersionState,
	VersionView,
} from './version-views.ts';

const newestFirst = (a: StoredPackage, b: StoredPackage): number =>
	Date.parse(b.installedAt) - Date.parse(a.installedAt) || compareVersions(b.version, a.version);

/** Where a version stands in its life, for this ward. */
export function stateOf(
	{ digest, retiredAt, quarantinedAt }: StoredPackage,
	publishedDigest: string | null,
	pins: number,
): VersionState {
	if (retiredAt !== null) return 'retired';
	if (quarantinedAt !== null) return 'quarantined';
	if (digest === publishedDigest) return 'published';
	return pins > 0 ? 'draining' : 'installed';
}

interface Frame {
	readonly services: Services;
	readonly wardId: string;
	readonly ward: Pick<WardProcedure, 'publishedDigest' | 'installedDigest' | 'config'>;
	readonly packages: readonly StoredPackage[];
	readonly pins: ReadonlyMap<string, number>;
	readonly breakers: readonly StepBreaker[];
	readonly history: readonly { readonly digest: string | null; readonly at: string; readonly by: string }[];
	readonly name: (id: string) => string;
}

/**
 * Every version of a procedure that the ward ever had, with what can be done with it.
 *
 * @throws {UserError} `version.unknown` for a procedure of which nothing was ever installed
 */
export async function listVersions(services: Services, wardId: string, code: string): Promise<ProcedureVersions> {
	const { read } = services.db;
	const packages = (await listPackages(read, code)).toSorted(newestFirst);
	const [newest] = packages;
	if (!newest) throw versionRefusals.unknown();
	const [ward, pins, breakers, history, name, settings] = await Promise.all([
		findWardProcedure(read, wardId, code),
		countPinned(
			read,
			wardId,
			packages.map(({ digest }) => digest),
		),
		openBreakers(read),
		publicationHistory(read, wardId, code),
		namesOf(services, wardId),
		services.catalogue.ward(wardId).then((context) => context.settings),
	]);
	const frame: Frame = {
		services,
		wardId,
		ward: ward ?? { publishedDigest: null, installedDigest: '', config: {} },
		packages,
		pins,
		breakers,
		history,
		name,
	};
	const chosen = packages.find(({ digest }) => digest === ward?.installedDigest) ?? newest;
	return {
		code,
		name: chosen.name,
		versions: await Promise.all(packages.map((stored) => versionView(frame, stored))),
		history: history.map((entry) => publication(frame, entry)),
		moves: await listMoves(services, wardId, code),
		draftDays: settings.oldVersionDays,
	};
}

async function versionView(frame: Frame, stored: StoredPackage): Promise<VersionView> {
	const { services, wardId, ward, pins, history, name } = frame;
	const { digest, quarantinedAt, quarantineReason, quarantinedBy, retiredAt, retiredBy } = stored;
	const openDossiers = pins.get(digest) ?? 0;
	return {
		digest,
		version: stored.version,
		state: stateOf(stored, ward.publishedDigest, openDossiers),
		signature: stored.signature,
		installedAt: stored.installedAt,
		installedBy: name(stored.installedBy),
		chosen: digest === ward.installedDigest,
		openDossiers,
		quarantine:
			quarantinedAt === null
				? null
				: {
						since: quarantinedAt,
						reason: quarantineReason ?? { vi: '', en: '' },
						bySystem: quarantinedBy === BY_SYSTEM,
					},
		retired: retiredAt === null ? null : { at: retiredAt, by: name(retiredBy ?? '') },
		stuck: await stuckSteps(frame, stored),
		againstRollback: againstRollback(stored, ward, new Set(history.map((entry) => entry.digest))),
		againstUninstall: await againstUninstall(services.db.read, wardId, stored),
		hotfixOf: await hotfixOf(frame, stored),
	};
}

/** Steps that do not begin any more, and those at which dossiers stand blocked. */
async function stuckSteps(
	{ services, wardId, pins, breakers }: Frame,
	{ digest }: StoredPackage,
): Promise<readonly StuckStep[]> {
	const own = breakers.filter((breaker) => breaker.digest === digest);
	const blocked =
		(pins.get(digest) ?? 0) === 0 ? new Map<string, number>() : await countBlocked(services.db.read, wardId, digest);
	const procedure = await loadedOrNull(services, digest);
	return [...new Set([...own.map(({ step }) => step), ...blocked.keys()])].sort().map((step) => {
		const breaker = own.find((one) => one.step === step);
		return {
			step,
			name: procedure?.stepName(step) ?? { vi: step, en: step },
			blocked: blocked.get(step) ?? 0,
			breaker: breaker?.openedAt
				? { since: breaker.openedAt, failures: breaker.failures, reason: breaker.reason ?? { vi: '', en: '' } }
				: null,
		};
	});
}

/** Where a version repairs another one that dossiers are open on. What cannot be read repairs nothing. */
async function hotfixOf(
	{ services, packages, pins }: Frame,
	{ digest, retiredAt, quarantinedAt }: StoredPackage,
): Promise<readonly string[]> {
	if (retiredAt !== null || quarantinedAt !== null) return [];
	const others = packages.filter((one) => one.digest !== digest && (pins.get(one.digest) ?? 0) > 0);
	if (others.length === 0) return [];
	const to = await loadedOrNull(services, digest);
	const from = await Promise.all(others.map((one) => loadedOrNull(services, one.digest)));
	return from.flatMap((one) => (one && to && againstHotfix(one, to).length === 0 ? [one.digest] : []));
}

const loadedOrNull = (services: Services, digest: string): Promise<LoadedProcedure | null> =>
	services.catalogue.procedure(digest).catch(() => null);

function publication(
	{ packages, name }: Frame,
	{ digest, at, by }: { readonly digest: string | null; readonly at: string; readonly by: string },
): PublicationEntry {
	const version = packages.find((stored) => stored.digest === digest)?.version ?? null;
	return { at, by: name(by), version };
}

const PAGE = 50;

/** Open dossiers that are pinned to a version, in the order of filing. */
export async function listPinned(
	services: Services,
	wardId: string,
	{ digest, after }: { readonly digest: string; readonly after: number },
): Promise<{ readonly items: readonly PinnedDossierView[]; readonly next: number | null }> {
	const rows = await pinnedDossiers(services.db.read, { wardId, digest, afterN: after, limit: PAGE });
	const procedure = await loadedOrNull(services, digest);
	return {
		items: rows.map((row) => ({
			id: row.id,
			code: row.code ?? row.temporaryCode,
			requesterName: row.requesterName,
			status: row.status,
			step: stepOf(row.stepKey, procedure),
			blocked: row.blockedSince !== null,
			dueAt: row.dueAt,
		})),
		next: rows.length === PAGE ? (rows.at(-1)?.n ?? null) : null,
	};
}
