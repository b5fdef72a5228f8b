import { and, eq, isNull } from 'drizzle-orm';
import type { Reader, Tx } from '../../handle.ts';

/** Marks a version whose code is about to be deleted, keeping what its finished dossiers are read with. */
export async function retirePackage(
	tx: Tx,
	digest: string,
	{ at, by, retained }: { readonly at: string; readonly by: string; readonly retained: unknown },
): Promise<boolean> {
	const { procedurePackage: t } = tx.tables;
	const { rowCount } = await tx
		.update(t)
		.set({ retiredAt: at, retiredBy: by, retained })
		.where(and(eq(t.digest, digest), isNull(t.retiredAt)));
	return rowCount === 1;
}

/** Manifest, forms, flow and texts of a retired version; `null` for any other. */
export async function readRetained(read: Reader, digest: string): Promise<unknown> {
	const { procedurePackage: t } = read.tables;
	const [row] = await read.select({ retained: t.retained }).from(t).where(eq(t.digest, digest));
	return row?.retained ?? null;
}

/** Takes a procedure away from a ward, with its grants and settings. Its history of publications stays. */
export async function removeWardProcedure(tx: Tx, wardId: string, code: string): Promise<void> {
	const { wardProcedure: t } = tx.tables;
	await tx.delete(t).where(and(eq(t.wardId, wardId), eq(t.code, code)));
}
