import { notFound } from '../../../api/errors.ts';
import type { StaffSession } from '../../../api/trpc.ts';
import type { Services } from '../../../services.ts';
import { knowQueues } from '../known-queues.ts';
import { audited } from './audited.ts';

/**
 * Lets nobody take jobs of a queue, or lets them again. Work is still recorded and the jobs still wait; the queue is the
 * installation's, so every ward finds it in its audit log.
 *
 * @throws {UserError} `jobs.unknownType`
 */
export async function setPaused(
	services: Services,
	staff: StaffSession,
	{ queue, paused }: { readonly queue: string; readonly paused: boolean },
): Promise<void> {
	knowQueues(services.jobs);
	const known = (await services.jobs.counts()).find(({ type }) => type === queue);
	if (!known)
		throw notFound('jobs.unknownType', { vi: `Không có hàng đợi “${queue}”.`, en: `There is no queue “${queue}”.` });
	// Asked twice, done once: the log tells of changes.
	if (known.isPaused === paused) return;
	const action = paused ? 'job.queuePaused' : 'job.queueResumed';
	await audited(services, staff, { action, target: `queue:${queue}`, detail: { queue }, forAll: true }, () =>
		paused ? services.jobs.pause(queue) : services.jobs.resume(queue),
	);
}
