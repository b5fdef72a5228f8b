import { once } from 'node:events';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { type CommitLog, openCommitLog } from './commit-log.ts';

/** How the event loop fared under a steady load of commits; milliseconds. */
export interface Stall {
	readonly label: string;
	readonly loopP50: number;
	readonly loopP99: number;
	readonly loopMax: number;
	readonly commitP50: number;
	readonly commitP99: number;
}

/** A busy ward: a commit of ten rows every five milliseconds. */
const EVERY_MS = 5;
const LASTS_MS = 8_000;

/**
 * Where does the write of a job belong? The same commits on the event loop and in a thread that is asked by message, while
 * the event loop's delay is measured; and on the event loop with `synchronous=NORMAL`, as the product's queue has it.
 */
export async function measureStalls(folder: string): Promise<readonly Stall[]> {
	const inThread = await startThread(join(folder, 'thread.sqlite'));
	try {
		return [
			await measure('nothing to write', { commit: async () => {}, close: () => {} }),
			await measure('FULL on the event loop', openCommitLog(join(folder, 'loop.sqlite'), 'FULL')),
			await measure('FULL in a thread', inThread),
			await measure('NORMAL on the event loop', openCommitLog(join(folder, 'normal.sqlite'), 'NORMAL')),
		];
	} finally {
		inThread.close();
	}
}

async function measure(label: string, log: CommitLog): Promise<Stall> {
	const loop = monitorEventLoopDelay({ resolution: 1 });
	const commits: number[] = [];
	const running = new Set<Promise<void>>();
	await pause(200);
	loop.enable();
	const until = performance.now() + LASTS_MS;
	while (performance.now() < until) {
		const started = performance.now();
		const commit = log.commit().then(() => void commits.push(performance.now() - started));
		running.add(commit);
		void commit.finally(() => running.delete(commit));
		await pause(EVERY_MS);
	}
	await Promise.all(running);
	loop.disable();
	log.close();
	const sorted = commits.toSorted((a, b) => a - b);
	return {
		label,
		// The sampling interval itself is in every value.
		loopP50: milliseconds(loop.percentile(50) / 1e6 - 1),
		loopP99: milliseconds(loop.percentile(99) / 1e6 - 1),
		loopMax: milliseconds(loop.max / 1e6 - 1),
		commitP50: milliseconds(sorted[Math.floor(sorted.length * 0.5)] ?? 0),
		commitP99: milliseconds(sorted[Math.floor(sorted.length * 0.99)] ?? 0),
	};
}

const milliseconds = (value: number): number => Number(Math.max(value, 0).toFixed(2));

async function startThread(file: string): Promise<CommitLog> {
	const worker = new Worker(join(import.meta.dirname, 'commit-thread.ts'), { workerData: file });
	await once(worker, 'message');
	const waiting: (() => void)[] = [];
	worker.on('message', () => waiting.shift()?.());
	return {
		commit: () =>
			new Promise((resolve) => {
				waiting.push(resolve);
				worker.postMessage('commit');
			}),
		close: () => void worker.terminate(),
	};
}
