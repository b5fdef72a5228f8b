import { and, asc, eq, inArray, lt } from 'drizzle-orm';
import { IdempotencyMismatchError } from '../../errors.ts';
import type { Reader, Tx } from '../../handle.ts';
import { prepared, preparedChange } from '../../prepared.ts';

/** A request that must take effect once, however often it is sent. */
export interface IdempotentRequest {
	readonly wardId: string;
	/** Made by the sender when the form opens. */
	readonly key: string;
	/** SHA-256 of the request's meaning. */
	readonly bodyHash: string;
}

type KeyRow = IdempotentRequest & { readonly answer: unknown; readonly createdAt: string };
const claim = preparedChange<KeyRow>()((q, t, p) =>
	q
		.insert(t.idempotencyKey)
		.values({ wardId: p.wardId, key: p.key, bodyHash: p.bodyHash, answer: p.answer, createdAt: p.createdAt })
		.onConflictDoNothing(),
);
const find = prepared<{ wardId: string; key: string }>()((q, t, p) =>
	q
		.select({ bodyHash: t.idempotencyKey.bodyHash, answer: t.idempotencyKey.answer })
		.from(t.idempotencyKey)
		.where(and(eq(t.idempotencyKey.wardId, p.wardId), eq(t.idempotencyKey.key, p.key))),
);

/**
 * The answer that was given to this request before; `null` when it is new. A look before the work of a request, outside
 * any transaction; {@link claimKey} decides.
 *
 * Errors: {@link IdempotencyMismatchError}.
 */
export async function findAnswer<T>(read: Reader, request: IdempotentRequest): Promise<T | null> {
	const [row] = await find(read, { wardId: request.wardId, key: request.key });
	if (row === undefined) return null;
	if (row.bodyHash !== request.bodyHash) throw new IdempotencyMismatchError();
	return row.answer as T;
}

/**
 * Takes the key for this transaction together with the answer that it leads to, and returns `null`; or returns the answer
 * of the request that took it before, and then nothing else may be written. Call it first: on PostgreSQL a twin that runs
 * at the same time waits here for the outcome of the other.
 *
 * Errors: {@link IdempotencyMismatchError}.
 */
export async function claimKey<T>(tx: Tx, request: IdempotentRequest, answer: T, now: string): Promise<T | null> {
	const { rowCount } = await claim(tx, { ...request, answer, createdAt: now });
	return rowCount === 1 ? null : findAnswer<T>(tx, request);
}

/** Forgets keys that no honest sender repeats any more, at most `limit` of them. Returns how many. */
export async function forgetKeysBefore(tx: Tx, instant: string, limit = 1_000): Promise<number> {
	const { idempotencyKey: t } = tx.tables;
	// The oldest stand first, so that no index on the age is needed.
	const oldest = tx.select({ n: t.n }).from(t).orderBy(asc(t.n)).limit(limit);
	const { rowCount } = await tx.delete(t).where(and(inArray(t.n, oldest), lt(t.createdAt, instant)));
	return rowCount;
}
