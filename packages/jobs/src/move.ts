import type { Job } from 'bullmq';
import { assertAnswers, type BackendConfig, type OpenBackend, openBackend } from './backends.ts';
import { JobsError } from './errors.ts';
import type { AnyJobType } from './job-type.ts';
import { type LaneQueue, openLane } from './lane.ts';

/** What was moved of one job type. */
export interface MovedType {
	readonly type: string;
	readonly waiting: number;
	readonly delayed: number;
	readonly schedules: number;
}

/** How far a move is: jobs of one type. */
export interface MoveProgress {
	readonly type: string;
	readonly done: number;
	readonly total: number;
}

/** What to move where. */
export interface MoveOptions {
	readonly from: BackendConfig;
	readonly to: BackendConfig;
	readonly types: readonly AnyJobType[];
	/** Checks and counts, and changes nothing. */
	readonly dryRun?: boolean;
	readonly onProgress?: (progress: MoveProgress) => void;
}

type AnyJob = Job<unknown, unknown>;

const PAGE = 500;

const cannotMove = (vi: string, en: string): JobsError => new JobsError('jobs.cannotMove', { vi, en });

/**
 * Moves waiting and delayed jobs and all schedules from one backend to another. Jobs keep their id (a numbered one becomes
 * `moved-<number>`, because the new backend numbers from 1), their order, the rest of their delay and all their attempts.
 * Finished jobs stay behind. A move that broke off is run again: what has arrived is not added twice, and the source is
 * emptied only when everything has arrived.
 *
 * @throws {JobsError} `jobs.cannotMove` when a worker is running, a job was interrupted or the target has jobs of its own;
 *   `jobs.cannotOpen` when a backend does not answer; nothing is changed then.
 */
export const moveJobs = async ({
	from,
	to,
	types,
	dryRun = false,
	onProgress = () => undefined,
}: MoveOptions): Promise<MovedType[]> => {
	if (from.url === to.url) {
		throw cannotMove(
			'Nơi đi và nơi đến là cùng một hàng đợi; không có gì để chuyển.',
			'The source and the target are the same queue; there is nothing to move.',
		);
	}
	for (const { url } of [from, to]) await assertAnswers(url);
	const source = await openBackend(from);
	const target = await openBackend(to).catch(async (error: unknown) => {
		await source.close();
		throw error;
	});
	const pairs: Pair[] = types.map((type) => ({ type, from: queueOf(source, type), to: queueOf(target, type) }));
	try {
		for (const pair of pairs) await check(pair);
		const moved: MovedType[] = [];
		for (const pair of pairs) moved.push(await (dryRun ? count(pair) : copy(pair, onProgress)));
		if (!dryRun) for (const pair of pairs) await empty(pair.from);
		return moved;
	} finally {
		await Promise.all(pairs.flatMap((pair) => [pair.from.close(), pair.to.close()]));
		await Promise.all([source.close(), target.close()]);
	}
};

interface Pair {
	readonly type: AnyJobType;
	readonly from: LaneQueue;
	readonly to: LaneQueue;
}

const queueOf = (backend: OpenBackend, type: AnyJobType): LaneQueue => openLane(backend, type, () => undefined).queue;

const newId = (id: string): string => (/^\d+$/.test(id) ? `moved-${id}` : id);

/** A job that runs or could run during the move would be done twice, or lost. */
const check = async ({ type, from, to }: Pair): Promise<void> => {
	const [active, workers] = await Promise.all([from.getActiveCount(), from.getWorkersCount()]);
	if (workers > 0) {
		throw cannotMove(
			`Loại việc "${type.id}" đang có ${workers} nơi xử lý và ${active} việc đang chạy. Hãy dừng máy chủ rồi chuyển.`,
			`Job type "${type.id}" has ${workers} workers and ${active} running jobs. Stop the server, then move.`,
		);
	}
	if (active > 0) {
		throw cannotMove(
			`Loại việc "${type.id}" có ${active} việc bị ngắt giữa chừng (máy chủ tắt đột ngột). Hãy chạy máy chủ một lần rồi dừng bình thường, sau đó chuyển.`,
			`Job type "${type.id}" has ${active} jobs that were interrupted (the server was killed). Start the server once, stop it in order, then move.`,
		);
	}
	const expected = new Set((await liveJobs(from)).map((job) => newId(job.id ?? '')));
	const foreign = (await liveJobs(to)).find((job) => !expected.has(job.id ?? ''));
	if (foreign !== undefined) {
		throw cannotMove(
			`Nơi đến đã có việc "${foreign.id}" của loại "${type.id}". Chỉ chuyển được sang hàng đợi trống.`,
			`The target has job "${foreign.id}" of type "${type.id}" already. Jobs can only be moved to an empty queue.`,
		);
	}
};

/** Waiting and delayed jobs in the order they will run; what a schedule has pending comes with the schedule. */
const liveJobs = async (queue: LaneQueue): Promise<AnyJob[]> => {
	const jobs: AnyJob[] = [];
	for (const state of ['waiting', 'prioritized', 'delayed'] as const) {
		for (let start = 0; ; start += PAGE) {
			const page = await queue.getJobs([state], start, start + PAGE - 1, true);
			jobs.push(...page);
			if (page.length < PAGE) break;
		}
	}
	return jobs.filter((job) => job.repeatJobKey === undefined);
};

/** What would be moved. */
const count = async ({ type, from }: Pair): Promise<MovedType> => {
	const jobs = await liveJobs(from);
	const delayed = jobs.filter((job) => (job.delay ?? 0) > 0).length;
	const schedules = (await from.getJobSchedulers()).length;
	return { type: type.id, waiting: jobs.length - delayed, delayed, schedules };
};

const copy = async ({ type, from, to }: Pair, onProgress: (progress: MoveProgress) => void): Promise<MovedType> => {
	const jobs = await liveJobs(from);
	const now = Date.now();
	const copies = await Promise.all(jobs.map((job) => copyOf(job, now)));
	for (let start = 0; start < copies.length; start += PAGE) {
		const page = copies.slice(start, start + PAGE);
		await to.addBulk(page);
		onProgress({ type: type.id, done: start + page.length, total: copies.length });
	}
	const delayed = copies.filter(({ opts }) => opts.delay !== undefined).length;
	return { type: type.id, waiting: copies.length - delayed, delayed, schedules: await copySchedules(from, to) };
};

const copyOf = async (job: AnyJob, now: number) => {
	const { delay: _, repeat: __, ...opts } = job.opts as AnyJob['opts'] & { repeat?: unknown };
	const left = (job.processedOn ?? job.timestamp) + (job.delay ?? 0) - now;
	const isDelayed = (job.delay ?? 0) > 0 && (await job.isDelayed());
	return {
		name: job.name,
		data: job.data,
		opts: { ...opts, jobId: newId(job.id ?? ''), ...(isDelayed ? { delay: Math.max(left, 1) } : {}) },
	};
};

const copySchedules = async (from: LaneQueue, to: LaneQueue): Promise<number> => {
	const schedules = await from.getJobSchedulers();
	for (const { key, name, pattern, every, tz, template } of schedules) {
		const repeat = {
			...(pattern === undefined ? {} : { pattern }),
			...(every === undefined ? {} : { every }),
			...(tz === undefined ? {} : { tz }),
		};
		await to.upsertJobScheduler(key, repeat, { name, data: template?.data, opts: template?.opts ?? {} });
	}
	return schedules.length;
};

/** The source keeps its finished jobs as a record, and nothing that could run. */
const empty = async (queue: LaneQueue): Promise<void> => {
	for (const { key } of await queue.getJobSchedulers()) await queue.removeJobScheduler(key);
	await queue.drain(true);
};
