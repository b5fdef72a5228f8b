import { join } from 'node:path';
import { withBackend } from 'bullmq';
import { expect, it } from 'vitest';
import { createSqliteBackend } from '../src/index.ts';
import { startSqlite } from './servers.ts';

const { Queue, Worker } = withBackend(createSqliteBackend);
const PROCESSOR = join(import.meta.dirname, 'sandbox', 'processor.js');

it.each([false, true])(
	'runs processors in a process or a thread of their own (threads: %s)',
	async (useWorkerThreads) => {
		const running = await startSqlite();
		const connection = running.connection as never;
		const queue = new Queue('sandboxed', { connection });
		const worker = new Worker('sandboxed', PROCESSOR, { connection, useWorkerThreads });
		const completed = new Promise((resolve, reject) => {
			worker.once('completed', (_job, result) => resolve(result));
			worker.once('failed', (_job, error) => reject(error));
		});
		const { id = '' } = await queue.add('letter', { letter: 'ủy ban' });
		expect(await completed).toBe('ỦY BAN');
		expect((await queue.getJob(id))?.progress).toBe(50);
		expect((await queue.getJobLogs(id)).logs).toEqual(['letter ủy ban']);
		await worker.close();
		await queue.close();
		await running.close();
	},
	20_000,
);
