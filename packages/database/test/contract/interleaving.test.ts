import { and, eq } from 'drizzle-orm';
import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import type { Database, Tx } from '../../src/index.ts';
import { onBothEngines } from '../engines.ts';

/** What one transaction does, in order: puts keys, does some in a savepoint, fails or not. */
type Act = { readonly put: number } | { readonly nested: readonly Act[]; readonly fails: boolean };
interface Transaction {
	readonly acts: readonly Act[];
	readonly fails: boolean;
}
const act: fc.Memo<Act> = fc.memo((depth) => {
	const put = fc.record({ put: fc.nat(50) });
	if (depth <= 1) return put;
	return fc.oneof(
		{ weight: 4, arbitrary: put },
		fc.record({ nested: fc.array(act(depth - 1), { maxLength: 4 }), fails: fc.boolean() }),
	);
});
const transaction: fc.Arbitrary<Transaction> = fc.record({
	acts: fc.array(act(3), { maxLength: 6 }),
	fails: fc.boolean(),
});

onBothEngines('Transactions in any number and order', (engine) => {
	let db: Database;
	let round = 0;
	beforeAll(() => {
		db = engine().db;
	});
	class Failed extends Error {}

	async function perform(tx: Tx, scope: string, acts: readonly Act[]): Promise<void> {
		const { counter } = tx.tables;
		for (const one of acts) {
			if ('put' in one) {
				await tx
					.insert(counter)
					.values({ wardId: scope, name: String(one.put), shard: 0, value: 1 })
					.onConflictDoNothing();
			} else {
				const nested = db.write(async (inner) => {
					await perform(inner, scope, one.nested);
					if (one.fails) throw new Failed();
				});
				await nested.catch((error: unknown) => {
					if (!(error instanceof Failed)) throw error;
				});
			}
		}
	}
	/** What the acts leave, worked out without a database. */
	const keysOf = (acts: readonly Act[]): string[] =>
		acts.flatMap((one) => ('put' in one ? [String(one.put)] : one.fails ? [] : keysOf(one.nested)));

	it('leave exactly what those that succeeded did', async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(transaction, { maxLength: 12 }), async (transactions) => {
				const scope = `round-${++round}`;
				const results = await Promise.allSettled(
					transactions.map(({ acts, fails }, i) =>
						db.write(async (tx) => {
							await perform(tx, `${scope}-${i}`, acts);
							if (fails) throw new Failed();
						}),
					),
				);
				expect(results.map((result) => result.status)).toEqual(
					transactions.map(({ fails }) => (fails ? 'rejected' : 'fulfilled')),
				);
				const { counter } = db.tables;
				for (const [i, { acts, fails }] of transactions.entries()) {
					const rows = await db.read
						.select()
						.from(counter)
						.where(and(eq(counter.wardId, `${scope}-${i}`), eq(counter.shard, 0)));
					expect(rows.map((row) => row.name).sort()).toEqual(fails ? [] : [...new Set(keysOf(acts))].sort());
				}
			}),
			{ numRuns: 60 },
		);
	});
});
