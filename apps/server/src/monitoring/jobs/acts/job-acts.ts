import type { StaffSession } from '../../../api/trpc.ts';
import type { Services } from '../../../services.ts';
import type { JobAct } from '../job-views.ts';
import { audited } from './audited.ts';
import { findJob, refusalOfJobAct } from './job-rules.ts';

const actions = { retry: 'job.retried', promote: 'job.promoted', remove: 'job.removed' } as const;

/**
 * Does something with one job of a queue.
 *
 * @throws {UserError} with the reason, when the job's state or the record is against it
 */
export async function actOnJob(
	services: Services,
	staff: StaffSession,
	act: JobAct,
	{ queue, id }: { readonly queue: string; readonly id: string },
): Promise<void> {
	const known = await findJob(services, queue, id);
	const refusal = await refusalOfJobAct(services, staff.wardId, known, act);
	if (refusal) throw refusal;
	const { run } = known;
	const target = run ? `dossier:${run.dossierId}` : `job:${queue}/${id}`;
	await audited(
		services,
		staff,
		{ action: actions[act], target, detail: { queue, job: id, run: run?.id ?? null } },
		() => services.jobs[act](queue, id),
	);
}
