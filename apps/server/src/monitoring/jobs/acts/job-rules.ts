import { type WorkRun, workRuns } from '@motcua/database';
import type { JobView } from '@motcua/jobs';
import type { UserError } from '../../../api/errors.ts';
import type { Services } from '../../../services.ts';
import { isOutboxDue } from '../../../steps/engine/due-work.ts';
import { carryOutJob } from '../../../steps/engine/step-jobs.ts';
import type { JobAct } from '../job-views.ts';
import { knowQueues } from '../known-queues.ts';
import {
	asRefusal,
	heldBySchedule,
	noJob,
	otherWard,
	runIsGone,
	runIsNotDue,
	runIsOver,
	stillWanted,
	wrongState,
} from './refusals.ts';

/** A job and the run that it wakes, as the record has it. */
export interface JobInRecord {
	readonly job: JobView;
	/** Undefined when the job wakes none, or one that the record does not know. */
	readonly run: WorkRun | undefined;
}

/**
 * @throws {UserError} `jobs.notFound`, `jobs.unknownType`
 */
export async function findJob(services: Services, queue: string, id: string): Promise<JobInRecord> {
	knowQueues(services.jobs);
	const job = await services.jobs.get(queue, id).catch((error: unknown) => {
		throw asRefusal(error);
	});
	if (!job) throw noJob(id);
	const runs = await runsOf(services, [job]);
	return { job, run: runOf(job, runs) };
}

/** The run that a job wakes; null for jobs of other kinds. */
const runIdOf = ({ payload }: JobView): string | null =>
	typeof payload.stepRunId === 'string' ? payload.stepRunId : null;

/** The run of a job among these. */
export const runOf = (job: JobView, runs: ReadonlyMap<string, WorkRun>): WorkRun | undefined =>
	runs.get(runIdOf(job) ?? '');

/** The runs that these jobs wake, by id, of whichever ward. */
export async function runsOf(services: Services, jobs: readonly JobView[]): Promise<ReadonlyMap<string, WorkRun>> {
	const ids = jobs.flatMap((job) => runIdOf(job) ?? []);
	return new Map((await workRuns(services.db.read, ids)).map((run) => [run.id, run]));
}

/** Whether the job is work of another ward; those of the installation as a whole are everybody's. */
export function isElsewhere({ job, run }: JobInRecord, wardId: string): boolean {
	const ward = run?.wardId ?? job.payload.wardId;
	return typeof ward === 'string' && ward !== wardId;
}

/** Why this cannot be done with the job; null when it can. The record decides: the queue would do most of it. */
export async function refusalOfJobAct(
	services: Services,
	wardId: string,
	known: JobInRecord,
	act: JobAct,
): Promise<UserError | null> {
	const { job, run } = known;
	if (isElsewhere(known, wardId)) return otherWard();
	if (act === 'remove') return refusalToRemove(services, known);
	if (job.state !== (act === 'retry' ? 'failed' : 'delayed')) return wrongState(act, job.state);
	if (runIdOf(job) === null) return null;
	if (!run) return runIsGone();
	if (run.state === 'done' || run.state === 'cancelled' || run.state === 'failed') return runIsOver(run.state);
	const isDue = Date.parse(run.runAt) <= services.clock.now().epochMilliseconds;
	return isDue ? null : runIsNotDue(run.runAt);
}

async function refusalToRemove(services: Services, { job, run }: JobInRecord): Promise<UserError | null> {
	if (job.state === 'active') return wrongState('remove', job.state);
	if (job.state === 'completed') return null;
	// The queue would not let it go: the schedule's next run is this job.
	if (job.schedule !== null && job.state === 'delayed') return heldBySchedule(job.schedule);
	if (run?.state === 'pending' || run?.state === 'running') return stillWanted();
	const now = services.clock.now().toString({ smallestUnit: 'millisecond' });
	return job.type === carryOutJob.id && job.state !== 'failed' && (await isOutboxDue(services.db.read, now))
		? stillWanted()
		: null;
}
