import { z } from 'zod';
import { answer, answerList } from '../../api/answer.ts';
import { router, staffProcedure } from '../../api/trpc.ts';
import type { Page } from '../../views.ts';
import { actOnFailedJobs } from './acts/failed-jobs-acts.ts';
import { actOnJob } from './acts/job-acts.ts';
import { setPaused } from './acts/queue-acts.ts';
import { runAgain, runNow } from './acts/run-acts.ts';
import { runAllAgain } from './acts/run-all-again.ts';
import type {
	BulkDone,
	JobDetail,
	JobFigures,
	JobPageView,
	JobsOverview,
	ParkedIntent,
	RunBrief,
	RunDetail,
	StuckKind,
} from './job-views.ts';
import { listJobs, readJob } from './list-jobs.ts';
import { listParked, retryAllParked, retryParked } from './parked.ts';
import { readFigures } from './read-figures.ts';
import { readOverview } from './read-overview.ts';
import { findRun, listRuns, runDetail } from './run-views.ts';
import { listStuckKinds } from './stuck-runs.ts';

const queue = z.string().min(1).max(100);
const jobTarget = z.strictObject({ queue, id: z.string().min(1).max(200) });
const runTarget = z.strictObject({ runId: z.string().min(1).max(200) });
interface Done {
	readonly done: true;
}
const done: Done = { done: true };

const overview = staffProcedure('jobs.read')
	.input(z.strictObject({}).optional())
	.output(answer<JobsOverview>('JobsOverview'))
	.query(({ ctx }) => readOverview(ctx.services, ctx.session.wardId));

const figures = staffProcedure('jobs.read')
	.input(z.strictObject({ queue: queue.nullable(), window: z.enum(['hour', 'day']) }))
	.output(answer<JobFigures>('JobFigures'))
	.query(({ ctx, input }) => readFigures(ctx.services, input));

const list = staffProcedure('jobs.read')
	.input(
		z.strictObject({
			queue,
			state: z.enum(['waiting', 'active', 'delayed', 'completed', 'failed']),
			offset: z.int().min(0).max(100_000).default(0),
		}),
	)
	.output(answer<JobPageView>('JobPageView'))
	.query(({ ctx, input }) => listJobs(ctx.services, ctx.session.wardId, input));

const get = staffProcedure('jobs.read')
	.input(jobTarget)
	.output(answer<JobDetail>('JobDetail'))
	.query(({ ctx, input }) => readJob(ctx.services, ctx.session.wardId, input.queue, input.id));

const runs = staffProcedure('jobs.read')
	.input(
		z.strictObject({
			state: z.enum(['pending', 'running', 'failed', 'done', 'cancelled']),
			cursor: z.string().max(200).nullish(),
		}),
	)
	.output(answer<Page<RunBrief>>('Page of RunBrief'))
	.query(({ ctx, input }) =>
		listRuns(ctx.services, ctx.session.wardId, { state: input.state, cursor: input.cursor ?? null }),
	);

const run = staffProcedure('jobs.read')
	.input(runTarget)
	.output(answer<RunDetail>('RunDetail'))
	.query(async ({ ctx, input }) =>
		runDetail(ctx.services, await findRun(ctx.services, ctx.session.wardId, input.runId)),
	);

const stuck = staffProcedure('jobs.read')
	.input(z.strictObject({}).optional())
	.output(answerList<StuckKind>('StuckKind'))
	.query(({ ctx }) => listStuckKinds(ctx.services, ctx.session.wardId));

const parked = staffProcedure('jobs.read')
	.input(z.strictObject({ cursor: z.string().max(200).nullish() }))
	.output(answer<Page<ParkedIntent>>('Page of ParkedIntent'))
	.query(({ ctx, input }) => listParked(ctx.services, ctx.session.wardId, input.cursor ?? null));

const onJob = (act: 'retry' | 'promote' | 'remove') =>
	staffProcedure('jobs.manage')
		.input(jobTarget)
		.output(answer<Done>('Done'))
		.mutation(async ({ ctx, input }) => {
			await actOnJob(ctx.services, ctx.session, act, input);
			return done;
		});

const onFailed = staffProcedure('jobs.manage')
	.input(z.strictObject({ queue, act: z.enum(['retry', 'remove']) }))
	.output(answer<BulkDone>('BulkDone'))
	.mutation(({ ctx, input }) => actOnFailedJobs(ctx.services, ctx.session, input));

const pause = staffProcedure('jobs.manage')
	.input(z.strictObject({ queue, paused: z.boolean() }))
	.output(answer<Done>('Done'))
	.mutation(async ({ ctx, input }) => {
		await setPaused(ctx.services, ctx.session, input);
		return done;
	});

const onRun = (act: typeof runAgain) =>
	staffProcedure('jobs.manage')
		.input(runTarget)
		.output(answer<Done>('Done'))
		.mutation(async ({ ctx, input }) => {
			await act(ctx.services, ctx.session, input.runId);
			return done;
		});

const onAllRuns = staffProcedure('jobs.manage')
	.input(
		z.strictObject({
			procedureCode: z.string().min(1).max(100),
			step: z.string().min(1).max(100),
			failure: z.string().max(100).nullable(),
		}),
	)
	.output(answer<BulkDone>('BulkDone'))
	.mutation(({ ctx, input }) => runAllAgain(ctx.services, ctx.session, input));

const tryAgain = staffProcedure('jobs.manage')
	.input(z.strictObject({ n: z.int().min(1) }))
	.output(answer<Done>('Done'))
	.mutation(async ({ ctx, input }) => {
		await retryParked(ctx.services, ctx.session, input.n);
		return done;
	});

const tryAllAgain = staffProcedure('jobs.manage')
	.input(z.strictObject({}))
	.output(answer<{ readonly count: number }>('How many'))
	.mutation(async ({ ctx }) => ({ count: await retryAllParked(ctx.services, ctx.session) }));

/** The queues, their jobs, and the runs and intents of the record that the jobs are for. */
export const jobsRouter = router({
	overview,
	figures,
	list,
	get,
	runs,
	run,
	stuck,
	parked,
	retry: onJob('retry'),
	promote: onJob('promote'),
	remove: onJob('remove'),
	onFailed,
	setPaused: pause,
	runAgain: onRun(runAgain),
	runNow: onRun(runNow),
	runAllAgain: onAllRuns,
	retryParked: tryAgain,
	retryAllParked: tryAllAgain,
});
