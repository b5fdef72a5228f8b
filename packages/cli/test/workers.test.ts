import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { loadDossier } from '@motcua/database';
import { startTestPostgres } from '@motcua/database/testing';
import { type RunningServer, readConfig, startServer } from '@motcua/server';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { demoPassword, makeDemoWard } from '../src/demo/index.ts';
import { connect, createRandom, makeFiling, makePerson, photographOfPaper, signIn, upload } from '../src/play/index.ts';
import { roots } from '../src/roots.ts';
import { type Running, runMotcua } from './motcua-process.ts';

const DOSSIERS = 16;
/** Certified copies: checked by code of the package when they are filed. */
const CODE = '2.000815';

/** A server that does not work itself, and how to start workers beside it. */
interface Office {
	readonly server: RunningServer;
	startWorker(): Promise<Running>;
	close(): Promise<void>;
}

/** @param places where data and queue are; in the data folder when nothing is named */
async function openOffice(places: Readonly<Record<string, string>>): Promise<Office> {
	const folder = await mkdtemp(join(tmpdir(), 'motcua-workers-'));
	const settings = { ...places, MOTCUA_DATA_DIR: folder, MOTCUA_LOG_LEVEL: 'error' };
	const apart = { ...settings, MOTCUA_PORT: '0', MOTCUA_WORKERS: 'apart' };
	const server = await startServer({ ...readConfig(apart, roots()), isDemo: true }, { rateScale: 100_000 });
	await makeDemoWard(server.services);
	const workers: Running[] = [];
	return {
		server,
		async startWorker() {
			const worker = runMotcua(['worker'], settings);
			workers.push(worker);
			await worker.until(/worker is running/);
			return worker;
		},
		async close() {
			for (const worker of workers) worker.child.kill('SIGKILL');
			await server.close();
			await rm(folder, { recursive: true, force: true });
		},
	};
}

/** Two workers share the filings of a morning; one of them is sent `signal` while it holds a step. */
async function workTogether({ server, startWorker }: Office, signal: NodeJS.Signals): Promise<void> {
	const { services } = server;
	const { stepRun } = services.db.tables;
	const [leaving, staying] = [await startWorker(), await startWorker()];
	const heard = new Set<string>();
	const stop = new AbortController();
	const wardId = (await services.catalogue.portalWard()).id;
	const listening = (async () => {
		for await (const { dossierId, seq } of services.changes.ofWard(wardId, stop.signal))
			heard.add(`${dossierId} ${seq}`);
	})();

	const filing = fileMany(server, DOSSIERS);
	// In the middle of a step: its process says that it holds one.
	for (;;) {
		const runs = await services.db.read.select().from(stepRun);
		if (runs.some(({ leaseOwner }) => leaseOwner?.includes(`-${leaving.child.pid}-`))) break;
		await pause(1);
	}
	leaving.child.kill(signal);
	const ids = await filing;
	await server.engine.idle();
	await receive(server.url, ids.slice(0, 5));
	await server.engine.idle();

	const runs = await services.db.read.select().from(stepRun);
	expect(runs.length).toBeGreaterThanOrEqual(DOSSIERS);
	expect(new Set(runs.map(({ state }) => state))).toEqual(new Set(['done']));
	const checked: string[] = [];
	for (const dossierId of ids) {
		const loaded = await loadDossier(services.db.read, wardId, dossierId);
		const checks = (loaded?.events ?? []).filter((event) => event.type === 'checked');
		// Each check of the package has answered, and once.
		const names = checks.map(({ data }) => data.check);
		expect(names.length).toBeGreaterThan(0);
		expect(names).toEqual([...new Set(names)]);
		checked.push(`${dossierId} ${checks.at(-1)?.seq}`);
	}

	// What the workers committed was told to the open pages of the server.
	while (!checked.every((change) => heard.has(change))) await pause(20);
	stop.abort();
	await listening;

	staying.child.kill('SIGTERM');
	expect(await staying.ended()).toBe(0);
	expect(staying.printed()).toMatch(/nhận SIGTERM/);
	if (signal === 'SIGTERM') expect(await leaving.ended()).toBe(0);
}

const hasRedis = spawnSync('redis-server', ['--version']).status === 0;

describe('worker processes beside a server that does not work itself finish every step once', () => {
	it('on SQLite, although one of them is killed in the middle of a step', async () => {
		const office = await openOffice({});
		try {
			await workTogether(office, 'SIGKILL');
		} finally {
			await office.close();
		}
	}, 240_000);

	it.skipIf(!hasRedis)(
		'on PostgreSQL and Redis, although one of them is stopped in the middle of a step',
		async () => {
			const postgres = await startTestPostgres();
			const socket = createServer().listen(0, '127.0.0.1');
			await once(socket, 'listening');
			const address = socket.address();
			const port = typeof address === 'object' && address !== null ? address.port : 0;
			socket.close();
			const redis = spawn('redis-server', ['--port', String(port), '--save', ''], { stdio: 'ignore' });
			const office = await openOffice({
				MOTCUA_DATABASE_URL: await postgres.createDatabase(),
				MOTCUA_JOBS_URL: `redis://127.0.0.1:${port}`,
			});
			try {
				await workTogether(office, 'SIGTERM');
			} finally {
				await office.close();
				redis.kill();
				await postgres.stop();
			}
		},
		240_000,
	);
});

describe('a worker that does not fit the server', () => {
	let folder: string;
	let server: RunningServer;
	beforeEach(async () => {
		folder = await mkdtemp(join(tmpdir(), 'motcua-workers-'));
		const apart = { MOTCUA_DATA_DIR: join(folder, 'data'), MOTCUA_LOG_LEVEL: 'error', MOTCUA_PORT: '0' };
		server = await startServer({ ...readConfig({ ...apart, MOTCUA_WORKERS: 'apart' }, roots()), isDemo: true });
	});
	afterEach(async () => {
		await server.close();
		await rm(folder, { recursive: true, force: true });
	});
	const worker = (places: Readonly<Record<string, string>> = {}): Running =>
		runMotcua(['worker'], { MOTCUA_DATA_DIR: join(folder, 'data'), MOTCUA_LOG_LEVEL: 'error', ...places });

	it('is not started where there is no database, and makes none', async () => {
		const elsewhere = worker({ MOTCUA_DATA_DIR: join(folder, 'elsewhere') });
		expect(await elsewhere.ended()).toBe(2);
		expect(elsewhere.printed()).toMatch(/config\.noDatabase[\s\S]*start the server/);
		expect(existsSync(join(folder, 'elsewhere', 'motcua.sqlite'))).toBe(false);
	}, 30_000);

	it('is not started beside a database that the server has yet to bring up to date', async () => {
		await writeFile(join(folder, 'empty.sqlite'), '');
		const early = worker({ MOTCUA_DATABASE_URL: `sqlite:${join(folder, 'empty.sqlite')}` });
		expect(await early.ended()).toBe(2);
		expect(early.printed()).toMatch(/database\.needsMigration[\s\S]*Start the server of the same version first/);
	}, 30_000);

	it('is not started on another data folder: packages would be taken for broken, and results be lost', async () => {
		await makeDemoWard(server.services);
		const database = { MOTCUA_DATABASE_URL: server.services.config.databaseUrl };
		const elsewhere = worker({ ...database, MOTCUA_DATA_DIR: join(folder, 'elsewhere') });
		expect(await elsewhere.ended()).toBe(2);
		expect(elsewhere.printed()).toMatch(/config\.otherFolder[\s\S]*not the server's data folder/);
	}, 30_000);

	it('stops by itself when the server is of another version, or has upgraded the database', async () => {
		const beside = worker();
		await beside.until(/worker is running/);
		const { neighbours, db } = server.services;
		const told = setInterval(() => neighbours.tell({ kind: 'server', version: '9.9.9', queue: 'elsewhere' }), 50);
		expect(await beside.ended()).toBe(2);
		clearInterval(told);
		expect(beside.printed()).toMatch(/config\.otherVersion[\s\S]*version 9\.9\.9/);
		expect(beside.printed()).toMatch(/config\.otherQueue/);

		const next = worker();
		await next.until(/worker is running/);
		// As the migration of a later release leaves it.
		db.sqlite?.writer
			.prepare('insert into schema_migration select 999, name, checksum, applied_at from schema_migration limit 1')
			.run();
		expect(await next.ended()).toBe(2);
		expect(next.printed()).toMatch(/database\.newerSchema[\s\S]*has just upgraded the database/);
	}, 60_000);
});

/** Files dossiers over HTTP, one after the other. */
async function fileMany({ url, services }: RunningServer, count: number): Promise<string[]> {
	const citizen = connect(url);
	const detail = await citizen.public.procedure.get.query({ code: CODE });
	const stored = await services.shelf.find(CODE);
	if (!stored) return expect.fail(`no package ${CODE} on the shelf`);
	const random = createRandom(3);
	const today = Temporal.Now.plainDateISO('Asia/Ho_Chi_Minh');
	const ids: string[] = [];
	for (let n = 0; n < count; n++) {
		const paper = async () => upload(url, await photographOfPaper(n));
		const filing = await makeFiling(detail, stored.package, makePerson(random), paper, today);
		ids.push((await citizen.public.dossier.submit.mutate(filing)).dossierId);
	}
	return ids;
}

/** The desk accepts dossiers, and the automatic steps after that begin. */
async function receive(url: string, ids: readonly string[]): Promise<void> {
	const { desk } = await signIn(url, 'tiepnhan', demoPassword);
	for (const dossierId of ids) {
		const { seq } = await desk.dossier.get.query({ dossierId });
		await desk.dossier.receive.mutate({ dossierId, expectedSeq: seq });
	}
}
