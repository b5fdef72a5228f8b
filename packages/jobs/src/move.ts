import { type BackendConfig, type OpenBackend, openBackend } from './backends.ts';
import { type BilingualText, JobsError } from './errors.ts';
import type { AnyJobType } from './job-type.ts';
import { type LaneQueue, openLane } from './lane.ts';
import { assertAnswers, assertFileIsThere } from './moving/answers.ts';
import {
	type Contents,
	type Copy,
	copyOf,
	copyScheduler,
	idAtTarget,
	isDelayed,
	liveIds,
	readContents,
} from './moving/contents.ts';
import { emptyQueue } from './moving/empty.ts';
import { type MoveMarks, markMove } from './moving/marks.ts';

/** What was moved of one job type. */
export interface MovedType {
	readonly type: string;
	readonly waiting: number;
	readonly delayed: number;
	readonly schedules: number;
	/** Its queue is paused, at the target too. */
	readonly paused: boolean;
	/** Jobs that failed for good and stay behind. */
	readonly failed: number;
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
	/** Told of what a person should know and what does not stop the move; each thing once. */
	readonly onWarning?: (text: BilingualText) => void;
}

const PAGE = 500;

const cannotMove = (vi: string, en: string, cause?: unknown): JobsError =>
	new JobsError('jobs.cannotMove', { vi, en }, cause === undefined ? {} : { cause });

/**
 * Moves waiting and delayed jobs and all schedules from one backend to another, and with them whether a queue is paused. Jobs
 * keep name, payload, options, age, order, due time and id (a numbered one gets a new name, because the new backend numbers
 * from 1), and have all their attempts; a deduplication's time begins anew. Finished jobs stay behind. A move that broke off
 * is run again: what has arrived is not added twice, and the source is emptied only when everything has arrived.
 *
 * @throws {JobsError} `jobs.cannotMove` when a worker is running, a job was interrupted, both are one place, the target has jobs
 *   of its own, or something broke on the way; `jobs.cannotOpen` when a backend does not answer. Nothing is lost then.
 */
export const moveJobs = async (options: MoveOptions): Promise<MovedType[]> => {
	const { from, to, types, onWarning = () => undefined } = options;
	if (from.url === to.url) throw samePlace();
	assertFileIsThere(from);
	const warnings = [...(await assertAnswers(from.url)), ...(await assertAnswers(to.url))];
	// Both may be databases of one Redis.
	for (const warning of new Map(warnings.map((text) => [text.en, text])).values()) onWarning(warning);
	const source = await openBackend(from);
	const target = await openBackend(to).catch(async (error: unknown) => {
		await source.close();
		throw error;
	});
	const onTrouble = once(() => onWarning(lostConnection));
	const pairs: Pair[] = types.map((type) => ({
		type,
		from: openLane(source, type, onTrouble).queue,
		to: openLane(target, type, onTrouble).queue,
	}));
	try {
		return await moveAll(source, pairs, options);
	} catch (error) {
		throw error instanceof JobsError ? error : brokeOff(error);
	} finally {
		await closeAll(pairs, [source, target]);
	}
};

interface Pair {
	readonly type: AnyJobType;
	readonly from: LaneQueue;
	readonly to: LaneQueue;
}

interface Load extends Pair {
	readonly contents: Contents;
}

const moveAll = async (source: OpenBackend, pairs: readonly Pair[], options: MoveOptions): Promise<MovedType[]> => {
	const { dryRun = false, onProgress = () => undefined } = options;
	const [first] = pairs;
	if (first === undefined) return [];
	for (const pair of pairs) await refuseWorkers(pair);
	const marks = await markMove(first.from, first.to);
	if (marks.isSamePlace) {
		await marks.forget();
		throw samePlace();
	}
	const loads: Load[] = [];
	for (const pair of pairs) loads.push({ ...pair, contents: await readContents(pair.from) });
	try {
		if (!marks.resumes) await refuseForeign(loads, marks.token);
	} catch (error) {
		await marks.forget();
		throw error;
	}
	if (dryRun) await marks.forget();
	else {
		await marks.begin();
		for (const load of loads) await copy(load, marks, onProgress);
		for (const load of loads) await assertArrived(load, marks.token);
		// A server that was started meanwhile has not been told of the new place.
		for (const pair of pairs) await refuseWorkers(pair);
		for (const { from, contents } of loads) await emptyQueue(source, from, contents);
		await marks.clear();
	}
	return loads.map(movedType);
};

/** A job that runs or could run during the move would be done twice, or lost. */
const refuseWorkers = async ({ type, from, to }: Pair): Promise<void> => {
	const [active, ...workers] = await Promise.all([from.getActiveCount(), from.getWorkersCount(), to.getWorkersCount()]);
	const working = workers[0] + workers[1];
	if (working > 0) {
		throw cannotMove(
			`Loại việc "${type.id}" đang có ${working} nơi xử lý và ${active} việc đang chạy. Hãy dừng máy chủ và mọi "motcua worker" rồi chạy lại lệnh này.`,
			`Job type "${type.id}" has ${working} workers and ${active} running jobs. Stop the server and every "motcua worker", then run this again.`,
		);
	}
	if (active > 0) {
		throw cannotMove(
			`Loại việc "${type.id}" có ${active} việc bị ngắt giữa chừng (máy chủ tắt đột ngột). Hãy chạy máy chủ một lần, chờ một phút, dừng bình thường, rồi chạy lại lệnh này.`,
			`Job type "${type.id}" has ${active} jobs that were interrupted (the server was killed). Start the server once, wait a minute, stop it in order, then run this again.`,
		);
	}
};

/** Jobs of somebody else, or of this installation's own from when the target was its queue. */
const refuseForeign = async (loads: readonly Load[], token: string): Promise<void> => {
	for (const { type, to, contents } of loads) {
		const expected = new Set(contents.jobs.map((job) => idAtTarget(job, token)));
		const foreign = (await liveIds(to)).values().find((id) => !expected.has(id) && !id.startsWith('repeat:'));
		if (foreign === undefined) continue;
		if (loads.every((load) => load.contents.jobs.length + load.contents.schedulers.length === 0)) {
			throw cannotMove(
				'Nơi đi không còn gì để chuyển, nơi đến đã có việc: có lẽ đã chuyển xong từ trước. Hãy đặt MOTCUA_JOBS_URL sang nơi đến rồi chạy máy chủ.',
				'The source is empty and the target has jobs: the move was probably made before. Set MOTCUA_JOBS_URL to the target and start the server.',
			);
		}
		throw cannotMove(
			`Nơi đến đã có việc "${foreign}" của loại "${type.id}". Chỉ chuyển được sang hàng đợi trống: hãy chọn nơi khác (với Redis: số khác ở cuối địa chỉ, ví dụ /1), hoặc không chuyển gì và chỉ đặt MOTCUA_JOBS_URL.`,
			`The target has job "${foreign}" of type "${type.id}" already. Jobs can only be moved to an empty queue: choose another place (Redis: another number at the end of the address, such as /1), or move nothing and only set MOTCUA_JOBS_URL.`,
		);
	}
};

const movedType = ({ type, contents }: Load): MovedType => {
	const { jobs, schedulers, isPaused, failed } = contents;
	const delayed = jobs.filter(isDelayed).length;
	return {
		type: type.id,
		waiting: jobs.length - delayed,
		delayed,
		schedules: schedulers.length,
		paused: isPaused,
		failed,
	};
};

const copy = async (
	{ type, to, contents }: Load,
	{ token }: MoveMarks,
	onProgress: (progress: MoveProgress) => void,
): Promise<void> => {
	if (contents.isPaused) await to.pause();
	else if (await to.isPaused()) await to.resume();
	const copies = contents.jobs.map((job) => copyOf(job, token));
	for (let start = 0; start < copies.length; start += PAGE) {
		const page = copies.slice(start, start + PAGE);
		await removeFinished(to, page);
		await to.addBulk(page);
		onProgress({ type: type.id, done: start + page.length, total: copies.length });
	}
	for (const scheduler of contents.schedulers) await copyScheduler(to, scheduler);
};

/** A finished job that bears the name of one to come would be in its way. Numbered ones have a name that nobody had. */
const removeFinished = async (to: LaneQueue, page: readonly Copy[]): Promise<void> => {
	for (const { opts } of page) {
		if (opts.jobId.startsWith('moved-')) continue;
		const state = await to.getJobState(opts.jobId);
		if (state === 'completed' || state === 'failed') await to.remove(opts.jobId);
	}
};

const assertArrived = async ({ type, to, contents }: Load, token: string): Promise<void> => {
	const there = await liveIds(to);
	// Of jobs that are deduplicated one stands for all.
	const missing = contents.jobs.filter(
		(job) => job.deduplicationId === undefined && !there.has(idAtTarget(job, token)),
	);
	if (missing.length === 0) return;
	throw cannotMove(
		`${missing.length} việc của loại "${type.id}" chưa đến nơi. Nơi đi còn nguyên; hãy kiểm tra nơi đến rồi chạy lại lệnh này.`,
		`${missing.length} jobs of type "${type.id}" have not arrived. The source is as it was; check the target, then run this again.`,
	);
};

const closeAll = async (pairs: readonly Pair[], backends: readonly OpenBackend[]): Promise<void> => {
	await Promise.all(pairs.flatMap((pair) => [pair.from.close(), pair.to.close()]));
	await Promise.all(backends.map((backend) => backend.close()));
};

const once = (tell: () => void): (() => void) => {
	let told = false;
	return () => {
		if (!told) tell();
		told = true;
	};
};

const samePlace = (): JobsError =>
	cannotMove(
		'Nơi đi và nơi đến là cùng một hàng đợi; không có gì để chuyển.',
		'The source and the target are the same queue; there is nothing to move.',
	);

const brokeOff = (cause: unknown): JobsError => {
	const reason = cause instanceof Error ? cause.message : String(cause);
	return cannotMove(
		`Việc chuyển bị ngắt giữa chừng (${reason}). Không mất gì: sửa nguyên nhân rồi chạy lại đúng lệnh này.`,
		`The move broke off (${reason}). Nothing is lost: mend the cause, then run the same command again.`,
		cause,
	);
};

const lostConnection: BilingualText = {
	vi: 'Mất kết nối với hàng đợi, đang chờ nối lại. Ctrl-C để dừng; chạy lại đúng lệnh này để chuyển tiếp.',
	en: 'The connection to a queue is lost and waited for. Ctrl-C to stop; run the same command again to go on.',
};
