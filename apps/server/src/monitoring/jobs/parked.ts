import { findIntent, listParkedIntents, unparkOutbox } from '@motcua/database';
import { and, eq, isNotNull } from 'drizzle-orm';
import type { StaffSession } from '../../api/trpc.ts';
import { recordAct } from '../../audit/record.ts';
import type { Services } from '../../services.ts';
import type { Page } from '../../views.ts';
import { noIntent } from './acts/refusals.ts';
import type { ParkedIntent } from './job-views.ts';
import { intentTitle } from './titles.ts';

/** What was given up in the ward, newest first. Errors: `list.badCursor`. */
export async function listParked(
	services: Services,
	wardId: string,
	cursor: string | null,
): Promise<Page<ParkedIntent>> {
	const page = await listParkedIntents(services.db.read, { wardId, cursor });
	return {
		nextCursor: page.nextCursor,
		items: page.items.map((entry) => ({
			n: entry.n,
			kind: entry.kind,
			title: intentTitle(entry.kind),
			attempt: entry.attempt,
			error: entry.lastError ?? '',
			createdAt: entry.createdAt,
			parkedAt: entry.parkedAt ?? entry.createdAt,
			dossierId: entry.dossierId,
		})),
	};
}

/**
 * Puts something that was given up back to work, with all its attempts.
 *
 * @throws {UserError} `jobs.intentUnknown`
 */
export async function retryParked(services: Services, staff: StaffSession, n: number): Promise<void> {
	await services.db.write(
		async (tx) => {
			const entry = await findIntent(tx, staff.wardId, n);
			if (!entry?.parkedAt) throw noIntent(n);
			await unparkOutbox(tx, n, nowOf(services));
			await recordAct(tx, services, staff, {
				action: 'job.intentRetried',
				target: entry.dossierId === null ? `intent:${n}` : `dossier:${entry.dossierId}`,
				detail: { intent: n, kind: entry.kind },
			});
			tx.afterCommit(() => services.doorbell.ring());
		},
		{ name: 'jobs.retryParked' },
	);
}

/** The same for everything that was given up in the ward: a mail server that was away leaves many behind. Gives how many. */
export function retryAllParked(services: Services, staff: StaffSession): Promise<number> {
	return services.db.write(
		async (tx) => {
			const { outbox } = tx.tables;
			const { rowCount } = await tx
				.update(outbox)
				.set({ parkedAt: null, attempt: 0, dueAt: nowOf(services) })
				.where(and(eq(outbox.wardId, staff.wardId), isNotNull(outbox.parkedAt)));
			if (rowCount === 0) return 0;
			await recordAct(tx, services, staff, { action: 'job.intentsRetried', target: null, detail: { count: rowCount } });
			tx.afterCommit(() => services.doorbell.ring());
			return rowCount;
		},
		{ name: 'jobs.retryAllParked' },
	);
}

const nowOf = ({ clock }: Services): string => clock.now().toString({ smallestUnit: 'millisecond' });
