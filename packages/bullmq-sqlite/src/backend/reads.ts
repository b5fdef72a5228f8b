import type { DependenciesOpts, JobJson, JobState, JobType } from 'bullmq';
import { countDependencies, ignoredFailures, processedValues, readDependencies } from '../flow/dependencies.ts';
import { findJob, findWholeJob, toJobJson } from '../job/row.ts';
import { stateName, stateOf } from '../job/states.ts';
import { dedupHolder } from '../moves/dedup.ts';
import { readLogs } from '../moves/update.ts';
import { countOf, countOfPriority, finishedState, idsOf, pageOfChildren } from '../queue/getters.ts';
import { rateLimitTtl } from '../queue/limiter.ts';
import { readMetrics } from '../queue/metrics.ts';
import { isMaxed } from '../queue/ready.ts';
import { countSchedulers, listSchedulers, readScheduler, readSchedulerFields } from '../queue/scheduler-rows.ts';
import { WAIT } from '../store/schema.ts';
import { BackendBase } from './base.ts';

/** Everything a backend tells without changing anything. */
export abstract class BackendReads extends BackendBase {
	getState(jobId: string): Promise<JobState | 'unknown'> {
		return this.read((queue) => {
			const job = findJob(queue, jobId);
			if (job === undefined) return 'unknown';
			return job.state === WAIT ? 'waiting' : (stateName(job.state) as JobState);
		});
	}

	isFinished(jobId: string, returnValue = false): Promise<number | [number, string]> {
		return this.read((queue) => {
			const finished = finishedState(queue, jobId);
			return returnValue ? finished : finished[0];
		});
	}

	isMaxed(): Promise<boolean> {
		return this.read(isMaxed);
	}

	async isJobInState(state: string, jobId: string): Promise<boolean> {
		const stored = stateOf(state);
		if (stored === undefined && state !== 'paused') throw new Error(`Unknown job state: ${state}`);
		return this.read((queue) => findJob(queue, jobId)?.state === stored && stored !== undefined);
	}

	getJobData(jobId: string): Promise<JobJson | undefined> {
		return this.read((queue) => {
			const job = findWholeJob(queue, jobId);
			return job === undefined ? undefined : toJobJson(job);
		});
	}

	getDeduplicationJobId(deduplicationId: string): Promise<string | null> {
		return this.read((queue) => dedupHolder(queue, deduplicationId)?.job_id ?? null);
	}

	getJobLogs(jobId: string, start: number, end: number, asc: boolean): Promise<{ logs: string[]; count: number }> {
		return this.read((queue) => readLogs(queue, jobId, start, end, asc));
	}

	getRateLimitTtl(maxJobs?: number): Promise<number> {
		return this.read((queue) => rateLimitTtl(queue, maxJobs));
	}

	getCounts(types: JobType[], delayedTimestamp?: number): Promise<number[]> {
		return this.read((queue) => types.map((type) => countOf(queue, type, delayedTimestamp)));
	}

	getCountsPerPriority(priorities: number[]): Promise<number[]> {
		return this.read((queue) => priorities.map((priority) => countOfPriority(queue, priority)));
	}

	/** One list of ids per type; BullMQ's declared `[string][]` means the same. */
	getRanges(types: JobType[], start = 0, end = 1, asc = false): Promise<[string][]> {
		return this.read((queue) => types.map((type) => idsOf(queue, type, start, end, asc)) as [string][]);
	}

	getDependencyCounts(jobId: string, types: string[]): Promise<number[]> {
		return this.read((queue) => countDependencies(queue, jobId, types));
	}

	getDependencies(jobId: string, opts: DependenciesOpts = {}): Promise<ReturnType<typeof readDependencies>> {
		return this.read((queue) => readDependencies(queue, jobId, opts));
	}

	getProcessedChildrenValues(jobId: string): Promise<Record<string, string>> {
		return this.read((queue) => processedValues(queue, jobId));
	}

	getIgnoredChildrenFailures(jobId: string): Promise<Record<string, string>> {
		return this.read((queue) => ignoredFailures(queue, jobId));
	}

	getMetrics(type: 'completed' | 'failed', start = 0, end = -1): Promise<[string[], string[], number]> {
		return this.read((queue) => readMetrics(queue, type, start, end));
	}

	getClientList(): Promise<string[]> {
		return this.read(() => [this.store.clients.list()]);
	}

	paginate(
		key: string,
		opts: { start: number; end: number; fetchJobs?: boolean },
	): Promise<ReturnType<typeof pageOfChildren>> {
		return this.read((queue) => pageOfChildren(queue, key, opts));
	}

	getQueueMeta(): Promise<Record<string, string>> {
		return this.read((queue) => Object.fromEntries(queue.meta));
	}

	getQueueMetaField(field: string): Promise<string | null> {
		return this.read((queue) => queue.meta.get(field) ?? null);
	}

	getQueueMetaFields(fields: string[]): Promise<(string | null)[]> {
		return this.read((queue) => fields.map((field) => queue.meta.get(field) ?? null));
	}

	hasQueueMetaField(field: string): Promise<boolean> {
		return this.read((queue) => queue.meta.has(field));
	}

	getJobScheduler(id: string): Promise<[string[] | null, string | null]> {
		return this.read((queue) => readScheduler(queue, id));
	}

	isJobScheduler(id: string): Promise<boolean> {
		return this.read((queue) => readSchedulerFields(queue, id).ic !== undefined);
	}

	getJobSchedulerData(key: string): Promise<Record<string, string>> {
		return this.read((queue) => readSchedulerFields(queue, key));
	}

	getJobSchedulersRange(start: number, end: number, asc: boolean): Promise<string[]> {
		return this.read((queue) => listSchedulers(queue, start, end, asc));
	}

	getJobSchedulersCount(): Promise<number> {
		return this.read(countSchedulers);
	}
}
