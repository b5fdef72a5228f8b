import { defineJob } from '@motcua/jobs';
import { z } from 'zod';

/**
 * Wakes a worker for one move of dossiers. What is to be done, and how far it is, stands in the tables: waking it again, or
 * in two processes, does nothing twice.
 */
export const moveDossiersJob = defineJob({
	id: 'versions.move',
	owner: 'procedures',
	payload: z.object({ moveId: z.string(), wardId: z.string() }),
	attempts: 5,
	// Thousands of dossiers, each tried in the sandbox.
	timeoutMs: 3_600_000,
	concurrency: 1,
	urgency: 'report',
});
