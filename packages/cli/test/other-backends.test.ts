import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { startTestPostgres, type TestPostgres } from '@motcua/database/testing';
import { expect, it } from 'vitest';
import { runMotcua } from './motcua-process.ts';

const hasRedis = spawnSync('redis-server', ['--version']).status === 0;

async function freePort(): Promise<number> {
	const server = createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	server.close();
	return typeof address === 'object' && address !== null ? address.port : 0;
}

it.skipIf(!hasRedis)('the main job holds on PostgreSQL for the data and Redis for the jobs', async () => {
	const port = await freePort();
	const redis = spawn('redis-server', ['--port', String(port), '--save', '', '--appendonly', 'no'], {
		stdio: 'ignore',
	});
	const postgres: TestPostgres = await startTestPostgres();
	try {
		const running = runMotcua(['demo', '--check'], {
			MOTCUA_DATABASE_URL: await postgres.createDatabase(),
			MOTCUA_JOBS_URL: `redis://127.0.0.1:${port}`,
		});
		const code = await running.ended();
		expect(running.printed()).toMatch(/Tất cả đều đúng/);
		expect(code).toBe(0);
	} finally {
		redis.kill();
		await postgres.stop();
	}
});
