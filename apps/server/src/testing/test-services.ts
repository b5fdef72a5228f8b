import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '@motcua/database';
import { createDocumentRenderer } from '@motcua/documents';
import { openJobs } from '@motcua/jobs';
import { IsolateHostRunner, openPackageStore } from '@motcua/plugin-host';
import { generateSigningKey } from '@motcua/procedure-tools';
import { pino } from 'pino';
import { createRateLimiter } from '../api/rate-limit.ts';
import { createOutside } from '../capabilities/outside/outside.ts';
import { readConfig, type ServerConfig } from '../config.ts';
import { createTrackTokens, loadTrackKey } from '../dossiers/tracking/track-tokens.ts';
import { openDiskFileStore } from '../files/file-store.ts';
import { createChangeFeed } from '../live/change-feed.ts';
import type { Mailer } from '../notifications/mailer.ts';
import { loadLocalKey } from '../platform/trust/local-key.ts';
import { createCatalogue } from '../procedures/catalogue.ts';
import { openPackageDesk } from '../procedures/install/open-package-desk.ts';
import { openShelf } from '../procedures/install/sources/shelf.ts';
import { closeStages } from '../procedures/rehearsal/stage/stages.ts';
import { noNeighbours } from '../processes/neighbours.ts';
import type { Services } from '../services.ts';
import { createSetupToken } from '../setup/setup-token.ts';
import { createDoorbell } from '../steps/doorbell.ts';
import { type StepEngine, startStepEngine, watchOtherEngines } from '../steps/index.ts';
import { createTestClock, type TestClock } from './test-clock.ts';

/** A mail server that keeps what it is given; told to fail, it refuses. */
export interface TestMailer extends Mailer {
	readonly sent: { to: string; subject: string; text: string; messageId: string }[];
	failing: boolean;
	/** False: as in a process without a mail server. */
	configured: boolean;
}

/** The real services on a temporary folder, with a clock that the test moves. */
export interface TestServices {
	readonly services: Services;
	readonly engine: StepEngine;
	readonly clock: TestClock;
	readonly mailer: TestMailer;
	readonly dataDir: string;
	/** Stops the engine and starts another one on the same data, as after a restart of the process. */
	restartEngine(): Promise<StepEngine>;
	close(): Promise<void>;
}

/**
 * Opens database, file store, queue, sandbox and renderer as the server does, in a folder of their own. Only the clock and
 * the mail server are the test's: the one must be moved, the other must not reach anybody.
 */
export async function startTestServices(
	options: { readonly clock?: TestClock; readonly config?: Partial<ServerConfig> } = {},
): Promise<TestServices> {
	const dataDir = await mkdtemp(join(tmpdir(), 'motcua-server-'));
	const clock = options.clock ?? createTestClock();
	const logger = pino({ level: 'silent' });
	const roots = { plugins: dataDir, portal: null, admin: null };
	const config = {
		...readConfig({ MOTCUA_DATA_DIR: dataDir, MOTCUA_PUBLIC_URL: 'http://motcua.test' }, roots),
		...options.config,
	};
	const db = await openDatabase({ url: config.databaseUrl });
	const jobs = await openJobs({ url: config.jobsUrl, sqlite: { synchronous: 'normal' } });
	const runner = new IsolateHostRunner();
	const shelf = openShelf(dataDir, logger);
	const localKey = await loadLocalKey(dataDir);
	const store = await openPackageStore(join(dataDir, 'packages'));
	const desk = await openPackageDesk(store, { config, db, clock, logger, shelf, localKey, runner }, [
		{ publicKey: generateSigningKey().publicKey, name: 'Motcua', level: 'core' },
	]);
	const documents = createDocumentRenderer();
	const mailer = createTestMailer();
	const services: Services = {
		config,
		clock,
		logger,
		db,
		files: await openDiskFileStore(join(dataDir, 'files')),
		scanner: { present: false, scan: async () => 'notScanned' },
		jobs,
		runner,
		...desk,
		documents,
		changes: createChangeFeed(),
		mailer,
		outside: createOutside(dataDir),
		rateLimiter: createRateLimiter(Date.now, 1_000),
		startedAt: Temporal.Now.instant(),
		shelf,
		localKey,
		setupToken: createSetupToken(),
		describeWalls: async () => [],
		catalogue: createCatalogue({ db, packages: desk.packages }),
		trackTokens: createTrackTokens(await loadTrackKey(dataDir), clock),
		doorbell: createDoorbell(),
		neighbours: noNeighbours(),
	};
	// As the server does: with workers apart it watches others work.
	const engine = config.workers === 'inside' ? await startStepEngine(services) : watchOtherEngines(services);
	return {
		services,
		engine,
		clock,
		mailer,
		dataDir,
		restartEngine: () => startStepEngine(services),
		async close() {
			await engine.close();
			await closeStages(services);
			await jobs.close();
			await runner.close();
			await documents.close();
			await db.close();
			await rm(dataDir, { recursive: true, force: true });
		},
	};
}

function createTestMailer(): TestMailer {
	const mailer: TestMailer = {
		configured: true,
		sent: [],
		failing: false,
		async send(mail) {
			if (mailer.failing) throw new Error('the mail server is away');
			mailer.sent.push(mail);
		},
		close: () => {},
	};
	return mailer;
}
