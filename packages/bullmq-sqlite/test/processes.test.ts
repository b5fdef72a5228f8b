import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { Queue } from 'bullmq';
import { afterAll, describe, expect, it } from 'vitest';
import { createSqliteBackend } from '../src/index.ts';
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

describe('several processes on one file', () => {
	const folder = temporaryFolder();
	afterAll(() => folder.remove());

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
			expect(result.done.length).toBeGreaterThan(JOBS / PROCESSES / 4);
			expect(result.p99).toBeLessThan(250);
		}
		expect(await queue.getWorkersCount()).toBe(0);
		await queue.close();
	}, 90_000);
});
