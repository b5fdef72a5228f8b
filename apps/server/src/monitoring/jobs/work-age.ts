import { readBacklog, type WorkBacklog } from '@motcua/database';
import type { Services } from '../../services.ts';
import { carryOutJob, runChecksJob, runStepJob } from '../../steps/engine/step-jobs.ts';
import type { RecordBacklog } from './job-views.ts';

/** Whole seconds from an instant to now; null for none. */
export const secondsSince = (instant: string | null, now: Temporal.Instant): number | null =>
	instant === null ? null : Math.max(0, Math.round((now.epochMilliseconds - Date.parse(instant)) / 1_000));

/** What the record wants done, by the queue that wakes its workers. */
export async function recordBacklogs(services: Services): Promise<ReadonlyMap<string, RecordBacklog>> {
	const now = services.clock.now();
	const { step, check, outbox } = await readBacklog(services.db.read, now.toString({ smallestUnit: 'millisecond' }));
	const aged = ({ oldestDueAt, ...counts }: WorkBacklog['step']): RecordBacklog => ({
		...counts,
		oldestDueSeconds: secondsSince(oldestDueAt, now),
	});
	const { due, later, oldestDueAt } = outbox;
	return new Map([
		[runStepJob.id, aged(step)],
		[runChecksJob.id, aged(check)],
		[carryOutJob.id, aged({ due, later, oldestDueAt, running: 0, lost: 0 })],
	]);
}

/** The longest wait, and whose it is. */
export interface OldestWait {
	readonly seconds: number;
	/** The queue; null when nothing waits. */
	readonly type: string | null;
}

/**
 * The longest wait of the installation: of jobs in the queues, and of what the record has had due. The queue alone would
 * look well while it is paused, lost, or full to its depth.
 */
export async function oldestWait(services: Services): Promise<OldestWait> {
	const [stats, backlogs] = await Promise.all([services.jobs.stats(), recordBacklogs(services)]);
	const waits = [
		...stats.map(({ type, oldestWaitingMs }) => ({ type, seconds: Math.round((oldestWaitingMs ?? 0) / 1_000) })),
		...[...backlogs].map(([type, { oldestDueSeconds }]) => ({ type, seconds: oldestDueSeconds ?? 0 })),
	];
	return waits.reduce<OldestWait>((oldest, wait) => (wait.seconds > oldest.seconds ? wait : oldest), {
		seconds: 0,
		type: null,
	});
}
