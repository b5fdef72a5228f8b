import type { Job } from 'bullmq';
import { JobsError } from './errors.ts';
import type { AnyJobType } from './job-type.ts';
import type { JobPage, ScheduleView } from './jobs.ts';
import type { Lane } from './lane.ts';
import { type JobState, type JobTypeStats, type JobView, viewOf } from './views.ts';

type TypeRef = AnyJobType | string;
type AnyJob = Job<unknown, unknown>;

const MAX_PAGE = 500;
/** How many jobs of each end of the waiting ones are looked at for the oldest: each urgency is oldest first in itself. */
const AGE_SAMPLE = 100;

const idOf = (type: TypeRef): string => (typeof type === 'string' ? type : type.id);

/** What the monitor sees and does; knows nothing of how jobs come and are worked on. */
export abstract class Monitor {
	/** Known job types, in the order they became known. */
	protected readonly lanes: Lane[] = [];

	async stats(): Promise<JobTypeStats[]> {
		return Promise.all(this.lanes.map(statsOf));
	}

	async schedules(): Promise<ScheduleView[]> {
		const lists = await Promise.all(
			this.lanes.map(async ({ type, queue }) =>
				(await queue.getJobSchedulers()).map((scheduler) => ({
					key: scheduler.key,
					type: type.id,
					cron: scheduler.pattern ?? null,
					everyMs: scheduler.every ?? null,
					nextAt: scheduler.next === undefined ? null : new Date(scheduler.next).toISOString(),
				})),
			),
		);
		return lists.flat();
	}

	async list(page: JobPage): Promise<JobView[]> {
		const { offset = 0, limit = 50, state } = page;
		const lane = this.lane(page.type);
		const last = offset + Math.min(limit, MAX_PAGE) - 1;
		const inOrder = state === 'waiting' || state === 'delayed';
		// Jobs without a priority come before those with one; only foreign producers make them.
		const types = state === 'waiting' ? (['waiting', 'prioritized'] as const) : ([state] as const);
		const jobs = await lane.queue.getJobs([...types], offset, last, inOrder);
		return jobs.slice(0, last - offset + 1).map((job) => viewOf(lane.type.id, job, state));
	}

	async get(type: TypeRef, id: string): Promise<JobView | undefined> {
		const { queue, type: known } = this.lane(type);
		const job: AnyJob | undefined = await queue.getJob(id);
		return job === undefined ? undefined : viewOf(known.id, job, await queue.getJobState(id));
	}

	async logs(type: TypeRef, id: string): Promise<string[]> {
		const { logs } = await this.lane(type).queue.getJobLogs(id);
		return logs;
	}

	async retry(type: TypeRef, id: string): Promise<void> {
		const job = await this.#job(type, id);
		await this.#allowed(id, () => job.retry('failed', { resetAttemptsMade: true, resetAttemptsStarted: true }));
	}

	async promote(type: TypeRef, id: string): Promise<void> {
		const job = await this.#job(type, id);
		await this.#allowed(id, () => job.promote());
	}

	async remove(type: TypeRef, id: string): Promise<void> {
		const job = await this.#job(type, id);
		await this.#allowed(id, () => job.remove());
	}

	async pause(type: TypeRef): Promise<void> {
		await this.lane(type).queue.pause();
	}

	async resume(type: TypeRef): Promise<void> {
		await this.lane(type).queue.resume();
	}

	async #job(type: TypeRef, id: string): Promise<AnyJob> {
		const job: AnyJob | undefined = await this.lane(type).queue.getJob(id);
		if (job !== undefined) return job;
		throw new JobsError('jobs.notFound', {
			vi: `Không tìm thấy việc "${id}" thuộc loại "${idOf(type)}"; có thể việc đã xong và đã được dọn.`,
			en: `There is no job "${id}" of type "${idOf(type)}"; it may be done and cleaned up.`,
		});
	}

	/** The job's state may have changed since the monitor showed it; that is an answer, not a fault. */
	async #allowed(id: string, action: () => Promise<unknown>): Promise<void> {
		try {
			await action();
		} catch (error) {
			throw new JobsError(
				'jobs.notAllowedNow',
				{
					vi: `Việc "${id}" đã đổi trạng thái hoặc đang được xử lý nên không thực hiện được. Hãy tải lại danh sách.`,
					en: `Job "${id}" has changed or is being worked on, so this cannot be done. Reload the list.`,
				},
				{ cause: error },
			);
		}
	}

	/** The open lane of a known type. */
	protected lane(type: TypeRef): Lane {
		const lane = this.lanes.find((known) => known.type.id === idOf(type));
		if (lane !== undefined) return lane;
		throw new JobsError('jobs.unknownType', {
			vi: `Không có loại việc "${idOf(type)}".`,
			en: `There is no job type "${idOf(type)}".`,
		});
	}
}

const statsOf = async ({ type, queue }: Lane): Promise<JobTypeStats> => {
	const [counts, paused, workers, oldestWaitingMs] = await Promise.all([
		queue.getJobCounts('waiting', 'prioritized', 'active', 'delayed', 'completed', 'failed'),
		queue.isPaused(),
		queue.getWorkersCount(),
		oldestAge(queue),
	]);
	const count = (state: JobState | 'prioritized'): number => counts[state] ?? 0;
	return {
		type: type.id,
		owner: type.owner,
		urgency: type.urgency,
		paused,
		waiting: count('waiting') + count('prioritized'),
		active: count('active'),
		delayed: count('delayed'),
		completed: count('completed'),
		failed: count('failed'),
		oldestWaitingMs,
		workers,
	};
};

const oldestAge = async (queue: Lane['queue']): Promise<number | null> => {
	const now = Date.now();
	const [first, last, delayed] = await Promise.all([
		queue.getJobs(['waiting', 'prioritized'], 0, AGE_SAMPLE - 1, true),
		queue.getJobs(['waiting', 'prioritized'], 0, AGE_SAMPLE - 1, false),
		queue.getJobs(['delayed'], 0, 0, true),
	]);
	// The option, as the job's own delay is set to 0 when it becomes due.
	const waiting = [...first, ...last].map((job) => job.timestamp + (job.opts.delay ?? 0));
	// A delayed job past its time is waiting too: nobody has been there to take it up.
	const due = delayed.map((job) => job.timestamp + (job.delay ?? 0)).filter((at) => at <= now);
	const oldest = Math.min(...waiting, ...due);
	return Number.isFinite(oldest) ? Math.max(now - oldest, 0) : null;
};
