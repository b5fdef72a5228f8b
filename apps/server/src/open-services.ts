import { join } from 'node:path';
import { type Database, openDatabase, type SqliteDatabase } from '@motcua/database';
import { createDocumentRenderer } from '@motcua/documents';
import { openJobs } from '@motcua/jobs';
import { IsolateHostRunner, openPackageStore, type Wall } from '@motcua/plugin-host';
import type { Logger } from 'pino';
import { createRateLimiter } from './api/rate-limit.ts';
import { createOutside } from './capabilities/outside/outside.ts';
import type { ServerConfig } from './config.ts';
import { createTrackTokens, loadTrackKey } from './dossiers/tracking/track-tokens.ts';
import { openDiskFileStore } from './files/file-store.ts';
import { openScanner } from './files/scanner.ts';
import { createChangeFeed } from './live/change-feed.ts';
import { createMailer } from './notifications/mailer.ts';
import { loadLocalKey } from './platform/trust/local-key.ts';
import { createCatalogue } from './procedures/catalogue.ts';
import { openPackageDesk } from './procedures/install/open-package-desk.ts';
import { openShelf } from './procedures/install/sources/shelf.ts';
import { closeStages } from './procedures/rehearsal/stage/stages.ts';
import { tellWorkers } from './processes/fit-server.ts';
import { openNeighbours } from './processes/neighbours.ts';
import { type ProcessRole, signIn } from './processes/roll-call.ts';
import { shareChanges, shareForgetting, shareRings } from './processes/share-news.ts';
import type { Clock, Services } from './services.ts';
import { createSetupToken } from './setup/setup-token.ts';
import { createDoorbell } from './steps/doorbell.ts';

/** What tests and the demo put in place of the real thing. */
export interface Overrides {
	readonly clock?: Clock;
	readonly logger?: Logger;
	/** Multiplies the rate limits: benchmarks and seeds come from one address. */
	readonly rateScale?: number;
	/**
	 * Answers before the disk has the data. Only for data that is made again when a power cut takes it: the demo's seed.
	 * SQLite only.
	 */
	readonly forgetful?: boolean;
}

/** How a process opens the installation. */
export interface OpenAs {
	readonly role: Exclude<ProcessRole, 'engine' | 'move'>;
	readonly overrides: Overrides;
}

/** What a process of the installation works with, and how it ends. */
export interface OpenedServices {
	readonly services: Services;
	/** Drains and closes the queue, then everything else. */
	closeServices(): Promise<void>;
}

/**
 * Opens database, files, queue, sandbox and renderer of an installation. A server has the database to itself and brings
 * its schema up to date; a worker comes beside it.
 *
 * @throws {DatabaseError} for a database that can't be opened, or that this process may not migrate
 * @throws {JobsError} for a queue that can't be opened
 */
export async function openServices(
	config: ServerConfig,
	logger: Logger,
	{ role, overrides }: OpenAs,
): Promise<OpenedServices> {
	const clock = overrides.clock ?? { now: () => Temporal.Now.instant() };
	const db = await openDatabase({
		url: config.databaseUrl,
		...(role === 'worker' ? { exclusive: false, migrations: 'refuse' as const } : {}),
		onWarning: (warning) =>
			logger.warn(
				{ code: warning.code, transaction: warning.transaction, ms: warning.ms, err: warning.cause },
				warning.text,
			),
	});
	if (overrides.forgetful && isSqlite(db)) db.sqlite.writer.pragma('synchronous = OFF');
	const jobs = await openJobs({
		url: config.jobsUrl,
		// The tables are the record and the queue only wakes workers: what a power cut takes from it, the engine puts back.
		sqlite: { synchronous: 'normal' },
		onError: (error) => logger.error({ err: error }, 'job queue'),
	});
	const runner = new IsolateHostRunner();
	const shelf = openShelf(config.pluginsDir, logger);
	const localKey = await loadLocalKey(config.dataDir);
	const store = await openPackageStore(join(config.dataDir, 'packages'));
	const desk = await openPackageDesk(store, { config, db, clock, logger, shelf, localKey, runner });
	const documents = createDocumentRenderer();
	const mailer = createMailer(config.smtpUrl, mailFrom(config));
	const neighbours = await openNeighbours(config, db);
	if (role === 'server') tellWorkers(neighbours, config);
	const signedIn = signIn(config.dataDir, role);
	let walls: Promise<readonly Wall[]> | null = null;
	const services: Services = {
		config,
		clock,
		logger,
		db,
		files: await openDiskFileStore(join(config.dataDir, 'files'), { durable: !overrides.forgetful }),
		scanner: await openScanner(config.clamav, logger),
		jobs,
		runner,
		...desk,
		documents,
		changes: shareChanges(createChangeFeed(), neighbours),
		mailer,
		outside: createOutside(config.dataDir),
		rateLimiter: createRateLimiter(Date.now, overrides.rateScale ?? config.rateScale),
		startedAt: Temporal.Now.instant(),
		shelf,
		localKey,
		setupToken: createSetupToken(),
		// Tried once, from inside a host process; they do not change while the server runs.
		describeWalls: () => (walls ??= runner.describeWalls()),
		catalogue: shareForgetting(createCatalogue({ db, packages: desk.packages }), neighbours),
		trackTokens: createTrackTokens(await loadTrackKey(config.dataDir), clock),
		doorbell: shareRings(createDoorbell(), neighbours),
		neighbours,
	};
	return {
		services,
		async closeServices() {
			await closeStages(services);
			await jobs.close();
			await runner.close();
			await documents.close();
			mailer.close();
			await neighbours.close();
			await db.close();
			signedIn.signOut();
		},
	};
}

const isSqlite = (db: Database): db is SqliteDatabase => db.dialect === 'sqlite';

const mailFrom = (config: ServerConfig): string => `motcua@${new URL(config.publicUrl).hostname}`;
