import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTestPostgres, type TestPostgres } from '@motcua/database/testing';
import { type Jobs, openJobs } from '@motcua/jobs';
import { stepJobs } from '@motcua/server/tools';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runMotcua } from './motcua-process.ts';

const [runStep] = stepJobs;
const hasRedis = spawnSync('redis-server', ['--version']).status === 0;

let folder: string;
let redis: ChildProcess | null = null;
let redisUrl = '';
let postgres: TestPostgres;
let postgresUrl: string;

beforeAll(async () => {
	if (hasRedis) {
		const port = await freePort();
		redis = spawn('redis-server', ['--port', String(port), '--save', ''], { stdio: 'ignore' });
		redisUrl = `redis://127.0.0.1:${port}`;
	}
	postgres = await startTestPostgres();
	postgresUrl = await postgres.createDatabase();
}, 60_000);
afterAll(async () => {
	redis?.kill();
	await postgres.stop();
});
beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'motcua-move-'));
	return () => rm(folder, { recursive: true, force: true });
});

async function freePort(): Promise<number> {
	const server = createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	server.close();
	return typeof address === 'object' && address !== null ? address.port : 0;
}

async function move(...args: string[]): Promise<{ readonly code: number; readonly said: string }> {
	const running = runMotcua(['jobs', 'move', ...args], { MOTCUA_DATA_DIR: folder });
	const code = await running.ended();
	return { code, said: running.printed() };
}

/** Opens a queue, looks, and closes it again: a move wants nobody there. */
async function at<Result>(url: string, look: (jobs: Jobs) => Promise<Result>): Promise<Result> {
	const jobs = await openJobs({ url });
	jobs.define(runStep);
	try {
		return await look(jobs);
	} finally {
		await jobs.close();
	}
}

const waiting = (url: string): Promise<number> =>
	at(url, async (jobs) => (await jobs.stats()).find(({ type }) => type === runStep.id)?.waiting ?? -1);

describe('motcua jobs move', () => {
	const others: readonly (readonly [name: string, url: () => string])[] = [
		...(hasRedis ? [['Redis', () => redisUrl] as const] : []),
		['PostgreSQL', () => postgresUrl],
	];
	it.each(others)(
		'takes the jobs of the data folder to %s and back',
		async (_, url) => {
			const file = `sqlite:${join(folder, 'jobs.sqlite')}`;
			await at(file, async (jobs) => {
				for (const stepRunId of ['a', 'b', 'c']) await jobs.enqueue(runStep, { stepRunId }, { id: stepRunId });
			});
			const rehearsed = await move('--to', url(), '--dry-run');
			expect([rehearsed.code, rehearsed.said]).toEqual([
				0,
				expect.stringMatching(/steps\.run +3 chờ[\s\S]*chưa thay đổi gì/),
			]);
			expect([await waiting(file), await waiting(url())]).toEqual([3, 0]);

			const there = await move('--to', url());
			expect([there.code, there.said]).toEqual([0, expect.stringMatching(/steps\.run: 3\/3[\s\S]*MOTCUA_JOBS_URL=/)]);
			expect([await waiting(file), await waiting(url())]).toEqual([0, 3]);

			const back = await move('--from', url(), '--to', 'sqlite');
			expect([back.code, back.said]).toEqual([0, expect.stringContaining('Đã chuyển')]);
			expect([await waiting(file), await waiting(url())]).toEqual([3, 0]);
		},
		60_000,
	);

	it('refuses a target with jobs of its own, one that does not answer, and a password stays out of what it says', async () => {
		const [one, two] = [`sqlite:${join(folder, 'jobs.sqlite')}`, `sqlite:${join(folder, 'two.sqlite')}`];
		await at(one, (jobs) => jobs.enqueue(runStep, { stepRunId: 'a' }, { id: 'a' }));
		await at(two, (jobs) => jobs.enqueue(runStep, { stepRunId: 'z' }, { id: 'z' }));
		const taken = await move('--to', two);
		expect([taken.code, taken.said]).toEqual([
			2,
			expect.stringMatching(/jobs\.cannotMove[\s\S]*Nơi đến đã có việc "z"/),
		]);
		const away = await move('--to', 'redis://ward:hunter2@127.0.0.1:1');
		expect([away.code, away.said]).toEqual([2, expect.stringMatching(/jobs\.cannotOpen[\s\S]*không trả lời/)]);
		expect(away.said).not.toContain('hunter2');
		expect(await waiting(one)).toBe(1);
	}, 60_000);

	it('says how it goes on when it is broken off, and lets no other move begin beside it', async () => {
		const file = `sqlite:${join(folder, 'jobs.sqlite')}`;
		await at(file, (jobs) => jobs.enqueue(runStep, { stepRunId: 'a' }, { id: 'a' }));
		// Takes calls and never answers.
		const silent = createServer().listen(0, '127.0.0.1');
		await once(silent, 'listening');
		const address = silent.address();
		const port = typeof address === 'object' && address !== null ? address.port : 0;
		const called = once(silent, 'connection');
		const first = runMotcua(['jobs', 'move', '--to', `redis://127.0.0.1:${port}`], { MOTCUA_DATA_DIR: folder });
		await called;
		const second = await move('--to', postgresUrl);
		expect([second.code, second.said]).toEqual([2, expect.stringMatching(/Motcua is running \(move-/)]);
		first.child.kill('SIGINT');
		expect(await first.ended()).toBe(130);
		expect(first.printed()).toMatch(/không mất gì[\s\S]*nothing is lost/);
		silent.close();
		expect(await waiting(file)).toBe(1);
	}, 60_000);

	it('refuses while a server runs on the data folder', async () => {
		const server = runMotcua(['start'], { MOTCUA_DATA_DIR: folder, MOTCUA_PORT: '0', MOTCUA_LOG_LEVEL: 'error' });
		await server.until(/http:\/\/127/);
		const refused = await move('--to', postgresUrl);
		expect([refused.code, refused.said]).toEqual([2, expect.stringMatching(/Motcua đang chạy \(server-/)]);
		server.child.kill('SIGTERM');
		expect(await server.ended()).toBe(0);
	}, 60_000);
});
