import { openDatabase } from '@motcua/database';
import type { ServerConfig } from '@motcua/server/config';
import { apiPreflight, type Unserved } from '@motcua/server/preflight';
import { isDatabaseThere } from '../open-installation.ts';

/** Versions in use that a core would not serve; of this core when no contracts are named. */
export async function unservedVersions(
	config: ServerConfig,
	supported?: readonly number[],
): Promise<readonly Unserved[]> {
	// Before the first start there is nothing to drop, and a look must not make a database.
	if (!isDatabaseThere(config)) return [];
	// The schema of the old core is left as it is: what is read here has been there from the first one on.
	const db = await openDatabase({ url: config.databaseUrl, migrations: 'leave', exclusive: false });
	try {
		return db.schemaVersion === 0 ? [] : await apiPreflight(db.read, supported);
	} finally {
		await db.close();
	}
}
