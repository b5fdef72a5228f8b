import type { WorkRun } from '@motcua/database';
import type { JobView } from '@motcua/jobs';
import type { Services } from '../../services.ts';
import { findJob, isElsewhere, refusalOfJobAct, runOf, runsOf } from './acts/job-rules.ts';
import { asRefusal } from './acts/refusals.ts';
import type { JobAct, JobDetail, JobListState, JobPageView, JobRow } from './job-views.ts';
import { knowQueues } from './known-queues.ts';
import { runBrief, runDetail } from './run-views.ts';

const PAGE = 25;

/** Jobs of a queue in one state, each with the run that it wakes. Of other wards only that they are there. */
export async function listJobs(
	services: Services,
	wardId: string,
	query: { readonly queue: string; readonly state: JobListState; readonly offset: number },
): Promise<JobPageView> {
	const { queue, state, offset } = query;
	knowQueues(services.jobs);
	const jobs = await services.jobs.list({ type: queue, state, offset, limit: PAGE + 1 }).catch((error: unknown) => {
		throw asRefusal(error);
	});
	const shown = jobs.slice(0, PAGE);
	const runs = await runsOf(services, shown);
	return {
		items: await Promise.all(shown.map((job) => jobRow(services, wardId, job, runOf(job, runs)))),
		nextOffset: jobs.length > PAGE ? offset + PAGE : null,
	};
}

/** One job with its log, what the record says about it, and what may be done. */
export async function readJob(services: Services, wardId: string, queue: string, id: string): Promise<JobDetail> {
	const { job, run } = await findJob(services, queue, id);
	const row = await jobRow(services, wardId, job, run);
	const acts = await Promise.all(
		actsIn(row.state).map(async (act) => ({
			act,
			refusal: (await refusalOfJobAct(services, wardId, { job, run }, act))?.wire.message ?? null,
		})),
	);
	const common = { ...row, progress: job.progress, acts };
	if (row.elsewhere) return { ...common, payload: {}, stack: [], logs: [], run: null };
	return {
		...common,
		payload: job.payload,
		stack: job.failure?.stack ?? [],
		logs: await services.jobs.logs(queue, id),
		run: run ? await runDetail(services, run) : null,
	};
}

/** What the state of a job allows; the record may be against it. */
const actsIn = (state: JobRow['state']): readonly JobAct[] => {
	if (state === 'failed') return ['retry', 'remove'];
	if (state === 'delayed') return ['promote', 'remove'];
	return state === 'waiting' || state === 'completed' ? ['remove'] : [];
};

async function jobRow(services: Services, wardId: string, job: JobView, run: WorkRun | undefined): Promise<JobRow> {
	const elsewhere = isElsewhere({ job, run }, wardId);
	return {
		id: job.id,
		queue: job.type,
		state: job.state,
		attemptsMade: job.attemptsMade,
		attempts: job.attempts,
		enqueuedAt: job.enqueuedAt,
		dueAt: job.dueAt,
		startedAt: job.startedAt,
		finishedAt: job.finishedAt,
		worker: job.worker,
		schedule: job.schedule,
		failure: elsewhere ? null : (job.failure?.message ?? null),
		elsewhere,
		run: run && !elsewhere ? await runBrief(services, run) : null,
	};
}
