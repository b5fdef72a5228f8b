import { join } from 'node:path';
import type { PackageStore } from '@motcua/plugin-host';
import type { TrustedKey } from '@motcua/procedure-tools';
import { CORE_KEYS } from '../../platform/trust/core-keys.ts';
import type { Services } from '../../services.ts';
import { createReplays, type Replays } from './replays.ts';
import { type RepairKit, repairing } from './sources/repairing-store.ts';
import { openStaging, type Staging } from './sources/staging.ts';

/** What installing packages leans on, beside the store itself. */
export interface PackageDesk {
	/** By digest, healing itself from the folder of packages. */
	readonly packages: PackageStore;
	/** Keys of the releases of Motcua. */
	readonly coreKeys: readonly TrustedKey[];
	/** Packages that were handed in and wait for a decision. */
	readonly staging: Staging;
	/** Their samples, as they are played. */
	readonly replays: Replays;
}

/** Opens the store's surroundings in the data folder. */
export async function openPackageDesk(
	store: PackageStore,
	kit: RepairKit & Pick<Services, 'config' | 'runner'>,
	coreKeys: readonly TrustedKey[] = CORE_KEYS,
): Promise<PackageDesk> {
	return {
		packages: repairing(store, kit),
		coreKeys,
		staging: await openStaging(join(kit.config.dataDir, 'staged-packages')),
		replays: createReplays(kit.runner),
	};
}
