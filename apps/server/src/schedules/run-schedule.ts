import { beginScheduleRun, endScheduleRun, failScheduleRun, type ScheduleRun } from '@motcua/database';
import { BackupError } from '../backup/backup-error.ts';
import type { Services } from '../services.ts';
import type { Schedule, ScheduleResult } from './schedule.ts';

/** Beyond the time that a run may take: nobody is cut off at the very end. */
const GRACE_MS = 60_000;

/**
 * Runs a schedule, unless it runs already or has just ended well. The row decides, not the queue: a job that comes twice,
 * or from two processes, does its work once.
 *
 * @returns what it found or did; null when there was nothing to do, or another run has begun because this one took too long
 */
export async function runSchedule(
	services: Services,
	schedule: Schedule,
	signal: AbortSignal,
): Promise<ScheduleResult | null> {
	const { db, clock, logger } = services;
	const { name, rest, timeoutMs } = schedule;
	const started = clock.now();
	const begin = {
		name,
		now: iso(started),
		heldUntil: iso(started.add({ milliseconds: timeoutMs + GRACE_MS })),
		notSince: iso(started.subtract(rest)),
	};
	const held = await db.write((tx) => beginScheduleRun(tx, begin), { name: 'schedule.begin' });
	if (held === null) return null;
	try {
		const result = await schedule.run(services, signal, held.result);
		const end = { ...begin, now: iso(clock.now()), result };
		if (!(await db.write((tx) => endScheduleRun(tx, end), { name: 'schedule.end' }))) {
			logger.warn({ schedule: name }, 'scheduled work took too long and was begun by another');
			return null;
		}
		if (schedule.isNews?.(result) ?? true) logger.info({ schedule: name, ...result }, 'scheduled work done');
		return result;
	} catch (error) {
		await noteFailure(services, held, begin, error);
		throw error;
	}
}

/** The same failure every minute is one line in the log, not a thousand: the health page shows that it stays. */
async function noteFailure(
	{ db, clock, logger }: Services,
	held: ScheduleRun,
	begin: { readonly name: string; readonly heldUntil: string },
	error: unknown,
): Promise<void> {
	const failure = inWords(error).slice(0, 500);
	const level = held.failure === failure ? 'debug' : 'error';
	logger[level]({ schedule: begin.name, err: error }, 'scheduled work failed');
	const failed = { ...begin, now: iso(clock.now()), failure };
	await db.write((tx) => failScheduleRun(tx, failed), { name: 'schedule.fail' });
}

/** Our own errors say it in both languages. */
function inWords(error: unknown): string {
	if (error instanceof BackupError) return `${error.text.vi} / ${error.text.en}`;
	return error instanceof Error ? error.message : String(error);
}

const iso = (instant: Temporal.Instant): string => instant.toString({ smallestUnit: 'millisecond' });
