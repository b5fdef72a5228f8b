import { and, asc, desc, eq, gte, isNotNull, lt, sql } from 'drizzle-orm';
import type { Reader } from '../../handle.ts';

/** Which runs are looked at: of a version in a ward, begun in `[from, to)`. */
export interface RunWindow {
	readonly wardId: string;
	readonly digest: string;
	/** ISO instants. */
	readonly from: string;
	readonly to: string;
}

const within = (read: Reader, { wardId, digest, from, to }: RunWindow) => {
	const { stepRun: t } = read.tables;
	return and(eq(t.procedureDigest, digest), gte(t.createdAt, from), lt(t.createdAt, to), eq(t.wardId, wardId));
};

/** Runs of each step by how they ended, with the most that one of them took (milliseconds, KiB). */
export function countRuns(read: Reader, window: RunWindow) {
	const { stepRun: t } = read.tables;
	return read
		.select({
			step: t.step,
			state: t.state,
			failure: t.failure,
			runs: sql<number>`count(*)`.mapWith(Number),
			attempts: sql<number>`coalesce(sum(${t.attempt}), 0)`.mapWith(Number),
			maxCpuMs: sql<number | null>`max(${t.cpuMs})`,
			maxWallMs: sql<number | null>`max(${t.wallMs})`,
			maxMemoryKb: sql<number | null>`max(${t.memoryKb})`,
		})
		.from(t)
		.where(within(read, window))
		.groupBy(t.step, t.state, t.failure)
		.orderBy(asc(t.step));
}
export type RunCount = Awaited<ReturnType<typeof countRuns>>[number];

/** Median and 95th percentile of the time in the sandbox, milliseconds; nearest rank. */
export interface RunTimes {
	readonly step: string;
	readonly runs: number;
	readonly p50Ms: number;
	readonly p95Ms: number;
}

/** Of each step that ran in the window. The database counts how often each time occurred, which is a short list. */
export async function measureRuns(read: Reader, window: RunWindow): Promise<readonly RunTimes[]> {
	const { stepRun: t } = read.tables;
	const counted = await read
		.select({ step: t.step, wallMs: t.wallMs, runs: sql<number>`count(*)`.mapWith(Number) })
		.from(t)
		.where(and(within(read, window), isNotNull(t.wallMs)))
		.groupBy(t.step, t.wallMs)
		.orderBy(asc(t.step), asc(t.wallMs));
	return [...Map.groupBy(counted, ({ step }) => step)].map(([step, times]) => {
		const runs = times.reduce((sum, time) => sum + time.runs, 0);
		return { step, runs, p50Ms: atRank(times, runs, 50), p95Ms: atRank(times, runs, 95) };
	});
}

/** The time below or at which so many percent of the runs lie; `times` ascending. */
function atRank(
	times: readonly { readonly wallMs: number | null; readonly runs: number }[],
	runs: number,
	percent: number,
): number {
	let left = Math.ceil((runs * percent) / 100);
	for (const { wallMs, runs: here } of times) {
		left -= here;
		if (left <= 0) return wallMs ?? 0;
	}
	return 0;
}

const columnsOf = (read: Reader) => {
	const { stepRun: t, dossier } = read.tables;
	return {
		id: t.id,
		step: t.step,
		state: t.state,
		failure: t.failure,
		attempt: t.attempt,
		result: t.result,
		createdAt: t.createdAt,
		finishedAt: t.finishedAt,
		cpuMs: t.cpuMs,
		wallMs: t.wallMs,
		memoryKb: t.memoryKb,
		dossierId: t.dossierId,
		code: dossier.code,
		temporaryCode: dossier.temporaryCode,
	};
};

/** The last runs that failed for good in the window, newest first, with what the runner said. */
export function recentFailures(read: Reader, window: RunWindow, limit: number) {
	const { stepRun: t, dossier } = read.tables;
	return read
		.select(columnsOf(read))
		.from(t)
		.innerJoin(dossier, eq(dossier.id, t.dossierId))
		.where(
			and(
				eq(t.procedureDigest, window.digest),
				eq(t.state, sql`'failed'`),
				gte(t.finishedAt, window.from),
				lt(t.finishedAt, window.to),
				eq(t.wardId, window.wardId),
			),
		)
		.orderBy(desc(t.finishedAt))
		.limit(limit);
}
export type MonitoredRun = Awaited<ReturnType<typeof recentFailures>>[number];

/** The last runs in the window, newest first; of one dossier when it is named. */
export function recentRuns(
	read: Reader,
	window: RunWindow,
	{ dossierId, limit }: { readonly dossierId?: string; readonly limit: number },
): Promise<readonly MonitoredRun[]> {
	const { stepRun: t, dossier } = read.tables;
	return read
		.select(columnsOf(read))
		.from(t)
		.innerJoin(dossier, eq(dossier.id, t.dossierId))
		.where(and(within(read, window), dossierId === undefined ? undefined : eq(t.dossierId, dossierId)))
		.orderBy(desc(t.createdAt))
		.limit(limit);
}

/** Calls out of the sandbox by capability and how they ended, with the bytes that crossed. */
export function countCapabilityCalls(read: Reader, { wardId, digest, from, to }: RunWindow) {
	const { capabilityCall: t } = read.tables;
	return read
		.select({
			capability: t.capability,
			state: t.state,
			calls: sql<number>`count(*)`.mapWith(Number),
			bytes: sql<number>`coalesce(sum(${t.bytes}), 0)`.mapWith(Number),
			maxMs: sql<number | null>`max(${t.finishedAt} - ${t.startedAt})`,
		})
		.from(t)
		.where(and(eq(t.procedureDigest, digest), gte(t.startedAt, from), lt(t.startedAt, to), eq(t.wardId, wardId)))
		.groupBy(t.capability, t.state)
		.orderBy(asc(t.capability), asc(t.state));
}
export type CapabilityCount = Awaited<ReturnType<typeof countCapabilityCalls>>[number];
