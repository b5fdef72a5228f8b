/** The job type of the failure tests; run as a program, a worker that dies in the middle of its first job. */
import { z } from 'zod';
import { defineJob, openJobs } from '../src/index.ts';

export const runStep = defineJob({
	id: 'steps.run',
	owner: 'dossiers',
	payload: z.object({ stepRunId: z.string() }),
	attempts: 10,
	backoff: { kind: 'fixed', delayMs: 50 },
	concurrency: 2,
});

if (process.argv[1] === import.meta.filename) {
	const jobs = await openJobs({ url: process.argv[2] ?? '', lockMs: 1000 });
	jobs.work(runStep, async () => {
		process.exit(9);
	});
}
