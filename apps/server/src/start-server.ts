import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Database, findStaffOfUser, listWards, updateStaff } from '@motcua/database';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { RequestContext, StaffSession } from './api/trpc.ts';
import { appRouter } from './app-router.ts';
import type { Auth, LazyAuth } from './auth/auth.ts';
import { registerAuthRoutes } from './auth/routes.ts';
import { staffSessionOf } from './auth/staff-session.ts';
import { prepareDataDir, type ServerConfig } from './config.ts';
import { registerDossierRoutes } from './dossiers/routes.ts';
import { registerFileRoute } from './files/file-route.ts';
import { registerUploadRoute } from './files/upload-route.ts';
import { createHttpApp } from './http/app.ts';
import { registerOpenApi } from './http/open-api.ts';
import { serveApps } from './http/static-apps.ts';
import { registerTrpc } from './http/trpc-calls.ts';
import { jobTypes } from './job-types.ts';
import { createLogger } from './logging.ts';
import { createMetrics } from './monitoring/metrics.ts';
import { registerMonitoringRoutes } from './monitoring/routes.ts';
import { watchIncidents } from './notifications/incidents/watch-incidents.ts';
import { type Overrides, openServices } from './open-services.ts';
import { registerPackageRoute } from './procedures/install/sources/upload-route.ts';
import { startSchedules } from './schedules/start-schedules.ts';
import type { Services } from './services.ts';
import { type StepEngine, startStepEngine, watchOtherEngines } from './steps/index.ts';

/** A server that listens. */
export interface RunningServer {
	/** Where it listens, without a trailing slash. */
	readonly url: string;
	readonly services: Services;
	readonly engine: StepEngine;
	/** Opens the first-run set-up; null when the ward is set up. */
	readonly setupToken: string | null;
	/** Answers what has begun, finishes the steps in hand, closes everything. */
	close(): Promise<void>;
}

/**
 * Opens the data folder and starts to listen. One process: web server, workers, sandbox client; with
 * `MOTCUA_WORKERS=apart` the workers are processes of their own.
 *
 * @throws {ConfigError} for a setting that can't work
 * @throws {DatabaseError} for a database that can't be opened, or that a newer version wrote
 * @throws Error with code `EADDRINUSE` and its like for an address that can't be listened on
 */
export async function startServer(config: ServerConfig, overrides: Overrides = {}): Promise<RunningServer> {
	await prepareDataDir(config.dataDir);
	const logger = overrides.logger ?? createLogger(config.logLevel);
	const { services, closeServices } = await openServices(config, logger, { role: 'server', overrides });
	try {
		const app = createHttpApp({
			logger,
			trustedProxies: config.trustedProxies,
			isHttps: config.publicUrl.startsWith('https:'),
		});
		await mount(app, services, await lazyAuth(services));
		const engine = await openEngine(services);
		const url = await app.listen({ host: config.host, port: config.port }).catch(async (error: unknown) => {
			await engine.close();
			engine.signOut();
			throw error;
		});
		// Under a clock that is not the world's (a seed's, a test's) every night would look missed.
		const isWorldsTime = overrides.clock === undefined;
		const schedules = config.workers === 'inside' && isWorldsTime ? startSchedules(services) : null;
		const incidents = isWorldsTime ? watchIncidents(services) : null;
		return {
			url,
			services,
			engine,
			setupToken: (await listWards(services.db.read)).length > 0 ? null : services.setupToken.value,
			async close() {
				services.changes.close();
				await app.close();
				await incidents?.close();
				await schedules?.close();
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

/** Works here, or watches others work. */
function openEngine(services: Services): Promise<StepEngine> {
	if (services.config.workers === 'inside') return startStepEngine(services);
	services.jobs.define(...jobTypes);
	return Promise.resolve(watchOtherEngines(services));
}

async function lazyAuth({ config, db }: Services): Promise<LazyAuth> {
	// Now, so that a folder without room for it is told of at the start.
	const secret = await secretOf(config.dataDir);
	let auth: Promise<Auth> | null = null;
	const load = async (): Promise<Auth> => {
		const { createAuth } = await import('./auth/auth.ts');
		return createAuth({
			db,
			secret,
			publicUrl: config.publicUrl,
			wardName: 'Motcua',
			attemptsPerMinute: Math.round(10 * config.rateScale),
		});
	};
	return () => (auth ??= load());
}

/** Signs session cookies; made at first run. Losing it signs everybody out and nothing more. */
async function secretOf(dataDir: string): Promise<string> {
	const file = join(dataDir, 'keys', 'session-secret');
	await mkdir(join(dataDir, 'keys'), { recursive: true, mode: 0o700 });
	try {
		return await readFile(file, 'utf8');
	} catch {
		const secret = randomBytes(48).toString('base64url');
		await writeFile(file, secret, { mode: 0o600, flag: 'wx', flush: true });
		return secret;
	}
}

async function mount(app: FastifyInstance, services: Services, auth: LazyAuth): Promise<void> {
	const sessionOf = (request: FastifyRequest): Promise<StaffSession | null> => staffSessionOf(services, auth, request);
	const contextOf = async (request: FastifyRequest): Promise<RequestContext> => ({
		services,
		session: await sessionOf(request),
		ip: request.ip,
		requestId: request.id,
	});
	const metrics = createMetrics(app, services);
	registerMonitoringRoutes(app, services, metrics);
	await registerAuthRoutes(app, auth, (userId) => clearMustChange(services.db, userId));
	await registerUploadRoute(app, services);
	registerFileRoute(app, services, sessionOf);
	await registerPackageRoute(app, services, sessionOf);
	registerDossierRoutes(app, services, { sessionOf });
	await registerTrpc(app, { router: appRouter, createContext: contextOf });
	registerOpenApi(app, contextOf, services.config.publicUrl);
	await serveApps(app, { portal: services.config.portalDir, admin: services.config.adminDir });
}

/** The person has chosen an own password: the reminder goes. */
async function clearMustChange(db: Database, userId: string): Promise<void> {
	const person = await findStaffOfUser(db.read, userId);
	if (!person) return;
	await db.write((tx) =>
		updateStaff(tx, person.staff.id, { mustChangePassword: false, updatedAt: Temporal.Now.instant().toString() }),
	);
}
