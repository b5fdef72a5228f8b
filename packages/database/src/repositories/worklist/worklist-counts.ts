import { and, eq, isNotNull, sql } from 'drizzle-orm';
import type { Reader } from '../../handle.ts';
import { prepared } from '../../prepared.ts';
import { toMillis } from '../../tables/columns.ts';
import { readCounters } from '../counters.ts';
import { counterName } from '../dossiers/dossier-counters.ts';
import { type Queue, RECEPTION, RETURN } from '../dossiers/queues.ts';

export interface WorklistCounts {
	readonly mine: number;
	readonly unassigned: number;
	readonly toReceive: number;
	/** At most {@link COUNT_CAP}, which then means "at least". */
	readonly overdue: number;
	readonly dueToday: number;
	readonly waitingCitizen: number;
	readonly blocked: number;
	readonly toReturn: number;
	readonly open: number;
	readonly finished: number;
}

/** What is late is counted by looking, because lateness comes by the passing of time; so far and no further. */
export const COUNT_CAP = 1_000;

const countDeadlines = prepared<{ wardId: string; from: number; until: number }>()((q, t, p) => {
	const due = q
		.select({ n: t.dossier.n })
		.from(t.dossier)
		.where(
			and(
				eq(t.dossier.wardId, p.wardId),
				isNotNull(t.dossier.deadlineAt),
				sql`${t.dossier.deadlineAt} >= ${p.from}`,
				sql`${t.dossier.deadlineAt} < ${p.until}`,
			),
		)
		.limit(COUNT_CAP)
		.as('due');
	return q.select({ count: sql<number>`count(*)`.mapWith(Number) }).from(due);
});

async function deadlinesBetween(read: Reader, wardId: string, from: number, until: number): Promise<number> {
	const [row] = await countDeadlines(read, { wardId, from, until });
	return row?.count ?? 0;
}

/** How many dossiers stand in each worklist of a ward, for one person. Never counts the dossiers themselves. */
export async function countWorklists(
	read: Reader,
	query: {
		readonly wardId: string;
		readonly staffId: string;
		readonly queues: readonly Queue[];
		readonly now: string;
		readonly endOfDay: string;
	},
): Promise<WorklistCounts> {
	const { wardId, queues } = query;
	const now = toMillis(query.now);
	const mine = counterName.assignee(query.staffId);
	const single = { toReceive: counterName.queue(RECEPTION), toReturn: counterName.queue(RETURN) };
	const unassigned = queues.map(counterName.unassigned);
	const { open, finished, blocked, waitingCitizen } = counterName;
	const names = [mine, ...Object.values(single), ...unassigned, open, finished, blocked, waitingCitizen];
	const [counters, overdue, dueToday] = await Promise.all([
		readCounters(read, wardId, names),
		deadlinesBetween(read, wardId, Number.MIN_SAFE_INTEGER, now),
		deadlinesBetween(read, wardId, now, toMillis(query.endOfDay)),
	]);
	const value = (name: string): number => counters.get(name) ?? 0;
	const free = unassigned.reduce((sum, name) => sum + value(name), 0);
	return {
		mine: value(mine) + free,
		unassigned: free,
		toReceive: value(single.toReceive),
		overdue,
		dueToday,
		waitingCitizen: value(waitingCitizen),
		blocked: value(blocked),
		toReturn: value(single.toReturn),
		open: value(open),
		finished: value(finished),
	};
}
