import { JobsError, type JobView } from '@motcua/jobs';
import type { StaffSession } from '../../../api/trpc.ts';
import type { Services } from '../../../services.ts';
import type { BulkDone } from '../job-views.ts';
import { knowQueues } from '../known-queues.ts';
import { audited } from './audited.ts';
import { refusalOfJobAct, runOf, runsOf } from './job-rules.ts';
import { asRefusal } from './refusals.ts';

const PAGE = 500;
const actions = { retry: 'job.failedRetried', remove: 'job.failedRemoved' } as const;

/**
 * Runs all failed jobs of a queue again, or removes those that nothing waits for. Each is judged as if it were the only
 * one: what the record is against, or is for another ward, stays as it is.
 *
 * @throws {UserError} `jobs.unknownType`
 */
export async function actOnFailedJobs(
	services: Services,
	staff: StaffSession,
	{ queue, act }: { readonly queue: string; readonly act: keyof typeof actions },
): Promise<BulkDone> {
	knowQueues(services.jobs);
	const failed = await failedJobs(services, queue);
	const runs = await runsOf(services, failed);
	const judged = await Promise.all(
		failed.map(async (job) => {
			const refusal = await refusalOfJobAct(services, staff.wardId, { job, run: runOf(job, runs) }, act);
			return refusal === null ? [job] : [];
		}),
	);
	const allowed = judged.flat();
	if (allowed.length === 0) return { done: 0, refused: failed.length, left: false };
	let done = 0;
	await audited(
		services,
		staff,
		{ action: actions[act], target: `queue:${queue}`, detail: { queue, jobs: allowed.length } },
		async () => {
			for (const { id } of allowed) if (await isDone(() => services.jobs[act](queue, id))) done++;
		},
	);
	return { done, refused: failed.length - done, left: false };
}

async function failedJobs({ jobs }: Services, queue: string): Promise<readonly JobView[]> {
	const all = new Map<string, JobView>();
	for (let offset = 0; ; offset += PAGE) {
		const page = await jobs.list({ type: queue, state: 'failed', offset, limit: PAGE }).catch((error: unknown) => {
			throw asRefusal(error);
		});
		for (const job of page) all.set(job.id, job);
		if (page.length < PAGE) return [...all.values()];
	}
}

/** `false` for a job that has changed meanwhile. */
async function isDone(act: () => Promise<void>): Promise<boolean> {
	try {
		await act();
		return true;
	} catch (error) {
		if (error instanceof JobsError) return false;
		throw error;
	}
}
