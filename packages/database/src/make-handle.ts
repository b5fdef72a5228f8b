import type { Q, Reader, session, Tx } from './handle.ts';
import type { ScopeActions } from './transaction-scope.ts';

/** What a reading handle has besides the query builder. */
export type ReaderFacts = Pick<Reader, 'dialectName' | 'tables' | 'sqlRows' | 'sqlChange' | typeof session>;

/**
 * The reading handle: the query builder with the facts that repositories need. Its `transaction` method is replaced by
 * the write gate, because libraries that call it would otherwise begin a transaction on a shared connection.
 */
export function makeReader(q: Q, facts: ReaderFacts, write: <T>(fn: (tx: Tx) => PromiseLike<T>) => Promise<T>): Reader {
	return Object.assign(q, facts, { transaction: write }) as unknown as Reader;
}

/** The writing handle of one transaction: the same builder, which finds the transaction's connection by itself. */
export function makeTx(read: Reader, actions: ScopeActions): Tx {
	return Object.assign(Object.create(read), actions) as Tx;
}
