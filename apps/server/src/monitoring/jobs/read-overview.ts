import { listWards } from '@motcua/database';
import type { QueueCounts, WorkerView } from '@motcua/jobs';
import { and, count, eq, isNotNull } from 'drizzle-orm';
import type { Services } from '../../services.ts';
import type { JobQueueView, JobsOverview, WorkerProcess } from './job-views.ts';
import { knowQueues } from './known-queues.ts';
import { countStuck } from './stuck-runs.ts';
import { queueTitle } from './titles.ts';
import { recordBacklogs } from './work-age.ts';

/** The queues, who works on them, and what the record wants done. Reads only. */
export async function readOverview(services: Services, wardId: string): Promise<JobsOverview> {
	const { jobs, db, config } = services;
	knowQueues(jobs);
	const [stats, counts, workers, backlogs, wards, parked, stuck] = await Promise.all([
		jobs.stats(),
		jobs.counts(),
		jobs.workers(),
		recordBacklogs(services),
		listWards(db.read),
		countParked(services, wardId),
		countStuck(db.read, wardId),
	]);
	const countsOf = new Map(counts.map((one) => [one.type, one]));
	const queues = stats.map(
		({ type, owner, oldestWaitingMs }): JobQueueView => ({
			id: type,
			title: queueTitle(type),
			owner,
			...statesOf(countsOf.get(type)),
			oldestWaitingSeconds: oldestWaitingMs === null ? null : Math.round(oldestWaitingMs / 1_000),
			record: backlogs.get(type) ?? null,
		}),
	);
	const ages = queues.flatMap(({ oldestWaitingSeconds, record }) => [oldestWaitingSeconds, record?.oldestDueSeconds]);
	return {
		backend: jobs.backend,
		address: jobs.address,
		at: services.clock.now().toString({ smallestUnit: 'millisecond' }),
		oldestSeconds: Math.max(0, ...ages.map((age) => age ?? 0)),
		limitSeconds: config.oldestJobSeconds,
		wards: wards.length,
		queues,
		workers: processesOf(workers),
		parked,
		stuck,
	};
}

type States = Omit<QueueCounts, 'type'>;
const none: States = { waiting: 0, prioritized: 0, active: 0, delayed: 0, completed: 0, failed: 0, isPaused: false };

function statesOf(counts: QueueCounts | undefined): States {
	const { waiting, prioritized, active, delayed, completed, failed, isPaused } = counts ?? none;
	return { waiting, prioritized, active, delayed, completed, failed, isPaused };
}

function processesOf(workers: readonly WorkerView[]): WorkerProcess[] {
	return [...Map.groupBy(workers, ({ process }) => process)]
		.map(([name, own]) => {
			const ages = own.flatMap(({ ageMs }) => (ageMs === null ? [] : [ageMs]));
			return {
				name,
				queues: own.map(({ type }) => type),
				// The queue tells an age, on its own clock: the machine's.
				since: ages.length === 0 ? null : new Date(Date.now() - Math.max(...ages)).toISOString(),
			};
		})
		.sort((a, b) => a.name.localeCompare(b.name));
}

async function countParked({ db }: Services, wardId: string): Promise<number> {
	const { outbox } = db.tables;
	const [counted] = await db.read
		.select({ n: count() })
		.from(outbox)
		.where(and(eq(outbox.wardId, wardId), isNotNull(outbox.parkedAt)));
	return counted?.n ?? 0;
}
