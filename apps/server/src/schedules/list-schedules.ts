import { readScheduleRuns } from '@motcua/database';
import type { Services } from '../services.ts';
import type { ScheduleView } from '../views.ts';
import { allSchedules } from './all-schedules.ts';
import { inWords, jobOf } from './schedule.ts';

/** How everything stands that the installation does by itself: last and next run, in the order of the night. */
export async function listSchedules({ db, jobs }: Services): Promise<readonly ScheduleView[]> {
	jobs.define(...allSchedules.map(jobOf));
	// What has been done stands in the tables, also while the queue is away.
	const [runs, kept] = await Promise.all([readScheduleRuns(db.read), jobs.schedules().catch(() => [])]);
	const next = new Map(kept.map(({ type, nextAt }) => [type, nextAt]));
	return allSchedules.map((schedule) => {
		const run = runs.get(schedule.name);
		return {
			name: schedule.name,
			title: schedule.title,
			running: run?.heldUntil != null,
			lastAt: run?.finishedAt ?? null,
			succeededAt: run?.succeededAt ?? null,
			failure: run?.failure ?? null,
			result: run?.result ?? null,
			found: run?.result ? inWords(schedule, run.result) : null,
			nextAt: next.get(jobOf(schedule).id) ?? null,
		};
	});
}
