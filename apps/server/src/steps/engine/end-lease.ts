import { setTimeout as pause } from 'node:timers/promises';
import { and, eq, sql } from 'drizzle-orm';
import type { Services } from '../../services.ts';

/** After a run could not be settled nobody begins it again at once: what stood in the way may need a moment. */
const REST_MS = 2_000;
/** While the database is away it is asked again every so often, as long as a lease lasts; then the lease is over anyway. */
const ASK_AGAIN_MS = 1_000;
const MOST_TIMES = 90;

/**
 * Ends the lease of a run that its holder could not settle, because the database went away under it or for a reason that
 * nobody foresaw: it is taken up again in seconds instead of standing still until the lease runs out. The attempt counts,
 * so that a run that can never be settled blocks its dossier in the end and says so.
 */
export async function endLease(
	{ db, clock, logger }: Pick<Services, 'db' | 'clock' | 'logger'>,
	stepRunId: string,
	owner: string,
	isClosed: () => boolean,
): Promise<void> {
	const { stepRun: t } = db.tables;
	for (let time = 1; time <= MOST_TIMES; time++) {
		const leaseUntil = clock.now().add({ milliseconds: REST_MS }).toString({ smallestUnit: 'millisecond' });
		try {
			await db.write(
				async (tx) =>
					await tx
						.update(t)
						.set({ leaseUntil })
						.where(and(eq(t.id, stepRunId), eq(t.leaseOwner, owner), eq(t.state, sql`'running'`))),
				{ name: 'step.endLease' },
			);
			return;
		} catch (error) {
			if (isClosed()) return;
			logger.debug({ err: error, stepRunId }, 'the lease of a step run could not be ended yet');
		}
		await pause(ASK_AGAIN_MS, undefined, { ref: false });
	}
}
