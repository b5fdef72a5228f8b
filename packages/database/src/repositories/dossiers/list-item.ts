import { eq } from 'drizzle-orm';
import type { Reader } from '../../handle.ts';
import type { Tables } from '../../tables/index.ts';

/** What lists show of a dossier. */
export const listColumns = (t: Tables) => ({
	/** Number of the row: order of filing, second key of every list. */
	n: t.dossier.n,
	id: t.dossier.id,
	seq: t.dossier.seq,
	code: t.dossier.code,
	temporaryCode: t.dossier.temporaryCode,
	procedureCode: t.dossier.procedureCode,
	procedureDigest: t.dossier.procedureDigest,
	procedureName: t.procedurePackage.name,
	requesterName: t.dossier.requesterName,
	subject: t.dossier.subject,
	status: t.dossier.status,
	subStatus: t.dossier.subStatus,
	outcome: t.dossier.outcome,
	channel: t.dossier.channel,
	queue: t.dossier.queue,
	stepKey: t.dossier.stepKey,
	stepKind: t.dossier.stepKind,
	stepRole: t.dossier.stepRole,
	assigneeId: t.dossier.assigneeId,
	assigneeName: t.dossier.assigneeName,
	submittedAt: t.dossier.submittedAt,
	receivedAt: t.dossier.receivedAt,
	dueAt: t.dossier.dueAt,
	deadlineAt: t.dossier.deadlineAt,
	resolvedAt: t.dossier.resolvedAt,
	finishedAt: t.dossier.finishedAt,
	clockState: t.dossier.clockState,
	citizenSince: t.dossier.citizenSince,
	blockedSince: t.dossier.blockedSince,
	paymentStatus: t.dossier.paymentStatus,
	amountVnd: t.dossier.amountVnd,
	sortAt: t.dossier.sortAt,
});

/** Dossiers with the names of their procedures. */
export const selectListItems = (q: Reader, t: Tables) =>
	q
		.select(listColumns(t))
		.from(t.dossier)
		.innerJoin(t.procedurePackage, eq(t.procedurePackage.digest, t.dossier.procedureDigest));

export type DossierListItem = Awaited<ReturnType<typeof selectListItems>>[number];
