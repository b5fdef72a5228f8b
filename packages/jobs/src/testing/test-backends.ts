import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { Redis } from 'ioredis';
import { Client } from 'pg';

/** A place for jobs, and the disasters that can be brought upon it. */
export interface Place {
	readonly url: string;
	/** Everything the queue holds is gone, while processes are connected. */
	wipe(): Promise<void>;
	/** The server is killed; the answer brings it back. Nothing for a file. */
	goAway(): Promise<() => Promise<void>>;
	close(): Promise<void>;
}

export interface TestBackend {
	readonly name: 'sqlite' | 'redis' | 'postgres';
	open(): Promise<Place>;
}

const temporaryFolder = (): { path: string; remove: () => void } => {
	const path = mkdtempSync(join(tmpdir(), 'jobs-'));
	return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
};

const freePort = (): Promise<number> =>
	new Promise((resolve, reject) => {
		const server = createServer();
		server.once('error', reject);
		server.listen(0, '127.0.0.1', () => {
			const address = server.address();
			server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
		});
	});

/** Tries until the server answers. */
const answering = async (ask: () => Promise<unknown>): Promise<void> => {
	for (let attempt = 0; ; attempt += 1) {
		try {
			await ask();
			return;
		} catch (error) {
			if (attempt > 200) throw error;
			await sleep(50);
		}
	}
};

const stop = (server: ChildProcess, signal: NodeJS.Signals): Promise<void> =>
	new Promise((resolve) => {
		server.once('exit', () => resolve());
		server.kill(signal);
	});

const sqlite: TestBackend = {
	name: 'sqlite',
	async open() {
		const folder = temporaryFolder();
		const file = join(folder.path, 'jobs.sqlite');
		return {
			url: `sqlite:${file}`,
			async wipe() {
				const db = new Database(file, { timeout: 5000 });
				db.exec('DELETE FROM bullmq_job; DELETE FROM bullmq_dedup; DELETE FROM bullmq_scheduler');
				db.close();
			},
			goAway: async () => async () => undefined,
			close: async () => folder.remove(),
		};
	},
};

const askRedis = async (url: string, command: (client: Redis) => Promise<unknown>): Promise<void> => {
	const client = new Redis(url, { lazyConnect: true, retryStrategy: () => null, maxRetriesPerRequest: 0 });
	client.on('error', () => undefined);
	try {
		await client.connect();
		await command(client);
	} finally {
		client.disconnect();
	}
};

const redis: TestBackend = {
	name: 'redis',
	async open() {
		const given = process.env.REDIS_URL;
		const folder = temporaryFolder();
		const port = await freePort();
		const url = given ?? `redis://127.0.0.1:${port}`;
		const options = ['--port', String(port), '--dir', folder.path, '--save', '', '--appendonly', 'yes'];
		const start = (): ChildProcess => spawn('redis-server', options, { stdio: 'ignore' });
		let server = given === undefined ? start() : undefined;
		await answering(() => askRedis(url, (client) => client.ping()));
		const wipe = () => askRedis(url, (client) => client.flushdb());
		await wipe();
		return {
			url,
			wipe,
			async goAway() {
				if (server === undefined) return async () => undefined;
				await stop(server, 'SIGKILL');
				return async () => {
					server = start();
					await answering(() => askRedis(url, (client) => client.ping()));
				};
			},
			async close() {
				if (server?.exitCode === null && server.signalCode === null) await stop(server, 'SIGTERM');
				folder.remove();
			},
		};
	},
};

const askPostgres = async (url: string, sql: string): Promise<void> => {
	const client = new Client({ connectionString: url });
	client.on('error', () => undefined);
	try {
		await client.connect();
		await client.query(sql);
	} finally {
		await client.end().catch(() => undefined);
	}
};

const WIPE_POSTGRES =
	"DO $$ BEGIN IF to_regclass('bullmq.job') IS NOT NULL THEN DELETE FROM bullmq.job; END IF; END $$";

const binaries = [18, 17, 16, 15]
	.map((version) => `/usr/lib/postgresql/${version}/bin`)
	.find((folder) => existsSync(join(folder, 'initdb')));

/** PostgreSQL refuses to run as root, so root lends it another user. */
const asOther = (command: string, args: string[]): [string, string[]] =>
	process.getuid?.() === 0
		? ['setpriv', ['--reuid=65534', '--regid=65534', '--clear-groups', command, ...args]]
		: [command, args];

/** One server for all tests of a file: making its data folder takes seconds. */
let cluster: { url: string; goAway: Place['goAway']; close(): Promise<void> } | undefined;

const startCluster = async (folderOfBinaries: string): Promise<NonNullable<typeof cluster>> => {
	const folder = temporaryFolder();
	const port = await freePort();
	const data = join(folder.path, 'data');
	if (process.getuid?.() === 0) spawnSync('chown', ['65534:65534', folder.path]);
	const init = ['-D', data, '-U', 'postgres', '-A', 'trust', '--encoding=UTF8', '--locale=C.UTF-8', '--no-sync'];
	spawnSync(...asOther(join(folderOfBinaries, 'initdb'), init));
	const options = ['-D', data, '-p', String(port), '-k', folder.path, '-c', 'listen_addresses=127.0.0.1'];
	const start = (): ChildProcess => spawn(...asOther(join(folderOfBinaries, 'postgres'), options), { stdio: 'ignore' });
	let server = start();
	const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
	await answering(() => askPostgres(url, 'SELECT 1'));
	return {
		url,
		async goAway() {
			await stop(server, 'SIGINT');
			return async () => {
				server = start();
				await answering(() => askPostgres(url, 'SELECT 1'));
			};
		},
		async close() {
			await stop(server, 'SIGINT');
			folder.remove();
		},
	};
};

const postgres: TestBackend = {
	name: 'postgres',
	async open() {
		const given = process.env.POSTGRES_URL;
		if (given === undefined) cluster ??= await startCluster(binaries ?? '');
		const url = given ?? cluster?.url ?? '';
		await askPostgres(url, 'DROP SCHEMA IF EXISTS bullmq CASCADE');
		return {
			url,
			wipe: () => askPostgres(url, WIPE_POSTGRES),
			goAway: async () => (await cluster?.goAway()) ?? (async () => undefined),
			close: async () => undefined,
		};
	},
};

/** To be called once all tests of a file are done. */
export const stopServers = async (): Promise<void> => {
	await cluster?.close();
	cluster = undefined;
};

const hasRedis = process.env.REDIS_URL !== undefined || spawnSync('redis-server', ['--version']).status === 0;
const hasPostgres = process.env.POSTGRES_URL !== undefined || binaries !== undefined;

/** SQLite always; Redis and PostgreSQL when their address is in the environment or their server is installed. */
export const testBackends: readonly TestBackend[] = [
	sqlite,
	...(hasRedis ? [redis] : []),
	...(hasPostgres ? [postgres] : []),
];
