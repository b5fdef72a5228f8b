import { countPinned, findWardProcedure, listPackages, openBreakers } from '@motcua/database';
import { SUPPORTED_API_VERSIONS } from '@motcua/procedure-tools';
import type { Services } from '../../services.ts';
import { manifestOf } from '../admin/stored-manifest.ts';
import { apiPreflight } from './api-preflight.ts';
import { BY_SYSTEM } from './broken-package.ts';
import type { ProcedureAlarm } from './version-views.ts';

/** Everything about the ward's procedures that an administrator must not overlook, worst first. */
export async function procedureAlarms(services: Services, wardId: string): Promise<readonly ProcedureAlarm[]> {
	const { read } = services.db;
	const [packages, breakers, unserved] = await Promise.all([
		listPackages(read),
		openBreakers(read),
		apiPreflight(read, SUPPORTED_API_VERSIONS),
	]);
	const stopped = new Map(breakers.map((breaker) => [breaker.digest, breaker]));
	const dropped = new Map(unserved.map((one) => [one.digest, one]));
	const ill = packages.filter(
		({ digest, quarantinedAt, retiredAt }) =>
			retiredAt === null && (quarantinedAt !== null || stopped.has(digest) || dropped.has(digest)),
	);
	if (ill.length === 0) return [];
	const pins = await countPinned(
		read,
		wardId,
		ill.map(({ digest }) => digest),
	);
	const alarms: ProcedureAlarm[] = [];
	for (const stored of ill) {
		const { digest, code, version, quarantinedAt, quarantinedBy, quarantineReason } = stored;
		const ward = await findWardProcedure(read, wardId, code);
		const openDossiers = pins.get(digest) ?? 0;
		const published = ward?.publishedDigest === digest;
		// A version that this ward neither offers nor works with is another ward's matter.
		if (!published && openDossiers === 0 && ward?.installedDigest !== digest) continue;
		const common = { code, name: manifestOf(stored).name, digest, version, openDossiers, published };
		if (quarantinedAt !== null)
			alarms.push({
				...common,
				kind: quarantinedBy === BY_SYSTEM ? 'broken' : 'quarantine',
				step: null,
				since: quarantinedAt,
				reason: quarantineReason ?? { vi: '', en: '' },
			});
		for (const breaker of breakers.filter((one) => one.digest === digest))
			alarms.push({
				...common,
				kind: 'breaker',
				step: await stepName(services, digest, breaker.step),
				since: breaker.openedAt,
				reason: breaker.reason ?? { vi: '', en: '' },
			});
		const unservedVersion = dropped.get(digest);
		if (unservedVersion)
			alarms.push({ ...common, kind: 'apiVersion', step: null, since: null, reason: unservedVersion.message });
	}
	return alarms.toSorted((a, b) => WEIGHT[a.kind] - WEIGHT[b.kind]);
}

const WEIGHT = { broken: 0, apiVersion: 1, quarantine: 2, breaker: 3 } as const;

const stepName = (services: Services, digest: string, step: string) =>
	services.catalogue.procedure(digest).then(
		(procedure) => procedure.stepName(step),
		() => ({ vi: step, en: step }),
	);
