/** One of several worker processes on a file; tells the ids it has done and how long its event loop stood still. */
import { writeSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Worker } from 'bullmq';
import { createSqliteBackend } from '../../src/index.ts';

const [file = ''] = process.argv.slice(2);
const loop = monitorEventLoopDelay({ resolution: 1 });
const done: string[] = [];
const worker = new Worker(
	'shared',
	async (job) => {
		await new Promise((resolve) => setTimeout(resolve, 2));
		done.push(job.id ?? '');
	},
	{ connection: file, concurrency: 5 },
	createSqliteBackend,
);
await worker.waitUntilReady();
loop.enable();
writeSync(1, 'ready\n');

process.on('SIGTERM', async () => {
	await worker.close();
	writeSync(1, `${JSON.stringify({ done, p99: loop.percentile(99) / 1e6 })}\n`);
	process.exit(0);
});
