import {
	appendAudit,
	countStepFailures,
	findBreaker,
	findPackage,
	openBreaker,
	type StepRun,
	type Tx,
	whyStopped,
} from '@motcua/database';
import type { Localised } from '@motcua/domain';
import { sql } from 'drizzle-orm';
import { systemActor } from '../../dossiers/core/actors.ts';
import { BY_SYSTEM } from '../../procedures/versions/broken-package.ts';
import type { Services } from '../../services.ts';
import { authorsFaults } from './failure-policy.ts';

/** So many failures of the author's making, of one step of one version, within this time open its breaker. */
export const BREAKER = { failures: 5, windowMinutes: 10 } as const;

/** A version whose package cannot be read is looked at again after this; at once when a person says that it is repaired. */
const LOOK_AGAIN_MINUTES = 5;

/** Why no run of a step may begin; `broken` when the package itself cannot be read. */
export interface Stopped {
	readonly kind: 'breaker' | 'quarantine' | 'broken';
	readonly reason: Localised;
}

/** What stands against beginning a run: its version is quarantined, or the breaker of its step is open. Null: nothing. */
export async function stoppedBy(
	{ db }: Pick<Services, 'db'>,
	{ procedureDigest, step }: Pick<StepRun, 'procedureDigest' | 'step'>,
): Promise<Stopped | null> {
	const stop = await whyStopped(db.read, procedureDigest, step);
	if (stop === null) return null;
	if (stop.kind === 'breaker') return { kind: 'breaker', reason: stop.reason };
	if (stop.by === BY_SYSTEM) return { kind: 'broken', reason: stop.reason };
	return {
		kind: 'quarantine',
		reason: {
			vi: `Quản trị đã cách ly phiên bản này của thủ tục: ${stop.reason.vi} Bước được chạy lại khi bỏ cách ly.`,
			en: `The administrator has quarantined this version of the procedure: ${stop.reason.en} The step runs again when that is lifted.`,
		},
	};
}

/**
 * Counts a failed run towards the breaker of its step, in the transaction that closed the run. Outside causes, denied
 * rights and dead hosts do not count: they are not the author's, and end otherwise; nor does a step that only waited, on a
 * machine that had no time for it.
 */
export async function countTowardsBreaker(
	services: Services,
	tx: Tx,
	run: Pick<StepRun, 'procedureDigest' | 'step' | 'wardId'>,
	failure: string,
): Promise<void> {
	if (!authorsFaults.has(failure)) return;
	const { procedureDigest: digest, step, wardId } = run;
	const now = services.clock.now();
	const at = now.toString({ smallestUnit: 'millisecond' });
	const before = await findBreaker(tx, digest, step);
	const windowStart = now.subtract({ minutes: BREAKER.windowMinutes }).toString({ smallestUnit: 'millisecond' });
	// What was before a person let it run again is settled.
	const since = before?.closedAt && before.closedAt > windowStart ? before.closedAt : windowStart;
	const faults = { failures: [...authorsFaults], busyOnly: ['wallLimit'] };
	const failures = await countStepFailures(tx, { digest, step, since, ...faults });
	if (failures < BREAKER.failures) return;
	if (!(await openBreaker(tx, { digest, step, failures, at, reason: reasonOf(failures) }))) return;
	const stored = await findPackage(tx, digest);
	await appendAudit(tx, {
		wardId,
		at,
		actor: systemActor,
		action: 'procedure.stepStopped',
		target: `procedure:${stored?.code ?? digest}`,
		detail: { version: stored?.version ?? '', digest, step, failures },
	});
	tx.afterCommit(() => services.logger.error({ digest, step, failures }, 'step failed too often and was stopped'));
}

const reasonOf = (failures: number): Localised => ({
	vi: `Bước tự động này đã được dừng cho mọi hồ sơ vì lỗi của gói thủ tục ${failures} lần trong ${BREAKER.windowMinutes} phút. Quản trị cần báo đơn vị cung cấp, rồi cho chạy lại.`,
	en: `This automatic step was stopped for all dossiers: the package failed ${failures} times within ${BREAKER.windowMinutes} minutes. The administrator tells its publisher, then lets it run again.`,
});

/** Puts a run back whose package cannot be read. It is not the step's failure and costs no attempt. */
export async function waitForPackage(services: Services, run: StepRun): Promise<void> {
	const { db, clock } = services;
	const { stepRun: t } = db.tables;
	const runAt = clock.now().add({ minutes: LOOK_AGAIN_MINUTES }).toString({ smallestUnit: 'millisecond' });
	await db.write(
		async (tx) => {
			await tx
				.update(t)
				.set({
					state: 'pending',
					runAt,
					failure: 'broken',
					leaseOwner: null,
					leaseUntil: null,
					maxAttempts: sql`${t.maxAttempts} + 1`,
				})
				.where(sql`${t.id} = ${run.id} and ${t.state} = 'running' and ${t.attempt} = ${run.attempt}`);
		},
		{ name: 'step.waitForPackage' },
	);
}
