import { bringRunForward, restartChecks, type Tx, type WorkRun } from '@motcua/database';
import type { StaffSession } from '../../../api/trpc.ts';
import { recordAct } from '../../../audit/record.ts';
import { staffActor } from '../../../dossiers/core/actors.ts';
import { executeCommand } from '../../../dossiers/core/execute-command.ts';
import type { Services } from '../../../services.ts';
import { findRun } from '../run-views.ts';
import { runDoesNotWait, runHasNotFailed } from './refusals.ts';
import { refusalOfRunAct, refusalToUnblock } from './run-rules.ts';

/**
 * Has a run that failed done again: a step by a new run of its blocked dossier, checks with all their attempts.
 *
 * @throws {UserError} `jobs.runUnknown`, `jobs.runNotFailed`, `jobs.runReplaced`, `jobs.checksOver`
 */
export async function runAgain(services: Services, staff: StaffSession, runId: string): Promise<void> {
	const run = await findRun(services, staff.wardId, runId);
	const refusal = await refusalOfRunAct(services, run, 'runAgain');
	if (refusal) throw refusal;
	await beginAgain(services, staff, run, {
		action: 'job.runAgain',
		target: `dossier:${run.dossierId}`,
		detail: { run: run.id, step: run.step },
	});
}

/**
 * Does it, with an entry of the audit log in the same transaction.
 *
 * @throws {UserError} `jobs.runNotFailed`, `jobs.runReplaced` when somebody was faster
 */
export async function beginAgain(
	services: Services,
	staff: StaffSession,
	run: WorkRun,
	act?: Parameters<typeof recordAct>[3],
): Promise<void> {
	const noted = async (tx: Tx): Promise<void> => {
		if (act) await recordAct(tx, services, staff, act);
	};
	if (run.kind === 'step') {
		await executeCommand(services, {
			wardId: staff.wardId,
			dossierId: run.dossierId,
			expectedSeq: null,
			actor: staffActor(staff),
			commands: ({ state }) => {
				const late = refusalToUnblock(run, state);
				if (late) throw late;
				return [{ type: 'unblock' }];
			},
			alongside: noted,
		});
		return;
	}
	await services.db.write(
		async (tx) => {
			if (!(await restartChecks(tx, target(services, run)))) throw runHasNotFailed();
			await noted(tx);
			tx.afterCommit(() => services.doorbell.ring());
		},
		{ name: 'jobs.runAgain' },
	);
}

/**
 * Ends the pause after a failed attempt: the next one begins at once.
 *
 * @throws {UserError} `jobs.runUnknown`, `jobs.runNotWaiting`, `jobs.runPostponed`
 */
export async function runNow(services: Services, staff: StaffSession, runId: string): Promise<void> {
	const run = await findRun(services, staff.wardId, runId);
	const refusal = await refusalOfRunAct(services, run, 'runNow');
	if (refusal) throw refusal;
	await services.db.write(
		async (tx) => {
			if (!(await bringRunForward(tx, target(services, run)))) throw runDoesNotWait();
			await recordAct(tx, services, staff, {
				action: 'job.runNow',
				target: `dossier:${run.dossierId}`,
				detail: { run: run.id, step: run.step },
			});
			tx.afterCommit(() => services.doorbell.ring());
		},
		{ name: 'jobs.runNow' },
	);
}

const target = ({ clock }: Services, { id, wardId }: WorkRun) => ({
	id,
	wardId,
	now: clock.now().toString({ smallestUnit: 'millisecond' }),
});
