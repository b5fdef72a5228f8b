import { scheduleJobs } from './schedules/all-schedules.ts';
import { stepJobs } from './steps/engine/step-jobs.ts';

/** Every job type of the product: what a server whose workers are apart must know of, and what a move takes along. */
export const jobTypes = [...stepJobs, ...scheduleJobs] as const;
