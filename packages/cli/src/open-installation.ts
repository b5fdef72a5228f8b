import { type Database, openDatabase } from '@motcua/database';
import type { ServerConfig } from '@motcua/server';

/** Opens the database of an installation beside its server, for a tool; changes nothing of its schema. */
export async function withDatabase<Result>(
	config: Pick<ServerConfig, 'databaseUrl'>,
	work: (db: Database) => Promise<Result>,
): Promise<Result> {
	const db = await openDatabase({ url: config.databaseUrl, migrations: 'refuse', exclusive: false });
	try {
		return await work(db);
	} finally {
		await db.close();
	}
}
