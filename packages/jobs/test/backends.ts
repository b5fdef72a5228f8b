import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';

/** A backend to test on: a URL of a fresh place for jobs, and how to take it away. */
export interface TestBackend {
	readonly name: 'sqlite' | 'redis' | 'postgres';
	open(): Promise<{ url: string; close(): Promise<void> }>;
}

const freePort = (): Promise<number> =>
	new Promise((resolve, reject) => {
		const server = createServer();
		server.once('error', reject);
		server.listen(0, '127.0.0.1', () => {
			const address = server.address();
			server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
		});
	});

const sqlite: TestBackend = {
	name: 'sqlite',
	async open() {
		const folder = mkdtempSync(join(tmpdir(), 'jobs-'));
		return {
			url: `sqlite:${join(folder, 'jobs.sqlite')}`,
			close: async () => rmSync(folder, { recursive: true, force: true }),
		};
	},
};

const startRedis = async (): Promise<{ url: string; process: ChildProcess }> => {
	const port = await freePort();
	const process = spawn('redis-server', ['--port', String(port), '--save', '', '--appendonly', 'no'], {
		stdio: 'ignore',
	});
	const url = `redis://127.0.0.1:${port}`;
	const client = new Redis(url, { retryStrategy: () => 50 });
	client.on('error', () => undefined);
	await client.ping();
	client.disconnect();
	return { url, process };
};

const redis: TestBackend = {
	name: 'redis',
	async open() {
		const given = process.env.REDIS_URL;
		if (given !== undefined) {
			const client = new Redis(given);
			await client.flushdb();
			client.disconnect();
			return { url: given, close: async () => undefined };
		}
		const server = await startRedis();
		return {
			url: server.url,
			close: async () => {
				server.process.kill();
			},
		};
	},
};

const postgres: TestBackend = {
	name: 'postgres',
	async open() {
		return { url: process.env.POSTGRES_URL ?? '', close: async () => undefined };
	},
};

const hasRedis = process.env.REDIS_URL !== undefined || spawnSync('redis-server', ['--version']).status === 0;

/** SQLite always; Redis when `REDIS_URL` or a redis-server is there; PostgreSQL when `POSTGRES_URL` is set. */
export const testBackends: readonly TestBackend[] = [
	sqlite,
	...(hasRedis ? [redis] : []),
	...(process.env.POSTGRES_URL === undefined ? [] : [postgres]),
];
