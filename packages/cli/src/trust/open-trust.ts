import { userInfo } from 'node:os';
import { readConfig } from '@motcua/server/config';
import { CORE_KEYS, loadLocalKey, type TrustChange } from '@motcua/server/trust';
import { withDatabase } from '../open-installation.ts';
import { roots } from '../roots.ts';

/** Who changes the list here: whoever may write the data folder, by the name of their account on this machine. */
export const terminal = () => ({ kind: 'system', id: 'terminal', name: `Dòng lệnh (${userInfo().username})` }) as const;

/** Opens the trust list of the installation beside a running server, does one thing with it, and closes it. */
export async function withTrust<T>(work: (trust: TrustChange) => Promise<T>): Promise<T> {
	const config = readConfig(process.env, roots());
	return withDatabase(config, async (db) => {
		const localKey = await loadLocalKey(config.dataDir);
		return work({ db, localKey, coreKeys: CORE_KEYS, clock: { now: () => Temporal.Now.instant() } });
	});
}
