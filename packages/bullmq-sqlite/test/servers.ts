import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
	type BackendFactory,
	createPostgresBackend,
	createRedisBackend,
	DEFAULT_SCHEMA,
	type IQueueBackend,
	runMigrations,
} from 'bullmq';
import { Redis } from 'ioredis';
import { Pool } from 'pg';
import { createSqliteBackend, openStore, type StoreOptions } from '../src/index.ts';

/** A backend that is up: what queues are made with, and how to take it down. */
export interface RunningBackend {
	readonly name: string;
	readonly factory: BackendFactory<IQueueBackend, unknown>;
	readonly connection: unknown;
	close(): Promise<void>;
}

export const temporaryFolder = (): { path: string; remove: () => void } => {
	const path = mkdtempSync(join(tmpdir(), 'bullmq-sqlite-'));
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

export const startSqlite = async (options: StoreOptions = {}): Promise<RunningBackend> => {
	const folder = temporaryFolder();
	const store = openStore({ file: join(folder.path, 'queue.sqlite'), ...options }).retain();
	return {
		name: 'sqlite',
		connection: store,
		factory: (name, opts, role) => createSqliteBackend(name, { ...opts, connection: store }, role),
		close: async () => {
			await store.release();
			folder.remove();
		},
	};
};

export const hasRedis = (): boolean =>
	process.env.REDIS_URL !== undefined || spawnSync('redis-server', ['--version']).status === 0;

const spawnRedis = async (persistence: readonly string[]): Promise<{ url: string; stop: () => Promise<void> }> => {
	const folder = temporaryFolder();
	const port = await freePort();
	const server = spawn('redis-server', ['--port', String(port), '--dir', folder.path, '--save', '', ...persistence], {
		stdio: 'ignore',
	});
	const url = `redis://127.0.0.1:${port}`;
	const client = new Redis(url, { retryStrategy: () => 50, maxRetriesPerRequest: null });
	client.on('error', () => undefined);
	await client.ping();
	client.disconnect();
	return { url, stop: () => stopServer(server, folder.remove) };
};

const stopServer = (server: ChildProcess, then: () => void): Promise<void> =>
	new Promise((resolve) => {
		server.once('exit', () => {
			then();
			resolve();
		});
		server.kill('SIGTERM');
	});

/** Redis at `REDIS_URL`, else one of our own; `persistence` are its command line options. */
export const startRedis = async (persistence: readonly string[] = ['--appendonly', 'no']): Promise<RunningBackend> => {
	const given = process.env.REDIS_URL;
	const server = given === undefined ? await spawnRedis(persistence) : { url: given, stop: async () => undefined };
	const connection = { url: server.url, maxRetriesPerRequest: null };
	return {
		name: 'redis',
		connection,
		factory: (name, opts, role) => createRedisBackend(name, Object.assign(opts, { connection }), role),
		close: server.stop,
	};
};

const postgresBinaries = (): string | undefined =>
	[
		'/usr/lib/postgresql/18/bin',
		'/usr/lib/postgresql/17/bin',
		'/usr/lib/postgresql/16/bin',
		'/usr/lib/postgresql/15/bin',
	].find((folder) => existsSync(join(folder, 'initdb')));

export const hasPostgres = (): boolean => process.env.POSTGRES_URL !== undefined || postgresBinaries() !== undefined;

/** A server of our own in a temporary folder. PostgreSQL refuses to run as root, so root lends it another user. */
const spawnPostgres = async (binaries: string): Promise<{ url: string; stop: () => Promise<void> }> => {
	const folder = temporaryFolder();
	const port = await freePort();
	const data = join(folder.path, 'data');
	const isRoot = process.getuid?.() === 0;
	const as = (command: string, args: string[]): [string, string[]] =>
		isRoot ? ['setpriv', ['--reuid=65534', '--regid=65534', '--clear-groups', command, ...args]] : [command, args];
	if (isRoot) spawnSync('chown', ['65534:65534', folder.path]);
	const init = spawnSync(...as(join(binaries, 'initdb'), ['-D', data, '-U', 'postgres', '-A', 'trust', '--no-sync']));
	if (init.status !== 0) throw new Error(`initdb: ${init.stderr}`);
	const options = ['-D', data, '-p', String(port), '-k', folder.path, '-c', 'listen_addresses=127.0.0.1'];
	const server = spawn(...as(join(binaries, 'postgres'), options), { stdio: 'ignore' });
	const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
	await answering(url);
	return {
		url,
		stop: () =>
			new Promise((resolve) => {
				server.once('exit', () => {
					folder.remove();
					resolve();
				});
				server.kill('SIGINT');
			}),
	};
};

const answering = async (url: string): Promise<void> => {
	for (let attempt = 0; ; attempt += 1) {
		const pool = new Pool({ connectionString: url });
		try {
			await pool.query('SELECT 1');
			return;
		} catch (error) {
			if (attempt > 100) throw error;
			await new Promise((resolve) => setTimeout(resolve, 50));
		} finally {
			await pool.end();
		}
	}
};

/** PostgreSQL at `POSTGRES_URL`, else one of our own. */
export const startPostgres = async (): Promise<RunningBackend> => {
	const given = process.env.POSTGRES_URL;
	const server =
		given === undefined ? await spawnPostgres(postgresBinaries() ?? '') : { url: given, stop: async () => undefined };
	const pool = new Pool({ connectionString: server.url, max: 30, options: `-c search_path=${DEFAULT_SCHEMA}` });
	pool.on('error', () => undefined);
	// Every queue and worker listens on the shared pool.
	pool.setMaxListeners(0);
	const client = await pool.connect();
	await runMigrations(client, DEFAULT_SCHEMA);
	client.release();
	return {
		name: 'postgres',
		connection: pool,
		factory: (name, opts, role) =>
			createPostgresBackend(name, Object.assign(opts, { connection: pool }) as never, role),
		close: async () => {
			await pool.end();
			await server.stop();
		},
	};
};
