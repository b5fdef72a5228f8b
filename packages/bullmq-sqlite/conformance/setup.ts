import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setDefaultBackendFactory } from 'bullmq';
import { Redis } from 'ioredis';
import { afterAll, beforeEach } from 'vitest';
import { createSqliteBackend, openStore, type SqliteConnection } from '../src/index.ts';
import { notApplicable } from './not-applicable.ts';

type Factory = (connection: () => unknown) => void;

const factoryModule = join(process.env.BULLMQ_CLONE ?? '', 'tests', 'utils', 'connection-factory.ts');
const { setConnectionFactory } = (await import(factoryModule)) as { setConnectionFactory: Factory };

const file = join(tmpdir(), `bullmq-conformance-${process.pid}-${Date.now()}.sqlite`);
const store = openStore({ file }).retain();

/** The tests make a Redis connection and hand it on; the backend never speaks to it. */
const inert = () => {
	const client: Record<string, unknown> = { isCluster: false, status: 'ready', options: {}, emit: () => false };
	for (const name of ['on', 'once', 'off', 'removeListener', 'duplicate']) client[name] = () => client;
	for (const name of ['connect', 'quit', 'disconnect']) client[name] = async () => 'OK';
	return client;
};

// Two tests check that a shared Redis connection is left alone. They need a real one, and the rest goes as well with it.
const redisUrl = process.env.REDIS_URL;
setConnectionFactory(redisUrl === undefined ? inert : () => new Redis(redisUrl, { maxRetriesPerRequest: null }));
// The suite's name for "not Redis": leaves those two out.
if (redisUrl === undefined) process.env.BULLMQ_TEST_BACKEND = 'postgres';

setDefaultBackendFactory<ReturnType<typeof createSqliteBackend>, SqliteConnection>((name, options, role) =>
	createSqliteBackend(name, { ...options, connection: store }, role),
);

interface Named {
	name: string;
	suite?: Named | undefined;
}

const fullName = ({ name, suite }: Named): string => (suite === undefined ? name : `${fullName(suite)} ${name}`);

beforeEach((context) => {
	const reason = notApplicable.get(fullName(context.task));
	context.skip(reason !== undefined, reason);
});

afterAll(async () => {
	await store.release();
	for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true });
});
