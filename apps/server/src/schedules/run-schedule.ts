import { beginScheduleRun, endScheduleRun, failScheduleRun } from '@motcua/database';
import { BackupError } from '../backup/backup-error.ts';
import type { Services } from '../services.ts';
import type { Schedule } from './schedule.ts';

/** Beyond the time that a run may take: nobody is cut off at the very end. */
const GRACE_MS = 60_000;

/**
 * Runs a schedule, unless it runs already or has just ended well. The row decides, not the queue: a job that comes twice,
 * or from two processes, does its work once.
 *
 * @returns what it found or did; null when there was nothing to do
 */
export async function runSchedule(
	services: Services,
	schedule: Schedule,
	signal: AbortSignal,
): Promise<Readonly<Record<string, unknown>> | null> {
	const { db, clock, logger } = services;
	const { name, restHours, timeoutMs } = schedule;
	const started = clock.now();
	const begin = {
		name,
		now: iso(started),
		heldUntil: iso(started.add({ milliseconds: timeoutMs + GRACE_MS })),
		notSince: iso(started.subtract({ hours: restHours })),
	};
	if (!(await db.write((tx) => beginScheduleRun(tx, begin), { name: 'schedule.begin' }))) return null;
	try {
		const result = await schedule.run(services, signal);
		await db.write((tx) => endScheduleRun(tx, { name, now: iso(clock.now()), result }), { name: 'schedule.end' });
		logger.info({ schedule: name, ...result }, 'scheduled work done');
		return result;
	} catch (error) {
		const failure = inWords(error).slice(0, 500);
		await db.write((tx) => failScheduleRun(tx, { name, now: iso(clock.now()), failure }), { name: 'schedule.fail' });
		logger.error({ schedule: name, err: error }, 'scheduled work failed');
		throw error;
	}
}

/** Our own errors say it in both languages. */
function inWords(error: unknown): string {
	if (error instanceof BackupError) return `${error.text.vi} / ${error.text.en}`;
	return error instanceof Error ? error.message : String(error);
}

const iso = (instant: Temporal.Instant): string => instant.toString({ smallestUnit: 'millisecond' });
