import type { Jobs } from '@motcua/jobs';
import { moveDossiersJob } from '../../procedures/versions/moving/move-job.ts';
import { allSchedules } from '../../schedules/all-schedules.ts';
import { jobOf } from '../../schedules/schedule.ts';
import { carryOutJob, runChecksJob, runStepJob } from '../../steps/engine/step-jobs.ts';

/** Makes all queues of the product known: a server whose work is done by worker processes has opened none of them. */
export const knowQueues = (jobs: Pick<Jobs, 'define'>): void =>
	jobs.define(runStepJob, runChecksJob, carryOutJob, moveDossiersJob, ...allSchedules.map(jobOf));
