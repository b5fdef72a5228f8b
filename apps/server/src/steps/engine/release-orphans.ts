import { and, eq, inArray, sql } from 'drizzle-orm';
import { isAlive } from '../../processes/roll-call.ts';
import type { Services } from '../../services.ts';

/**
 * Gives back the runs that a process of this installation held when it died. The attempt is given back too: the process
 * dying is not the step's failure. For a database in a file only, where all processes are on this machine and the roll
 * says who lives; elsewhere a dead holder's lease runs out. Returns the runs.
 */
export async function releaseOrphans({ db, clock, config, logger }: Services): Promise<readonly string[]> {
	const { stepRun } = db.tables;
	const isRunning = eq(stepRun.state, sql`'running'`);
	const held = await db.read.selectDistinct({ owner: stepRun.leaseOwner }).from(stepRun).where(isRunning);
	const dead = held.flatMap(({ owner }) => (owner === null || isAlive(config.dataDir, owner) ? [] : [owner]));
	if (dead.length === 0) return [];
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
				.where(and(isRunning, inArray(stepRun.leaseOwner, dead)))
				.returning({ id: stepRun.id }),
		{ name: 'step.releaseOrphans' },
	);
	if (released.length > 0)
		logger.info({ runs: released.length, holders: dead }, 'took up step runs whose process has died');
	return released.map(({ id }) => id);
}
