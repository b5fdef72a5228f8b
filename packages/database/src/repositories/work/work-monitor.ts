import {
	and,
	asc,
	count,
	desc,
	eq,
	gt,
	inArray,
	isNotNull,
	isNull,
	lt,
	lte,
	min,
	or,
	type SQL,
	sql,
} from 'drizzle-orm';
import type { Reader, Tx } from '../../handle.ts';
import type { StepRunState, Tables } from '../../tables/index.ts';
import { BadCursorError, decodeCursor, encodeCursor, type Page } from '../cursor.ts';
import type { OutboxEntry } from './outbox.ts';

/** How many runs of one kind the database wants, whatever the queue holds. */
export interface RunBacklog {
	/** May run now and nobody has taken them. */
	readonly due: number;
	/** Wait for their time: a pause after a failed attempt, or a step that asked to be run later. */
	readonly later: number;
	readonly running: number;
	/** Held by somebody whose time is over: taken up again at the next look. */
	readonly lost: number;
	/** ISO instant since when the longest waiting of them could have run; null when none is due. */
	readonly oldestDueAt: string | null;
}

/** What is still to be done, by the record. Of all wards. */
export interface WorkBacklog {
	readonly step: RunBacklog;
	readonly check: RunBacklog;
	readonly outbox: {
		readonly due: number;
		readonly later: number;
		readonly parked: number;
		readonly oldestDueAt: string | null;
	};
}

/** Counts the open runs and intents of the installation. Reads open rows only, however many are done. */
export async function readBacklog(read: Reader, now: string): Promise<WorkBacklog> {
	const [step, check, outbox] = await Promise.all([
		runBacklog(read, 'step', now),
		runBacklog(read, 'check', now),
		outboxBacklog(read, now),
	]);
	return { step, check, outbox };
}

async function runBacklog(read: Reader, kind: 'step' | 'check', now: string): Promise<RunBacklog> {
	const { stepRun: t } = read.tables;
	// The states stand as literals: SQLite uses a partial index only when the query repeats its condition word for word.
	const pending = and(eq(t.state, sql`'pending'`), eq(t.kind, kind));
	const running = and(eq(t.state, sql`'running'`), eq(t.kind, kind));
	const [due, later, held, lost] = await Promise.all([
		read
			.select({ n: count(), oldest: min(t.runAt) })
			.from(t)
			.where(and(pending, lte(t.runAt, now))),
		read
			.select({ n: count() })
			.from(t)
			.where(and(pending, gt(t.runAt, now))),
		read.select({ n: count() }).from(t).where(running),
		read
			.select({ n: count() })
			.from(t)
			.where(and(running, lte(t.leaseUntil, now))),
	]);
	const silent = lost[0]?.n ?? 0;
	return {
		due: due[0]?.n ?? 0,
		later: later[0]?.n ?? 0,
		running: (held[0]?.n ?? 0) - silent,
		lost: silent,
		oldestDueAt: due[0]?.oldest ?? null,
	};
}

async function outboxBacklog(read: Reader, now: string): Promise<WorkBacklog['outbox']> {
	const { outbox: t } = read.tables;
	const counted = async (where: SQL | undefined): Promise<number> =>
		(await read.select({ n: count() }).from(t).where(where))[0]?.n ?? 0;
	const waiting = isNull(t.parkedAt);
	const [due, later, parked, oldest] = await Promise.all([
		counted(and(waiting, lte(t.dueAt, now))),
		counted(and(waiting, gt(t.dueAt, now))),
		counted(isNotNull(t.parkedAt)),
		read
			.select({ dueAt: t.dueAt })
			.from(t)
			.where(and(waiting, lte(t.dueAt, now)))
			.orderBy(asc(t.dueAt))
			.limit(1),
	]);
	return { due, later, parked, oldestDueAt: oldest[0]?.dueAt ?? null };
}

/** A run with the codes of its dossier, as the monitor shows it. */
export type WorkRun = Tables['stepRun']['$inferSelect'] & {
	/** Null while the dossier is not received. */
	readonly code: string | null;
	readonly temporaryCode: string;
	readonly procedureCode: string;
};

/** Runs of a ward in one state, newest first. Errors: `list.badCursor`. */
export async function listWorkRuns(
	read: Reader,
	query: {
		readonly wardId: string;
		readonly state: StepRunState;
		readonly cursor?: string | null;
		readonly limit?: number;
	},
): Promise<Page<WorkRun>> {
	const { stepRun: t } = read.tables;
	const limit = Math.min(query.limit ?? 50, 200);
	const rows = await withDossier(
		read,
		and(
			eq(t.wardId, query.wardId),
			// Word for word the conditions of the two indexes; the state itself comes after them.
			query.state === 'done' ? sql`${t.state} = 'done'` : sql`${t.state} <> 'done'`,
			eq(t.state, query.state),
			after(t, query.cursor ?? null),
		),
	)
		.orderBy(desc(t.createdAt), desc(t.id))
		.limit(limit + 1);
	const items = rows.slice(0, limit).map(workRun);
	const last = items.at(-1);
	const nextCursor = rows.length > limit && last !== undefined ? runCursor(last) : null;
	return { items, nextCursor };
}

/** Runs are listed by their time, and several are recorded in one millisecond. */
const runCursor = ({ createdAt, id }: WorkRun): string => Buffer.from(`${createdAt} ${id}`).toString('base64url');

function after(t: Tables['stepRun'], cursor: string | null): SQL | undefined {
	if (cursor === null) return undefined;
	const [createdAt = '', id = ''] = Buffer.from(cursor, 'base64url').toString().split(' ');
	if (Number.isNaN(Date.parse(createdAt)) || id === '') throw new BadCursorError();
	return or(lt(t.createdAt, createdAt), and(eq(t.createdAt, createdAt), lt(t.id, id)));
}

/** These runs, of whichever ward, in no order; what is unknown is left out. */
export async function workRuns(read: Reader, ids: readonly string[]): Promise<readonly WorkRun[]> {
	if (ids.length === 0) return [];
	return (await withDossier(read, inArray(read.tables.stepRun.id, [...ids]))).map(workRun);
}

const withDossier = (read: Reader, where: SQL | undefined) => {
	const { stepRun, dossier } = read.tables;
	return read
		.select({
			run: stepRun,
			code: dossier.code,
			temporaryCode: dossier.temporaryCode,
			procedureCode: dossier.procedureCode,
		})
		.from(stepRun)
		.innerJoin(dossier, eq(dossier.id, stepRun.dossierId))
		.where(where)
		.$dynamic();
};

const workRun = ({
	run,
	...codes
}: Omit<WorkRun, keyof Tables['stepRun']['$inferSelect']> & {
	readonly run: Tables['stepRun']['$inferSelect'];
}): WorkRun => ({ ...run, ...codes });

/** Lets a run that waits for a later attempt run now. `false` when it does not wait any more. */
export async function bringRunForward(
	tx: Tx,
	run: { readonly id: string; readonly wardId: string; readonly now: string },
): Promise<boolean> {
	const { stepRun: t } = tx.tables;
	const { rowCount } = await tx
		.update(t)
		.set({ runAt: run.now })
		.where(and(eq(t.id, run.id), eq(t.wardId, run.wardId), eq(t.state, 'pending'), gt(t.runAt, run.now)));
	return rowCount === 1;
}

/** Gives checks that were given up all their attempts again. `false` when they are not given up any more. */
export async function restartChecks(
	tx: Tx,
	run: { readonly id: string; readonly wardId: string; readonly now: string },
): Promise<boolean> {
	const { stepRun: t } = tx.tables;
	const { rowCount } = await tx
		.update(t)
		.set({ state: 'pending', attempt: 0, runAt: run.now, finishedAt: null })
		.where(and(eq(t.id, run.id), eq(t.wardId, run.wardId), eq(t.state, 'failed'), eq(t.kind, 'check')));
	return rowCount === 1;
}

/** Intents of a ward that were given up, newest first. Errors: `list.badCursor`. */
export async function listParkedIntents(
	read: Reader,
	query: { readonly wardId: string; readonly cursor?: string | null; readonly limit?: number },
): Promise<Page<OutboxEntry>> {
	const { outbox: t } = read.tables;
	const limit = Math.min(query.limit ?? 50, 200);
	const [before] = query.cursor == null ? [] : decodeCursor(query.cursor, 1);
	const rows = await read
		.select()
		.from(t)
		.where(and(eq(t.wardId, query.wardId), isNotNull(t.parkedAt), before === undefined ? undefined : lt(t.n, before)))
		.orderBy(desc(t.n))
		.limit(limit + 1);
	const items = rows.slice(0, limit);
	const last = items.at(-1);
	return { items, nextCursor: rows.length > limit && last !== undefined ? encodeCursor([last.n]) : null };
}

/** One intent of a ward by its number; null when it is done, or of another ward. */
export async function findIntent(read: Reader, wardId: string, n: number): Promise<OutboxEntry | null> {
	const { outbox: t } = read.tables;
	const [entry] = await read
		.select()
		.from(t)
		.where(and(eq(t.n, n), eq(t.wardId, wardId)));
	return entry ?? null;
}
