import { knowSchedule, readScheduleRuns } from '@motcua/database';
import { type ScheduleView, sparingly } from '@motcua/jobs';
import type { Services } from '../services.ts';
import { allSchedules } from './all-schedules.ts';
import { runSchedule } from './run-schedule.ts';
import { jobOf, millisecondsOf, type Schedule } from './schedule.ts';

/** Not at the moment of the start: whoever waits for the server to answer comes first. */
const BEGIN_AFTER_MS = 2_000;
/** How often it is made sure that nothing is missing from the queue and nothing was missed. */
const LOOK_EVERY_MS = 60_000;
/** Clocks of several machines differ by less; what lies further ahead was written by a clock that was wrong. */
const AHEAD_MS = 60_000;

/** The schedules of one process. */
export interface RunningSchedules {
	/** Stops looking; the queue, closed after it, drains what runs. */
	close(): Promise<void>;
}

/**
 * Works on scheduled jobs in this process, and keeps their schedules in the queue. Schedules that wait there are left
 * alone: the one of last night is still there when the server was off, and runs now.
 */
export function startSchedules(services: Services, schedules: readonly Schedule[] = allSchedules): RunningSchedules {
	let looking: Promise<void> = Promise.resolve();
	let closed = false;
	const report = sparingly((error) => {
		if (!closed) services.logger.error({ err: error }, 'schedules');
	});
	const look = (): void => {
		looking = looking.then(() => (closed ? undefined : keepSchedules(services, schedules))).catch(report);
	};
	const begin = setTimeout(() => {
		for (const schedule of schedules)
			services.jobs.work(jobOf(schedule), (_, { signal }) => runSchedule(services, schedule, signal));
		look();
	}, BEGIN_AFTER_MS).unref();
	const timer = setInterval(look, LOOK_EVERY_MS).unref();
	return {
		async close() {
			closed = true;
			clearTimeout(begin);
			clearInterval(timer);
			await looking;
		},
	};
}

/**
 * Puts schedules into the queue that are missing there or stand there differently, and makes good what was missed
 * because the queue lost it. Safe to do in several processes at once.
 */
export async function keepSchedules(services: Services, schedules: readonly Schedule[]): Promise<void> {
	const { jobs, db, clock, config } = services;
	jobs.define(...schedules.map(jobOf));
	const kept = new Map((await jobs.schedules()).map((view) => [view.type, view]));
	const now = clock.now();
	for (const schedule of schedules) {
		const job = jobOf(schedule);
		const when = { cron: schedule.cron, timeZone: config.timeZone };
		if (!isKept(kept.get(job.id), schedule)) await jobs.schedule(job, schedule.name, when, {});
	}
	const at = now.toString({ smallestUnit: 'millisecond' });
	const unknown = await unknownNames(services, schedules);
	if (unknown.length > 0)
		await db.write(
			async (tx) => {
				for (const name of unknown) await knowSchedule(tx, name, at);
			},
			{ name: 'schedule.know' },
		);
	for (const schedule of await missedSchedules(services, schedules))
		await jobs.ensure(jobOf(schedule), [{ payload: {}, options: { id: `${schedule.name}-missed` } }]);
}

/** By the queue's clock, the machine's: one whose next time lies too far ahead was put there before the clock was put back. */
function isKept(view: ScheduleView | undefined, { cron, missedAfter }: Schedule): boolean {
	if (view?.cron !== cron || view.nextAt === null) return false;
	return Date.parse(view.nextAt) - Date.now() <= millisecondsOf(missedAfter);
}

async function unknownNames({ db }: Services, schedules: readonly Schedule[]): Promise<string[]> {
	const known = await readScheduleRuns(db.read);
	return schedules.flatMap(({ name }) => (known.has(name) ? [] : [name]));
}

/** Schedules whose last good run, or else their first mention, is too long ago, or in a future that a wrong clock saw. */
export async function missedSchedules(services: Services, schedules: readonly Schedule[]): Promise<Schedule[]> {
	const known = await readScheduleRuns(services.db.read);
	const now = services.clock.now().epochMilliseconds;
	return schedules.filter(({ name, missedAfter }) => {
		const run = known.get(name);
		if (!run) return false;
		const age = now - Date.parse(run.succeededAt ?? run.knownAt);
		return age > millisecondsOf(missedAfter) || age < -AHEAD_MS;
	});
}
