/**
 * A process that adds and works on jobs until it is killed. It tells on its standard output what it has been promised:
 * `added <id>` when `queue.add` has resolved, `completed <id>` when the worker has reported it.
 */
import { writeSync } from 'node:fs';
import { Queue, Worker } from 'bullmq';
import { createSqliteBackend } from '../../src/index.ts';

const [file = '', round = '0'] = process.argv.slice(2);
const say = (line: string): void => {
	writeSync(1, `${line}\n`);
};

const queue = new Queue('crash', { connection: file }, createSqliteBackend);
const worker = new Worker(
	'crash',
	async (job) => {
		await new Promise((resolve) => setTimeout(resolve, Math.random() * 3));
		return job.id;
	},
	{
		connection: file,
		concurrency: 10,
		lockDuration: 1000,
		stalledInterval: 200,
		// Killed again and again on purpose: no job may be given up for that.
		maxStalledCount: 1_000_000,
	},
	createSqliteBackend,
);
worker.on('completed', (job) => say(`completed ${job.id}`));
worker.on('error', (error) => say(`error ${error.message}`));

for (let number = 0; ; number += 1) {
	const ids = [`${round}-${number}-a`, `${round}-${number}-b`, `${round}-${number}-c`];
	await Promise.all(ids.map((jobId) => queue.add('job', { jobId }, { jobId }).then(() => say(`added ${jobId}`))));
	if (number % 20 === 0) await new Promise((resolve) => setTimeout(resolve, 5));
}
