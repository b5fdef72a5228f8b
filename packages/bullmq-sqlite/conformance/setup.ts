import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setDefaultBackendFactory } from 'bullmq';
import { afterAll } from 'vitest';
import { createSqliteBackend, openStore, type SqliteConnection } from '../src/index.ts';

type Factory = (connection: () => unknown) => void;

const factoryModule = join(process.env.BULLMQ_CLONE ?? '', 'tests', 'utils', 'connection-factory.ts');
const { setConnectionFactory } = (await import(factoryModule)) as { setConnectionFactory: Factory };

const file = join(tmpdir(), `bullmq-conformance-${process.pid}-${Date.now()}.sqlite`);
const store = openStore({ file }).retain();

/** The tests make a Redis connection and hand it on; it is never spoken to. */
const inert = () => {
	const client: Record<string, unknown> = { isCluster: false, status: 'ready', options: {}, emit: () => false };
	for (const name of ['on', 'once', 'off', 'removeListener', 'duplicate']) client[name] = () => client;
	for (const name of ['connect', 'quit', 'disconnect']) client[name] = async () => 'OK';
	return client;
};
setConnectionFactory(inert);

// The suite's name for "not Redis": leaves out the two tests of a raw, shared Redis connection.
process.env.BULLMQ_TEST_BACKEND = 'postgres';
setDefaultBackendFactory<ReturnType<typeof createSqliteBackend>, SqliteConnection>((name, options, role) =>
	createSqliteBackend(name, { ...options, connection: store }, role),
);

afterAll(async () => {
	await store.release();
	for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true });
});
