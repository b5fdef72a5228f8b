import { prepareDataDir, type ServerConfig } from './config.ts';
import { createLogger } from './logging.ts';
import { type Overrides, openServices } from './open-services.ts';
import { startSchedules } from './schedules/start-schedules.ts';
import type { Services } from './services.ts';
import { startStepEngine } from './steps/index.ts';

/** A process that works on steps, checks and messages, and answers nobody. */
export interface RunningWorker {
	readonly services: Services;
	/** Takes nothing new, finishes the steps in hand or gives them back, closes everything. */
	close(): Promise<void>;
}

/**
 * Opens the data folder beside the server and starts to work. Any number of workers may run, on one machine for a
 * database in a file, on many for PostgreSQL with a queue that they share.
 *
 * @throws {ConfigError} for a setting that can't work
 * @throws {DatabaseError} for a database that can't be opened; `database.needsMigration` when the server has not brought it
 *   up to date yet
 */
export async function startWorker(config: ServerConfig, overrides: Overrides = {}): Promise<RunningWorker> {
	await prepareDataDir(config.dataDir);
	const logger = overrides.logger ?? createLogger(config.logLevel);
	const { services, closeServices } = await openServices(config, logger, { role: 'worker', overrides });
	try {
		const engine = await startStepEngine(services);
		const schedules = startSchedules(services);
		return {
			services,
			async close() {
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
