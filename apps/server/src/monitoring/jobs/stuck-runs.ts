import { type Reader, type WorkRun, workRuns } from '@motcua/database';
import {
	and,
	asc,
	countDistinct,
	desc,
	eq,
	inArray,
	isNotNull,
	isNull,
	max,
	min,
	or,
	type SQL,
	sql,
} from 'drizzle-orm';
import type { Services } from '../../services.ts';
import type { FailedKind, StuckKind } from './job-views.ts';
import { runBrief } from './run-views.ts';

/** More kinds than a person reads; the list of failed runs has the rest. */
const MAX_KINDS = 50;

/** How many dossiers wait for a run that failed, of a ward or of all: they stand still until somebody has it run again. */
export async function countStuck(read: Reader, wardId: string | null = null): Promise<number> {
	const [counted] = await read
		.select({ n: countDistinct(read.tables.stepRun.dossierId) })
		.from(read.tables.stepRun)
		.innerJoin(...dossierOf(read))
		.where(stuck(read, wardId));
	return counted?.n ?? 0;
}

/** The same by procedure, step and class of failure, the largest first: what one repair may mend. */
export async function listStuckKinds(services: Services, wardId: string): Promise<readonly StuckKind[]> {
	const { read } = services.db;
	const { stepRun, dossier } = read.tables;
	const kinds = await read
		.select({
			procedureCode: dossier.procedureCode,
			step: stepRun.step,
			failure: stepRun.failure,
			dossiers: countDistinct(stepRun.dossierId),
			firstAt: min(stepRun.finishedAt),
			lastAt: max(stepRun.finishedAt),
			// One of them, to say what they have in common.
			sample: max(stepRun.id),
		})
		.from(stepRun)
		.innerJoin(...dossierOf(read))
		.where(stuck(read, wardId))
		.groupBy(dossier.procedureCode, stepRun.step, stepRun.failure)
		.orderBy(desc(countDistinct(stepRun.dossierId)), asc(dossier.procedureCode), asc(stepRun.step))
		.limit(MAX_KINDS);
	const samples = new Map(
		(
			await workRuns(
				read,
				kinds.flatMap((kind) => kind.sample ?? []),
			)
		).map((run) => [run.id, run]),
	);
	return Promise.all(
		kinds.flatMap(({ sample, procedureCode, step, failure, dossiers, firstAt, lastAt }) => {
			const run = samples.get(sample ?? '');
			if (run === undefined) return [];
			return [
				runBrief(services, run).then(({ step: title, message, kind }) => ({
					kind: { procedureCode, step, failure },
					runs: kind,
					title,
					dossiers,
					firstAt: firstAt ?? run.createdAt,
					lastAt: lastAt ?? run.createdAt,
					message,
				})),
			];
		}),
	);
}

/** Runs of one kind that dossiers wait for, the longest waiting first. */
export async function stuckRunsOf(
	read: Reader,
	query: { readonly wardId: string; readonly kind: FailedKind; readonly limit: number },
): Promise<readonly WorkRun[]> {
	const { stepRun, dossier } = read.tables;
	const { procedureCode, step, failure } = query.kind;
	const ids = await read
		.select({ id: stepRun.id })
		.from(stepRun)
		.innerJoin(...dossierOf(read))
		.where(
			and(
				stuck(read, query.wardId),
				eq(dossier.procedureCode, procedureCode),
				eq(stepRun.step, step),
				failure === null ? isNull(stepRun.failure) : eq(stepRun.failure, failure),
			),
		)
		.orderBy(asc(stepRun.createdAt), asc(stepRun.id))
		.limit(query.limit);
	const runs = new Map(
		(
			await workRuns(
				read,
				ids.map(({ id }) => id),
			)
		).map((run) => [run.id, run]),
	);
	return ids.flatMap(({ id }) => runs.get(id) ?? []);
}

const dossierOf = (read: Reader) =>
	[read.tables.dossier, eq(read.tables.dossier.id, read.tables.stepRun.dossierId)] as const;

/**
 * The newest run of its dossier has failed, and the dossier stands blocked in its step, or is still to be checked. Of a
 * run that was done again nothing is left to do.
 */
function stuck(read: Reader, wardId: string | null): SQL | undefined {
	const { stepRun: t, dossier } = read.tables;
	// Word for word the condition of the index of runs that are not done.
	const notDone = and(wardId === null ? undefined : eq(t.wardId, wardId), sql`${t.state} <> 'done'`);
	const newest = read
		.select({ dossierId: t.dossierId, kind: t.kind, createdAt: max(t.createdAt) })
		.from(t)
		.where(notDone)
		.groupBy(t.dossierId, t.kind);
	return and(
		notDone,
		eq(t.state, 'failed'),
		sql`(${t.dossierId}, ${t.kind}, ${t.createdAt}) in ${newest}`,
		or(
			and(eq(t.kind, 'step'), isNotNull(dossier.blockedSince), eq(dossier.stepKey, t.step)),
			and(eq(t.kind, 'check'), inArray(dossier.status, ['registered', 'supplementRequested'])),
		),
	);
}
