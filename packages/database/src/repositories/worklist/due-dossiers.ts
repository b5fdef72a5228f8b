import { and, asc, eq, isNotNull, lt } from 'drizzle-orm';
import type { Reader } from '../../handle.ts';

/** What a reminder tells of a dossier. Nobody's name who asked for something: it leaves the ward's own machine. */
export type DueDossier = Awaited<ReturnType<typeof dueDossiers>>[number];

/**
 * All dossiers of a ward whose running deadline ends before an instant, what is due first on top: the ones that are
 * overdue too. Those whose clock stands still have none.
 */
export async function dueDossiers(read: Reader, due: { readonly wardId: string; readonly before: string }) {
	const { dossier: t, procedurePackage } = read.tables;
	const rows = await read
		.select({
			code: t.code,
			temporaryCode: t.temporaryCode,
			procedureCode: t.procedureCode,
			procedureName: procedurePackage.name,
			status: t.status,
			queue: t.queue,
			assigneeId: t.assigneeId,
			assigneeName: t.assigneeName,
			deadlineAt: t.deadlineAt,
		})
		.from(t)
		.innerJoin(procedurePackage, eq(procedurePackage.digest, t.procedureDigest))
		.where(and(eq(t.wardId, due.wardId), isNotNull(t.deadlineAt), lt(t.deadlineAt, due.before)))
		.orderBy(asc(t.deadlineAt), asc(t.n));
	return rows.flatMap(({ code, temporaryCode, deadlineAt, ...rest }) =>
		deadlineAt === null ? [] : [{ ...rest, deadlineAt, code: code ?? temporaryCode }],
	);
}
