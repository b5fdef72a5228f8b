import { and, gt, isNotNull, lte } from 'drizzle-orm';
import type { Services } from '../../services.ts';

/** How far the passing of deadlines has been announced. */
export interface DeadlineWatch {
	seenUntil: string;
}

export const newDeadlineWatch = (services: Services): DeadlineWatch => ({ seenUntil: nowOf(services) });

const AT_ONCE = 500;

/**
 * Tells the open worklists which dossiers became overdue since the last look: nothing in the database changes when a
 * deadline passes, so no commit would tell them.
 */
export async function announceDeadlines(services: Services, watch: DeadlineWatch): Promise<void> {
	const now = nowOf(services);
	const { dossier } = services.db.tables;
	const passed = await services.db.read
		.select({ id: dossier.id, wardId: dossier.wardId, seq: dossier.seq, status: dossier.status })
		.from(dossier)
		.where(and(isNotNull(dossier.deadlineAt), gt(dossier.deadlineAt, watch.seenUntil), lte(dossier.deadlineAt, now)))
		.limit(AT_ONCE);
	watch.seenUntil = now;
	for (const { id, wardId, seq, status } of passed) services.changes.publish(wardId, { dossierId: id, seq, status });
	if (passed.length > 0) services.logger.info({ dossiers: passed.length }, 'dossiers became overdue');
}

const nowOf = (services: Services): string => services.clock.now().toString({ smallestUnit: 'millisecond' });
