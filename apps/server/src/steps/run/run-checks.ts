import {
	completeStepRun,
	failStepRun,
	type RunCost,
	retryStepRun,
	StaleLeaseError,
	type StepRun,
} from '@motcua/database';
import { applyGrants } from '@motcua/plugin-host';
import type { FormFinding, StepRunResult } from '@motcua/procedure-sdk';
import { UserError } from '../../api/errors.ts';
import { systemActor } from '../../dossiers/core/actors.ts';
import { executeCommand } from '../../dossiers/core/execute-command.ts';
import type { Services } from '../../services.ts';
import { countTowardsBreaker } from './breaker.ts';
import { execute } from './execute.ts';
import { judgeFailure } from './failure-policy.ts';
import { cancelRun, costOf, recordOf } from './settle-run.ts';
import { grantsOf, type RunFacts } from './step-request.ts';

/** What one check of a filing came to. */
interface Checked {
	readonly check: string;
	readonly ran: StepRunResult;
	/** Null when it gave no answer that counts. */
	readonly findings: readonly FormFinding[] | null;
}

/**
 * Runs all checks of a filing and records what they found, in one transaction. A check only adds findings: one that fails
 * is tried again with the others, and at last left out; it never holds up the dossier.
 */
export async function runChecks(services: Services, run: StepRun, facts: RunFacts): Promise<void> {
	const checked: Checked[] = [];
	for (const check of facts.procedure.decisionFlow.checks) checked.push(await runCheck(services, facts, check));
	const failed = checked.map(({ ran }) => ran).find((ran) => !ran.ok);
	const verdict = failed && !failed.ok ? judgeFailure(failed, run) : null;
	try {
		if (failed && !failed.ok && verdict?.kind === 'retry') {
			const runAt = services.clock.now().add({ milliseconds: verdict.afterMs });
			const retry = { failure: failed.failure, result: recordOf(failed), runAt: iso(runAt) };
			await services.db.write((tx) => retryStepRun(tx, run, retry), { name: 'checks.retry' });
		} else {
			await record(services, run, facts, checked, failed ?? null);
		}
	} catch (error) {
		if (error instanceof StaleLeaseError) return;
		// The desk was faster: a dossier that was decided on needs no checks any more.
		if (error instanceof UserError) return cancelRun(services, run);
		throw error;
	}
}

async function runCheck(services: Services, facts: RunFacts, check: string): Promise<Checked> {
	const ran = await execute(services, facts, check);
	if (!ran.ok) {
		const { failure, message } = ran;
		services.logger.warn({ check, digest: facts.procedure.digest, failure, detail: message }, 'check failed');
		return { check, ran, findings: null };
	}
	const { manifest, flow, package: source } = facts.procedure;
	const grants = grantsOf(facts);
	const granted = applyGrants(ran.result, { handler: check, manifest, flow, messages: source.messages, grants });
	const findings = granted.ok && granted.result.kind === 'done' ? (granted.result.findings ?? []) : null;
	return { check, ran, findings };
}

async function record(
	services: Services,
	run: StepRun,
	facts: RunFacts,
	checked: readonly Checked[],
	failed: StepRunResult | null,
): Promise<void> {
	await executeCommand(services, {
		wardId: run.wardId,
		dossierId: run.dossierId,
		expectedSeq: null,
		actor: systemActor,
		commands: () =>
			checked.flatMap(({ check, findings }) =>
				findings === null ? [] : [{ type: 'recordCheck', check, findings } as const],
			),
		alongside: async (tx) => {
			const result = Object.fromEntries(checked.map(({ check, ran }) => [check, recordOf(ran)]));
			const now = facts.now;
			const cost = sumOf(checked);
			if (failed === null || failed.ok) return completeStepRun(tx, run, { result, now, cost });
			await failStepRun(tx, run, { failure: failed.failure, result, now, cost });
			await countTowardsBreaker(services, tx, run, failed.failure);
		},
	});
}

/** The checks of a filing run one after the other: their times add up, their memory does not. */
const sumOf = (checked: readonly Checked[]): RunCost => {
	const costs = checked.map(({ ran }) => costOf(ran));
	const memory = Math.max(0, ...costs.map(({ memoryKb }) => memoryKb ?? 0));
	return {
		cpuMs: costs.reduce((sum, { cpuMs }) => sum + cpuMs, 0),
		wallMs: costs.reduce((sum, { wallMs }) => sum + wallMs, 0),
		memoryKb: memory > 0 ? memory : null,
	};
};

const iso = (instant: Temporal.Instant): string => instant.toString({ smallestUnit: 'millisecond' });
