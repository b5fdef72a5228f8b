import { existsSync } from 'node:fs';
import { type Database, openDatabase } from '@motcua/database';
import { ConfigError, type ServerConfig } from '@motcua/server/config';

const SQLITE = 'sqlite:';

/**
 * Opens the database of an installation beside its server, for a tool; changes nothing of its schema.
 *
 * @throws {ConfigError} `config.noDatabase` for a file that is not there: a tool must not make an empty one
 * @throws {DatabaseError} for a database that can't be opened
 */
export async function withDatabase<Result>(
	config: Pick<ServerConfig, 'databaseUrl'>,
	work: (db: Database) => Promise<Result>,
): Promise<Result> {
	assertDatabaseIsThere(config);
	const db = await openDatabase({ url: config.databaseUrl, migrations: 'refuse', exclusive: false });
	try {
		return await work(db);
	} finally {
		await db.close();
	}
}

/** Whether there is a database to look at; one on PostgreSQL says so itself. */
export const isDatabaseThere = ({ databaseUrl }: Pick<ServerConfig, 'databaseUrl'>): boolean =>
	!databaseUrl.startsWith(SQLITE) || existsSync(databaseUrl.slice(SQLITE.length));

/** @throws {ConfigError} `config.noDatabase` */
export function assertDatabaseIsThere(config: Pick<ServerConfig, 'databaseUrl'>): void {
	if (isDatabaseThere(config)) return;
	const file = config.databaseUrl.slice(SQLITE.length);
	throw new ConfigError('config.noDatabase', 'MOTCUA_DATA_DIR', {
		vi: `Không có cơ sở dữ liệu ở ${file}. Hãy đặt MOTCUA_DATA_DIR (hoặc MOTCUA_DATABASE_URL) như của máy chủ, hoặc chạy máy chủ lần đầu trước.`,
		en: `There is no database at ${file}. Set MOTCUA_DATA_DIR (or MOTCUA_DATABASE_URL) as the server has it, or start the server for the first time before.`,
	});
}
