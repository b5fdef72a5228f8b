import { listWards } from '@motcua/database';
import { and, asc, count, eq, gt, gte, isNotNull, lt, or } from 'drizzle-orm';
import type { Services } from '../services.ts';
import { endOfDay } from '../worklist/timing.ts';
import type { ScheduleResult } from './schedule.ts';

const AT_ONCE = 500;

/** From an instant on, and before another; both ISO. */
interface Between {
	readonly from: string;
	readonly until: string;
}

/** What a sweep says. The row that keeps it is also the mark from which the next one goes on. */
export interface DeadlineSweep extends ScheduleResult {
	/** Deadlines before this instant have been looked at; ISO. */
	readonly until: string;
	/** Dossiers whose deadline has passed since the sweep before. */
	readonly becameOverdue: number;
	/** Dossiers whose last day has begun since then. */
	readonly becameDueToday: number;
	/** The same since the first sweep of the installation. */
	readonly overdueEver: number;
	/** Standing overdue at this moment, however they came to be. */
	readonly overdue: number;
	/** Due before the ward's day ends, and not overdue. */
	readonly dueToday: number;
}

/**
 * Finds the dossiers that became overdue, or due today, by the mere passing of time, and tells the open worklists:
 * nothing in the database changes when a deadline passes, so no commit would. It begins where the last good sweep ended,
 * in whichever process that was; what passed while nothing ran is found then.
 *
 * The dossiers' own deadlines stay the only truth: nothing is written to them, and what a commit does to one is told by
 * the commit.
 */
export async function sweepDeadlines(
	services: Services,
	signal: AbortSignal,
	last: Readonly<Record<string, unknown>> | null,
): Promise<DeadlineSweep> {
	const until = services.clock.now().toString({ smallestUnit: 'millisecond' });
	const since = beginOf(last, until);
	const sums = { becameOverdue: 0, becameDueToday: 0, overdue: 0, dueToday: 0 };
	for (const { id } of await listWards(services.db.read)) {
		const { timeZone } = (await services.catalogue.ward(id)).calendar;
		const tonight = endOfDay(until, timeZone);
		const fresh = { from: later(endOfDay(since, timeZone), until), until: tonight };
		sums.becameOverdue += await announce(services, id, { from: since, until }, signal);
		sums.becameDueToday += await announce(services, id, fresh, signal);
		sums.overdue += await countDue(services, id, { from: new Date(0).toISOString(), until });
		sums.dueToday += await countDue(services, id, { from: until, until: tonight });
	}
	return { until, ...sums, overdueEver: numberOf(last?.overdueEver) + sums.becameOverdue };
}

/** A first sweep begins now, and so does one whose clock was put back: what it told too early is told again in its time. */
function beginOf(last: Readonly<Record<string, unknown>> | null, now: string): string {
	const until = last?.until;
	return typeof until === 'string' && until < now ? until : now;
}

const later = (one: string, other: string): string => (Temporal.Instant.compare(one, other) > 0 ? one : other);

const numberOf = (value: unknown): number => (typeof value === 'number' ? value : 0);

/** Tells the open worklists of the dossiers with a deadline in between; returns how many there are. */
async function announce(services: Services, wardId: string, between: Between, signal: AbortSignal): Promise<number> {
	const { dossier } = services.db.tables;
	let told = 0;
	for (let after: { readonly deadlineAt: string; readonly n: number } | null = null; ; ) {
		signal.throwIfAborted();
		const page = await services.db.read
			.select({
				n: dossier.n,
				id: dossier.id,
				seq: dossier.seq,
				status: dossier.status,
				deadlineAt: dossier.deadlineAt,
			})
			.from(dossier)
			.where(
				and(
					isDue(services, wardId, between),
					after === null
						? undefined
						: or(
								gt(dossier.deadlineAt, after.deadlineAt),
								and(eq(dossier.deadlineAt, after.deadlineAt), gt(dossier.n, after.n)),
							),
				),
			)
			.orderBy(asc(dossier.deadlineAt), asc(dossier.n))
			.limit(AT_ONCE);
		for (const { id, seq, status } of page) services.changes.publish(wardId, { dossierId: id, seq, status });
		told += page.length;
		const end = page.at(-1);
		if (page.length < AT_ONCE || !end || end.deadlineAt === null) return told;
		after = { deadlineAt: end.deadlineAt, n: end.n };
	}
}

async function countDue(services: Services, wardId: string, between: Between): Promise<number> {
	const [counted] = await services.db.read
		.select({ n: count() })
		.from(services.db.tables.dossier)
		.where(isDue(services, wardId, between));
	return counted?.n ?? 0;
}

function isDue({ db }: Services, wardId: string, { from, until }: Between) {
	const { dossier } = db.tables;
	return and(
		eq(dossier.wardId, wardId),
		isNotNull(dossier.deadlineAt),
		gte(dossier.deadlineAt, from),
		lt(dossier.deadlineAt, until),
	);
}
