import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Collector, Reader, Tx } from '../handle.ts';
import { preparedChange } from '../prepared.ts';

/** A change of one counter of one ward. */
export interface CounterChange {
	readonly wardId: string;
	readonly name: string;
	readonly by: number;
}

/** On PostgreSQL a counter is the sum of this many rows, so that concurrent transactions seldom wait for one another. */
const POSTGRES_SHARDS = 16;

const addToCounter = preparedChange<{ wardId: string; name: string; shard: number; by: number }>()((q, t, p) =>
	q
		.insert(t.counter)
		.values({ wardId: p.wardId, name: p.name, shard: p.shard, value: p.by })
		.onConflictDoUpdate({
			target: [t.counter.wardId, t.counter.name, t.counter.shard],
			set: { value: sql`${t.counter.value} + excluded.value` },
		}),
);

/** Adds up the changes of all transactions of a commit: a hundred filings touch each counter once. */
const counters: Collector<CounterChange> = {
	name: 'counters',
	async flush(tx, changes) {
		const sums = new Map<string, CounterChange>();
		for (const change of changes) {
			const key = `${change.wardId}\n${change.name}`;
			sums.set(key, { ...change, by: (sums.get(key)?.by ?? 0) + change.by });
		}
		const shard = tx.dialectName === 'postgres' ? Math.floor(Math.random() * POSTGRES_SHARDS) : 0;
		// Always in the same order: two transactions that lock the same rows must not lock them crosswise.
		for (const key of [...sums.keys()].sort()) {
			const sum = sums.get(key);
			if (sum !== undefined && sum.by !== 0) await addToCounter(tx, { ...sum, shard });
		}
	},
};

/** Changes a counter when the transaction commits. */
export function changeCounter(tx: Tx, change: CounterChange): void {
	tx.defer(counters, change);
}

/** Present values by name; counters that were never touched are 0. */
export async function readCounters(
	read: Reader,
	wardId: string,
	names: readonly string[],
): Promise<ReadonlyMap<string, number>> {
	const { counter } = read.tables;
	const rows = await read
		.select({ name: counter.name, value: sql<number>`sum(${counter.value})`.mapWith(Number) })
		.from(counter)
		.where(and(eq(counter.wardId, wardId), inArray(counter.name, [...names])))
		.groupBy(counter.name);
	const values = new Map(names.map((name) => [name, 0]));
	for (const row of rows) values.set(row.name, row.value);
	return values;
}
