import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { Queue } from 'bullmq';
import { afterAll, describe, expect, it } from 'vitest';
import { createSqliteBackend } from '../src/index.ts';
import { Store } from '../src/store/store.ts';
import { eventually } from './contract/harness.ts';
import { temporaryFolder } from './servers.ts';

const JOBS = 1200;
const PROCESSES = 4;

interface Result {
	done: string[];
	p99: number;
}

class WorkerProcess {
	readonly #child: ChildProcess;
	#text = '';

	constructor(file: string) {
		const script = join(import.meta.dirname, 'processes', 'worker.ts');
		this.#child = spawn(process.execPath, [script, file], { stdio: ['ignore', 'pipe', 'inherit'] });
		this.#child.stdout?.on('data', (chunk: Buffer) => {
			this.#text += chunk.toString();
		});
	}

	ready(): Promise<boolean> {
		return eventually(() => this.#text.startsWith('ready'), 20_000);
	}

	async stop(): Promise<Result> {
		const exited = new Promise((resolve) => this.#child.once('close', resolve));
		this.#child.kill('SIGTERM');
		await exited;
		return JSON.parse(this.#text.split('\n')[1] ?? '{}') as Result;
	}
}

/** Starts a process that stands still in the middle of a commit for `ms`; resolves when it does. */
const holdLock = async (file: string, ms: number): Promise<ChildProcess> => {
	const script = join(import.meta.dirname, 'processes', 'holder.ts');
	const child = spawn(process.execPath, [script, file, String(ms)], { stdio: ['ignore', 'pipe', 'inherit'] });
	await new Promise((resolve) => child.stdout?.once('data', resolve));
	return child;
};

describe('several processes on one file', () => {
	const folder = temporaryFolder();
	afterAll(() => folder.remove());

	it('go on when one is killed in the middle of a commit, and see nothing of it', async () => {
		const file = join(folder.path, 'killed.sqlite');
		const queue = new Queue('shared', { connection: file }, createSqliteBackend);
		await queue.add('before', {});
		const child = await holdLock(file, 60_000);
		const added = queue.add('after', {});
		child.kill('SIGKILL');
		expect((await added).id).toBe('2');
		expect(await queue.getBackend().hasQueueMetaField('held')).toBe(false);
		await queue.close();
	}, 30_000);

	it('go on when one that was stopped in the middle of a commit is let go, and see its work', async () => {
		const file = join(folder.path, 'stopped.sqlite');
		const queue = new Queue('shared', { connection: file }, createSqliteBackend);
		const impatient = new Queue('shared', { connection: new Store({ file, busyTimeout: 100 }) }, createSqliteBackend);
		await queue.add('before', {});
		const child = await holdLock(file, 200);
		child.kill('SIGSTOP');
		const added = queue.add('after', {});
		await expect(impatient.add('never', {})).rejects.toMatchObject({ code: 'SQLITE_BACKEND_BUSY' });
		child.kill('SIGCONT');
		expect((await added).id).toBe('2');
		expect(await queue.getBackend().hasQueueMetaField('held')).toBe(true);
		await impatient.close();
		await queue.close();
	}, 30_000);

	it('share the work fairly, do each job once, and do not stand still', async () => {
		const file = join(folder.path, 'queue.sqlite');
		const queue = new Queue('shared', { connection: file }, createSqliteBackend);
		const workers = Array.from({ length: PROCESSES }, () => new WorkerProcess(file));
		for (const worker of workers) expect(await worker.ready()).toBe(true);
		for (let added = 0; added < JOBS; added += 100) {
			await queue.addBulk(Array.from({ length: 100 }, () => ({ name: 'job', data: {} })));
		}
		await eventually(async () => (await queue.getCompletedCount()) === JOBS, 60_000);
		const results = await Promise.all(workers.map((worker) => worker.stop()));
		const done = results.flatMap((result) => result.done);
		expect(done).toHaveLength(JOBS);
		expect(new Set(done).size).toBe(JOBS);
		for (const result of results) {
			expect(result.done.length).toBeGreaterThan(JOBS / PROCESSES / 2);
			expect(result.p99).toBeLessThan(150);
		}
		expect(await queue.getWorkersCount()).toBe(0);
		await queue.close();
	}, 90_000);
});
