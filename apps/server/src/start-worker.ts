import { DatabaseError } from '@motcua/database';
import { prepareDataDir, type ServerConfig } from './config.ts';
import { createLogger } from './logging.ts';
import { type Overrides, openServices } from './open-services.ts';
import { watchFit } from './processes/fit-server.ts';
import { refuseOtherFolder } from './processes/refuse-other-folder.ts';
import { startSchedules } from './schedules/start-schedules.ts';
import type { Services } from './services.ts';
import { startStepEngine } from './steps/index.ts';

/** A process that works on steps, checks and messages, and answers nobody. */
export interface RunningWorker {
	readonly services: Services;
	/** Never resolves; rejects when it does not fit the server any more (an upgrade): it is to be closed then. */
	readonly fits: Promise<never>;
	/** Takes nothing new, finishes the steps in hand or gives them back, closes everything. */
	close(): Promise<void>;
}

/**
 * Opens the data folder beside the server and starts to work. Any number of workers may run, on one machine for a
 * database in a file, on many for PostgreSQL with a queue that they share.
 *
 * @throws {ConfigError} for a setting that can't work
 * @throws {ConfigError} `config.otherFolder` when the packages and files of the database lie elsewhere
 * @throws {DatabaseError} for a database that can't be opened; `database.needsMigration` when the server has not brought it
 *   up to date yet
 */
export async function startWorker(config: ServerConfig, overrides: Overrides = {}): Promise<RunningWorker> {
	await prepareDataDir(config.dataDir);
	const logger = overrides.logger ?? createLogger(config.logLevel);
	const { services, closeServices } = await openServices(config, logger, { role: 'worker', overrides }).catch(
		(error: unknown) => {
			throw isServerToBeFirst(error) ? serverFirst(error) : error;
		},
	);
	try {
		await refuseOtherFolder(services);
		const engine = await startStepEngine(services);
		const schedules = startSchedules(services);
		const watch = watchFit(services);
		return {
			services,
			fits: watch.fits,
			async close() {
				watch.close();
				services.changes.close();
				await schedules.close();
				await engine.close();
				await closeServices();
				engine.signOut();
			},
		};
	} catch (error) {
		await closeServices();
		throw error;
	}
}

const isServerToBeFirst = (error: unknown): error is DatabaseError =>
	error instanceof DatabaseError && error.code === 'database.needsMigration';

const serverFirst = (cause: DatabaseError): DatabaseError =>
	new DatabaseError(
		'database.needsMigration',
		{
			vi: 'Cơ sở dữ liệu chưa được tạo hoặc chưa được nâng cấp lên bản này. Chạy máy chủ của cùng bản trước (MOTCUA_WORKERS=apart npm start), rồi chạy lại tiến trình này; kiểm tra MOTCUA_DATA_DIR, MOTCUA_DATABASE_URL có như của máy chủ không.',
			en: 'The database has not been made, or not been brought to this version. Start the server of the same version first (MOTCUA_WORKERS=apart npm start), then this worker again; check that MOTCUA_DATA_DIR and MOTCUA_DATABASE_URL are as the server has them.',
		},
		cause,
	);
