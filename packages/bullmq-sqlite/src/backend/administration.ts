import type { JobsOptions, RepeatableOptions } from 'bullmq';
import { releaseDedup, releaseDedupOf } from '../moves/dedup.ts';
import { cleanState, drain, obliterate } from '../queue/clean.ts';
import { formatCursor } from '../queue/events.ts';
import { endLimit, limitNow } from '../queue/limiter.ts';
import { removeOrphans } from '../queue/orphans.ts';
import { addScheduler, advanceScheduler, removeScheduler } from '../queue/scheduler.ts';
import { BackendReads } from './reads.ts';
import { accepted } from './refusal.ts';

/** What is done to a queue as a whole: schedulers, pausing, emptying, limits, metadata, events. */
export abstract class BackendAdministration extends BackendReads {
	async addJobScheduler(
		jobSchedulerId: string,
		nextMillis: number,
		templateData: string,
		templateOpts: JobsOptions,
		opts: RepeatableOptions,
		delayedJobOpts: JobsOptions,
		_producerId?: string,
	): Promise<[string, number]> {
		const added = await this.write((queue) =>
			addScheduler(queue, {
				id: jobSchedulerId,
				next: nextMillis,
				data: templateData,
				template: templateOpts,
				repeat: opts,
				job: delayedJobOpts,
				now: Date.now(),
			}),
		);
		return accepted<[string, number]>(added, { command: 'addJobScheduler' });
	}

	updateJobSchedulerNextMillis(
		jobSchedulerId: string,
		nextMillis: number,
		_templateData: string,
		delayedJobOpts: JobsOptions,
		producerId?: string,
	): Promise<string | null> {
		return this.write((queue) =>
			advanceScheduler(queue, jobSchedulerId, nextMillis, delayedJobOpts, Date.now(), producerId),
		);
	}

	removeJobScheduler(jobSchedulerId: string): Promise<number> {
		return this.write((queue) => removeScheduler(queue, jobSchedulerId));
	}

	pause(pause: boolean): Promise<void> {
		return this.write((queue) => {
			if (pause) queue.setMeta('paused', '1');
			else queue.removeMeta('paused');
			queue.emit('event', pause ? 'paused' : 'resumed');
			queue.wakeWorkers();
		});
	}

	drain(delayed: boolean): Promise<void> {
		return this.write((queue) => drain(queue, delayed));
	}

	cleanJobsByState(state: string, timestamp: number, limit = 0): Promise<string[]> {
		return this.write((queue) => cleanState(queue, state, timestamp, limit));
	}

	async obliterate(opts: { force: boolean; count: number }): Promise<number> {
		const result = await this.write((queue) => obliterate(queue, opts.count, opts.force));
		if (result === -1) throw new Error('Cannot obliterate non-paused queue');
		if (result === -2) throw new Error('Cannot obliterate queue with active jobs');
		return result;
	}

	/** A job here is one row with its state, so none can be left without; only rows that belonged to one can. */
	removeOrphanedJobs(_count?: number, limit = 0): Promise<number> {
		return this.store.gate.write(() => removeOrphans(this.store, limit));
	}

	removeDeduplicationKey(deduplicationId: string, jobId: string): Promise<number> {
		return this.write((queue) => releaseDedupOf(queue, deduplicationId, jobId));
	}

	deleteDeduplicationKey(deduplicationId: string): Promise<number> {
		return this.write((queue) => releaseDedup(queue, deduplicationId));
	}

	setQueueMeta(values: Record<string, string | number>): Promise<number> {
		return this.write((queue) => {
			queue.wakeWorkers();
			return Object.entries(values).filter(([field, value]) => queue.setMeta(field, String(value))).length;
		});
	}

	removeQueueMetaFields(fields: string[]): Promise<number> {
		return this.write((queue) => {
			queue.wakeWorkers();
			return fields.filter((field) => queue.removeMeta(field)).length;
		});
	}

	setRateLimit(expireTimeMs: number): Promise<void> {
		return this.write((queue) => limitNow(queue, expireTimeMs));
	}

	removeRateLimitKey(): Promise<number> {
		return this.write(endLimit);
	}

	/** Redis kept such a key once; there has never been one here. */
	async removeDeprecatedPriorityKey(): Promise<number> {
		return 0;
	}

	trimEvents(maxLength: number): Promise<number> {
		return this.write((queue) => queue.trimEvents(maxLength));
	}

	publishEvent(fields: Record<string, string | number>, maxEvents: number): Promise<string> {
		return this.write((queue) => {
			const cursor = queue.emit(...Object.entries(fields).flatMap(([name, value]) => [name, String(value)]));
			queue.limitEvents(maxEvents);
			return formatCursor(cursor);
		});
	}
}
