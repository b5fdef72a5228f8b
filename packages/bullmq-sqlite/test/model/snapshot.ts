import type { IQueueBackend, JobType } from 'bullmq';
import type { Lane } from './side.ts';

/** A job of a program, and the queue it is in. */
export interface KnownJob {
	id: string;
	lane: Lane;
}

const states: JobType[] = ['wait', 'active', 'delayed', 'prioritized', 'completed', 'failed', 'waiting-children'];
const kinds = ['processed', 'unprocessed', 'ignored', 'failed'];

/** Everything that can be seen of a queue. */
export const snapshot = async ({ backend, queue }: Lane, known: readonly KnownJob[]): Promise<unknown> => {
	const ids = known.filter(({ lane }) => lane.backend === backend).map(({ id }) => id);
	return {
		counts: await backend.getCounts(states),
		upwards: await backend.getRanges(states, 0, -1, true),
		downwards: await backend.getRanges(states, 0, -1, false),
		priorities: await backend.getCountsPerPriority([0, 1, 2, 3]),
		jobs: Object.fromEntries(await Promise.all(ids.map(async (id) => [id, await describe(backend, id)]))),
		holders: await Promise.all(['d1', 'd2'].map((id) => backend.getDeduplicationJobId(id))),
		schedulers: await schedulersOf(backend),
		metrics: [await queue.getMetrics('completed'), await queue.getMetrics('failed')],
		limited: [(await backend.getRateLimitTtl()) > 0, (await backend.getRateLimitTtl(2)) > 0, await backend.isMaxed()],
		meta: await metaOf(backend),
	};
};

const describe = async (backend: IQueueBackend, id: string): Promise<unknown> => {
	const [state, data] = await Promise.all([backend.getState(id), backend.getJobData(id)]);
	if (data === undefined) return state;
	const { id: _, opts: __, ...seen } = data;
	const [finished, children, counts, logs, newest] = await Promise.all([
		backend.isFinished(id),
		backend.getDependencies(id, {}),
		backend.getDependencyCounts(id, kinds),
		backend.getJobLogs(id, 0, -1, true),
		backend.getJobLogs(id, 0, 0, false),
	]);
	const { processed, ignored, unprocessed = [], failed = [] } = children;
	// Redis keeps the pending children in a set without an order.
	const sorted = { processed, ignored, failed: failed.toSorted(), unprocessed: unprocessed.toSorted() };
	return { state, seen, finished, children: sorted, counts, logs, newest };
};

const schedulersOf = async (backend: IQueueBackend): Promise<unknown> => ({
	count: await backend.getJobSchedulersCount(),
	upwards: await backend.getJobSchedulersRange(0, -1, true),
	downwards: await backend.getJobSchedulersRange(0, 0, false),
	each: await Promise.all(
		['s1', 's2'].map(async (id) => [await backend.isJobScheduler(id), await backend.getJobSchedulerData(id)]),
	),
});

const metaOf = async (backend: IQueueBackend): Promise<Record<string, string>> => {
	const meta = await backend.getQueueMeta();
	// Redis writes its default here, SQLite keeps it as a default.
	delete meta['opts.maxLenEvents'];
	delete meta.version;
	return meta;
};

/** All events of a queue, oldest first, without their ids. */
export const eventsOf = async (backend: IQueueBackend): Promise<Record<string, string>[]> => {
	const events: Record<string, string>[] = [];
	let cursor = '0-0';
	for (;;) {
		const page = (await backend.readEvents(cursor, 1))?.[0]?.[1] ?? [];
		if (page.length === 0) return events;
		for (const [id, fields] of page) {
			cursor = id;
			const event: Record<string, string> = {};
			for (let index = 0; index < fields.length; index += 2) event[fields[index] ?? ''] = fields[index + 1] ?? '';
			events.push(event);
		}
	}
};
