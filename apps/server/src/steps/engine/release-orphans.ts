import { eq, sql } from 'drizzle-orm';
import type { Services } from '../../services.ts';

/**
 * Gives back the runs that an earlier process of this installation held when it died. One process has the SQLite file, so
 * whoever held a lease is dead; the attempt is given back too, because the server dying is not the step's failure.
 */
export async function releaseOrphans({ db, clock, logger }: Services): Promise<void> {
	const { stepRun } = db.tables;
	const runAt = clock.now().toString({ smallestUnit: 'millisecond' });
	const released = await db.write(
		// Awaited inside: a query that is merely returned would run when the transaction is over.
		async (tx) =>
			await tx
				.update(stepRun)
				.set({
					state: 'pending',
					runAt,
					leaseOwner: null,
					leaseUntil: null,
					maxAttempts: sql`${stepRun.maxAttempts} + 1`,
				})
				.where(eq(stepRun.state, 'running'))
				.returning({ id: stepRun.id }),
		{ name: 'step.releaseOrphans' },
	);
	if (released.length > 0) logger.info({ runs: released.length }, 'took up step runs that the last stop interrupted');
}
