import type { JobsOptions, RepeatableOptions, RepeatOptions } from 'bullmq';
import { ErrorCode } from 'bullmq';
import { deleteJob } from '../job/delete.ts';
import { findJob } from '../job/row.ts';
import { insertJob } from '../moves/add.ts';
import { removeJob } from '../moves/remove.ts';
import type { QueueRecord } from '../store/queue-record.ts';
import { DELAYED, PRIORITIZED, WAIT } from '../store/schema.ts';
import { nextEvery } from './every.ts';
import { deleteScheduler, findScheduler, iterationId, type SchedulerFields, saveScheduler } from './scheduler-rows.ts';

/** How many occupied slots an `every` scheduler steps over before it gives up. */
const MAX_SLOT_SCANS = 32;

/** Options of an iteration: a job's, with the repeat options BullMQ keeps in it. */
export type IterationOptions = JobsOptions & { repeat?: RepeatOptions };

/** A scheduler to be made or changed. */
export interface NewScheduler {
	id: string;
	/** For a cron pattern: the next time, computed by BullMQ. */
	next: number;
	/** JSON text of the data every iteration gets. */
	data: string;
	template: JobsOptions;
	repeat: RepeatableOptions;
	/** Options of the iteration that is added now. */
	job: IterationOptions;
	now: number;
}

/** @returns id and delay of the next iteration, or a negative BullMQ error code. */
export const addScheduler = (queue: QueueRecord, scheduler: NewScheduler): [id: string, delay: number] | number => {
	const { id, now } = scheduler;
	const repeat = { ...scheduler.repeat };
	const { every } = repeat;
	const known = findScheduler(queue, id);
	const offset = repeat.offset ?? scheduler.job.repeat?.offset ?? 0;
	let { next } = scheduler;
	let newOffset = offset;
	const everyChanged = known !== undefined && every !== undefined && Number(known.fields.every) !== every;
	if (every !== undefined) {
		const previous = everyChanged ? undefined : known?.next;
		({ next, offset: newOffset } = nextEvery({ previous, every, now, offset, startDate: repeat.startDate }));
	}
	const replaced = known !== undefined && removeIteration(queue, iterationId(id, known.next));
	if (replaced) {
		if (every !== undefined && !everyChanged) next = known.next;
	} else {
		repeat.offset = newOffset;
	}
	if (findJob(queue, iterationId(id, next)) !== undefined) {
		if (every === undefined) {
			if (!replaced) return ErrorCode.SchedulerJobIdCollision;
		} else {
			const free = freeSlot(queue, id, next, every);
			if (free === undefined) return ErrorCode.SchedulerJobSlotsBusy;
			next = free;
		}
	}
	store(queue, { ...scheduler, next, repeat }, known?.fields);
	queue.takeId();
	const iteration = addIteration(queue, {
		id,
		next,
		now,
		name: repeat.name,
		data: scheduler.data,
		opts: scheduler.job,
	});
	return [iteration.id, iteration.delay];
};

const freeSlot = (queue: QueueRecord, id: string, from: number, every: number): number | undefined => {
	for (let scan = 1; scan <= MAX_SLOT_SCANS; scan += 1) {
		if (findJob(queue, iterationId(id, from + scan * every)) === undefined) return from + scan * every;
	}
	return undefined;
};

/**
 * Removes the pending iteration of a scheduler; false when it is not pending any more. One that waits in a paused queue
 * stays, as it does on Redis: pausing is a promise that nothing waiting is lost.
 */
const removeIteration = (queue: QueueRecord, jobId: string): boolean => {
	const job = findJob(queue, jobId);
	if (job === undefined) return false;
	const isPending = job.state === DELAYED || job.state === PRIORITIZED || (job.state === WAIT && !queue.isPaused);
	if (isPending) removeJob(queue, job, { emptying: true });
	return isPending;
};

const store = (queue: QueueRecord, scheduler: NewScheduler, previous: SchedulerFields | undefined): void => {
	const { repeat, template, data } = scheduler;
	const fields: SchedulerFields = { name: repeat.name };
	for (const key of ['tz', 'limit', 'pattern', 'startDate', 'endDate', 'every'] as const) {
		const value = repeat[key];
		if (value) fields[key] = String(value);
	}
	const offset = repeat.offset ?? previous?.offset;
	if (offset !== undefined) fields.offset = String(offset);
	const opts = JSON.stringify(template);
	if (opts !== '{}') fields.opts = opts;
	if (data !== '' && data !== '{}') fields.data = data;
	fields.ic = previous?.ic ?? '1';
	saveScheduler(queue, scheduler.id, scheduler.next, fields);
};

interface Iteration {
	id: string;
	next: number;
	now: number;
	name: string;
	data: string;
	opts: JobsOptions;
}

const addIteration = (queue: QueueRecord, iteration: Iteration): { id: string; delay: number } => {
	const { next, now, name, data } = iteration;
	const id = iterationId(iteration.id, next);
	const delay = Math.max(next - now, 0);
	const opts = { ...iteration.opts, delay, jobId: id };
	// A pattern may meet an iteration that was taken over by hand in the same millisecond: it is replaced.
	const existing = findJob(queue, id);
	if (existing !== undefined) deleteJob(queue, existing);
	insertJob(queue, { id, name, data, opts, timestamp: now, schedulerId: iteration.id }, id, delay);
	return { id, delay };
};

/**
 * A worker has taken the iteration `producerId`: adds the next one.
 *
 * @returns its id, or null when the scheduler is gone, has moved on, or the iteration is there already.
 */
export const advanceScheduler = (
	queue: QueueRecord,
	id: string,
	patternNext: number,
	job: IterationOptions,
	now: number,
	producerId: string | undefined,
): string | null => {
	const known = findScheduler(queue, id);
	if (known === undefined) return null;
	const { fields } = known;
	const every = fields.every === undefined ? job.repeat?.every : Number(fields.every);
	let next = patternNext;
	if (every) {
		const offset = Number(fields.offset ?? job.repeat?.offset ?? 0);
		const startDate = fields.startDate === undefined ? undefined : Number(fields.startDate);
		({ next } = nextEvery({ previous: known.next, every: Number(every), now, offset, startDate }));
	}
	if (producerId !== iterationId(id, known.next)) return null;
	const nextId = iterationId(id, next);
	if (findJob(queue, nextId) !== undefined) {
		queue.emit('event', 'duplicated', 'jobId', nextId);
		return null;
	}
	const counted = { ...fields, ic: String(Number(fields.ic ?? 0) + 1) };
	saveScheduler(queue, id, next, counted);
	queue.takeId();
	addIteration(queue, { id, next, now, name: fields.name ?? '', data: fields.data ?? '{}', opts: job });
	return nextId;
};

/** Removes a scheduler with the iteration it has pending. @returns 0, or 1 when there is no such scheduler. */
export const removeScheduler = (queue: QueueRecord, id: string): number => {
	const known = findScheduler(queue, id);
	if (known === undefined) return 1;
	const job = findJob(queue, iterationId(id, known.next));
	if (job?.state === DELAYED) {
		deleteJob(queue, job);
		queue.emit('event', 'removed', 'jobId', job.id, 'prev', 'delayed');
	}
	deleteScheduler(queue, id);
	return 0;
};
