import { count, eq, isNotNull, sql } from 'drizzle-orm';
import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import type { Services } from '../../services.ts';
import { knowQueues } from './known-queues.ts';
import { countStuck } from './stuck-runs.ts';
import { recordBacklogs } from './work-age.ts';

/** From a woken worker's tenth of a second to the queue that nobody works on. */
const WAIT_SECONDS = [0.01, 0.05, 0.1, 0.5, 1, 5, 10, 60, 300, 1_800];
const RECENT_MINUTES = 5;
const RUN_SECONDS = [0.005, 0.02, 0.05, 0.1, 0.5, 1, 5, 10, 30, 120];

/**
 * Figures of the queues and of the record behind them. Counts and ages are the installation's, asked when Prometheus asks;
 * the histograms are of the jobs that this process has worked on.
 */
export function registerJobMetrics(registry: Registry, services: Services): void {
	knowQueues(services.jobs);
	countWhatEnds(registry, services);
	gaugeQueues(registry, services);
	gaugeRecord(registry, services);
}

function countWhatEnds(registry: Registry, { jobs }: Services): void {
	const registers = [registry];
	const finished = new Counter({
		name: 'motcua_jobs_finished_total',
		help: 'Attempts at jobs that ended in this process since it started, by outcome',
		labelNames: ['type', 'kind'],
		registers,
	});
	const wait = new Histogram({
		name: 'motcua_job_wait_seconds',
		help: 'Seconds from being put into the queue (or becoming due) to the first start, of jobs of this process',
		labelNames: ['type'],
		buckets: WAIT_SECONDS,
		registers,
	});
	const run = new Histogram({
		name: 'motcua_job_run_seconds',
		help: 'Duration of an attempt in seconds, of jobs of this process',
		labelNames: ['type', 'kind'],
		buckets: RUN_SECONDS,
		registers,
	});
	jobs.onEvent(({ type, kind, attempt, waitedMs, tookMs }) => {
		finished.labels(type, kind).inc();
		// Later attempts have waited for their pause.
		if (waitedMs !== null && attempt <= 1) wait.labels(type).observe(waitedMs / 1_000);
		if (tookMs !== null) run.labels(type, kind).observe(tookMs / 1_000);
	});
}

/** Several gauges are collected at once and read the same: one look serves them all. */
function shared<T>(look: () => Promise<T>): () => Promise<T> {
	let underWay: Promise<T> | undefined;
	return () => {
		underWay ??= look().finally(() => {
			underWay = undefined;
		});
		return underWay;
	};
}

/** A queue that is away has no figures; the others must not be missing with them. */
const answered = <Figure>(asked: Promise<readonly Figure[]>): Promise<readonly Figure[]> => asked.catch(() => []);

function gaugeQueues(registry: Registry, { jobs }: Services): void {
	const registers = [registry];
	const counted = shared(() => jobs.counts());
	const looked = shared(() => jobs.stats());
	const states = ['waiting', 'prioritized', 'active', 'delayed', 'completed', 'failed'] as const;
	new Gauge({
		name: 'motcua_jobs_reachable',
		help: '1 while the server of the queue answers',
		registers,
		async collect() {
			this.set((await answered(jobs.counts())).length > 0 ? 1 : 0);
		},
	});
	new Gauge({
		name: 'motcua_jobs',
		help: 'Jobs in the queue by state; completed and failed ones as far as they are kept',
		labelNames: ['type', 'state'],
		registers,
		async collect() {
			for (const counts of await counted())
				for (const state of states) this.labels(counts.type, state).set(counts[state]);
		},
	});
	new Gauge({
		name: 'motcua_jobs_paused',
		help: '1 while nobody may take jobs of the queue',
		labelNames: ['type'],
		registers,
		async collect() {
			for (const { type, isPaused } of await counted()) this.labels(type).set(isPaused ? 1 : 0);
		},
	});
	new Gauge({
		name: 'motcua_jobs_workers',
		help: 'Workers that are connected to the queue, of all processes',
		labelNames: ['type'],
		registers,
		async collect() {
			for (const { type, workers } of await looked()) this.labels(type).set(workers);
		},
	});
	new Gauge({
		name: 'motcua_jobs_recently_ended',
		help: 'Jobs that ended in the last five minutes, of all processes, by outcome',
		labelNames: ['type', 'kind'],
		registers,
		async collect() {
			for (const { type } of await counted()) {
				const minutes = await jobs.endsPerMinute(type, RECENT_MINUTES);
				for (const kind of ['completed', 'failed'] as const)
					this.labels(type, kind).set(minutes.reduce((sum, minute) => sum + minute[kind], 0));
			}
		},
	});
	new Gauge({
		name: 'motcua_jobs_oldest_waiting_seconds',
		help: 'Age in seconds of the oldest job that could run and does not; 0 when none waits',
		labelNames: ['type'],
		registers,
		async collect() {
			for (const { type, oldestWaitingMs } of await looked()) this.labels(type).set((oldestWaitingMs ?? 0) / 1_000);
		},
	});
}

function gaugeRecord(registry: Registry, services: Services): void {
	const registers = [registry];
	const states = ['due', 'later', 'running', 'lost'] as const;
	const backlogs = shared(() => recordBacklogs(services));
	new Gauge({
		name: 'motcua_work',
		help: 'Work that the database wants done, by the queue that wakes for it, whatever the queue holds',
		labelNames: ['type', 'state'],
		registers,
		async collect() {
			for (const [type, backlog] of await backlogs())
				for (const state of states) this.labels(type, state).set(backlog[state]);
		},
	});
	new Gauge({
		name: 'motcua_work_oldest_due_seconds',
		help: 'Seconds for which the longest waiting work of the database could have been done; 0 when none is due',
		labelNames: ['type'],
		registers,
		async collect() {
			for (const [type, { oldestDueSeconds }] of await backlogs()) this.labels(type).set(oldestDueSeconds ?? 0);
		},
	});
	new Gauge({
		name: 'motcua_step_runs_failed',
		help: 'Runs in the database that ended without a result, also those done again since, by the class of their failure',
		labelNames: ['kind', 'failure'],
		registers,
		async collect() {
			// A class whose last run was done again is gone from the record, and must go from here.
			this.reset();
			for (const { kind, failure, n } of await failedRuns(services)) this.labels(kind, failure ?? 'unknown').set(n);
		},
	});
	new Gauge({
		name: 'motcua_dossiers_stuck',
		help: 'Dossiers that stand still because an automatic step or check of theirs failed and waits for a person',
		registers,
		async collect() {
			this.set(await countStuck(services.db.read));
		},
	});
	new Gauge({
		name: 'motcua_outbox_parked',
		help: 'Letters and other things that were given up and wait for a person',
		registers,
		async collect() {
			const { outbox } = services.db.tables;
			const [parked] = await services.db.read.select({ n: count() }).from(outbox).where(isNotNull(outbox.parkedAt));
			this.set(parked?.n ?? 0);
		},
	});
}

function failedRuns({ db }: Services) {
	const { stepRun: t } = db.tables;
	return (
		db.read
			.select({ kind: t.kind, failure: t.failure, n: count() })
			.from(t)
			// A literal: SQLite uses the index of failed runs only when the query repeats its condition word for word.
			.where(eq(t.state, sql`'failed'`))
			.groupBy(t.kind, t.failure)
	);
}
