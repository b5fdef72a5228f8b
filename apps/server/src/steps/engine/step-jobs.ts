import { defineJob } from '@motcua/jobs';
import { z } from 'zod';
import { moveDossiersJob } from '../../procedures/versions/moving/move-job.ts';

/**
 * Wakes a worker for one run of an automatic step. One attempt: attempts and pauses are counted in the run's own row,
 * which is the record; the queue only wakes.
 */
export const runStepJob = defineJob({
	id: 'steps.run',
	owner: 'dossiers',
	payload: z.object({ stepRunId: z.string() }),
	attempts: 1,
	// Longer than any step may take, with rendering its result and waiting for a place in the sandbox.
	timeoutMs: 300_000,
	concurrency: 8,
	urgency: 'citizen',
});

/**
 * The same for the checks of a filing. Nobody waits for them as for a step, and a rush of filings must not drown in the
 * checks of those before: few at a time.
 */
export const runChecksJob = defineJob({ ...runStepJob, id: 'filings.check', concurrency: 2, urgency: 'routine' });

/** Wakes a worker for the outbox: whatever is due there is carried out. */
export const carryOutJob = defineJob({
	id: 'outbox.carry-out',
	owner: 'notifications',
	payload: z.object({}),
	attempts: 1,
	timeoutMs: 600_000,
	concurrency: 1,
	urgency: 'routine',
});

/** All of them, to be known also where nobody works on them. */
export const stepJobs = [runStepJob, runChecksJob, carryOutJob, moveDossiersJob] as const;
