import { JobsError } from './errors.ts';
import type { Jobs } from './jobs.ts';

/** How long a queue on another server may take to answer. */
const ANSWER_MS = 5_000;

/** What asks the backend and waits for its answer. */
const questions: ReadonlySet<PropertyKey> = new Set<keyof Jobs>([
	'counts',
	'ended',
	'endsPerMinute',
	'enqueue',
	'enqueueMany',
	'ensure',
	'get',
	'list',
	'logs',
	'pause',
	'pending',
	'promote',
	'relay',
	'remove',
	'resume',
	'retry',
	'schedule',
	'schedules',
	'stats',
	'unschedule',
	'workers',
]);

/**
 * Jobs on another server that answer in any case: a server that is away, or hangs, is an error (`jobs.unreachable`) within
 * seconds and not a call that never returns. What was asked may still be done when it is back, so an
 * enqueued job may come twice.
 */
export const answering = (jobs: Jobs, limitMs: number = ANSWER_MS): Jobs =>
	new Proxy(jobs, {
		get(target, name) {
			const value: unknown = Reflect.get(target, name, target);
			if (typeof value !== 'function') return value;
			if (!questions.has(name)) return value.bind(target);
			return (...args: unknown[]) =>
				within(limitMs, Reflect.apply(value, target, args) as Promise<unknown>, target.address);
		},
	});

async function within<Answer>(limitMs: number, asked: Promise<Answer>, address: string): Promise<Answer> {
	let timer: ReturnType<typeof setTimeout> | undefined;
	const late = new Promise<never>((_, reject) => {
		timer = setTimeout(() => reject(unreachable(address)), limitMs);
	});
	try {
		return await Promise.race([asked, late]);
	} catch (error) {
		throw isAway(error) ? unreachable(address, error) : error;
	} finally {
		clearTimeout(timer);
	}
}

/** Codes of the operating system, and of a PostgreSQL that stops or starts. */
const AWAY = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', '57P01', '57P02', '57P03']);
/** Of ioredis and pg, which have no codes for it. */
const AWAY_WORDS = /connection is closed|stream isn't writeable|max retries per request|connection terminated/i;

const isAway = (error: unknown): boolean =>
	error instanceof Error &&
	(AWAY.has('code' in error ? String(error.code) : '') || AWAY_WORDS.test(error.message) || isAway(error.cause));

const unreachable = (address: string, cause?: unknown): JobsError =>
	new JobsError(
		'jobs.unreachable',
		{
			vi: `Hàng đợi (${address}) không trả lời. Hồ sơ vẫn được nhận và được xử lý khi hàng đợi hoạt động lại. Hãy kiểm tra máy chủ hàng đợi có đang chạy không.`,
			en: `The job queue (${address}) does not answer. Filings are still accepted and are worked on once it is back. Check that its server is running.`,
		},
		{ cause },
	);
