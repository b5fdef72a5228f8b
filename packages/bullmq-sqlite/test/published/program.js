// What a user of the published package writes, in plain JavaScript.
import { withBackend } from 'bullmq';
import { createSqliteBackend } from 'bullmq-sqlite';

const { Queue, Worker } = withBackend(createSqliteBackend);
const queue = new Queue('sums', { connection: 'jobs.sqlite' });
const worker = new Worker('sums', async (job) => job.data.a + job.data.b, { connection: 'jobs.sqlite' });
const completed = new Promise((resolve) => worker.on('completed', (_job, sum) => resolve(sum)));
await queue.add('sum', { a: 40, b: 2 });
console.log(`sum: ${await completed}`);
await worker.close();
await queue.close();
