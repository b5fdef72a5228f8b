import { failStepRun, findStepRun, leaseStepRun, loadDossier, type StepRun } from '@motcua/database';
import type { DossierState } from '@motcua/domain';
import { callHandlerFor } from '../../capabilities/broker.ts';
import { isBroken } from '../../procedures/versions/broken-package.ts';
import type { Services } from '../../services.ts';
import { stoppedBy, waitForPackage } from './breaker.ts';
import { execute } from './execute.ts';
import { runChecks } from './run-checks.ts';
import { cancelRun, exhaustRun, holdRun, settleFailure, settleResult } from './settle-run.ts';
import type { RunFacts } from './step-request.ts';

/** A holder may be silent for so long; then another worker takes the run up. Longer than any wall limit. */
const LEASE_MS = 90_000;

/**
 * One attempt at one run of an automatic step or check: take it, run it in the sandbox, commit what it answered. Safe to
 * call any number of times: only who holds the lease commits, and a run commits once.
 *
 * @param owner names this worker in the lease
 */
export async function runStep(services: Services, stepRunId: string, owner: string): Promise<void> {
	const now = services.clock.now();
	const lease = {
		owner,
		now: now.toString({ smallestUnit: 'millisecond' }),
		leaseUntil: now.add({ milliseconds: LEASE_MS }).toString({ smallestUnit: 'millisecond' }),
	};
	const run = await services.db.write((tx) => leaseStepRun(tx, stepRunId, lease), { name: 'step.lease' });
	if (!run) return giveUpIfExhausted(services, stepRunId, lease.now);

	const stopped = await stoppedBy(services, run);
	if (stopped?.kind === 'broken') return waitForPackage(services, run);
	const facts = await runFacts(services, run, lease.now).catch((error: unknown) => {
		if (isBroken(error)) return 'broken' as const;
		throw error;
	});
	if (facts === 'broken') return waitForPackage(services, run);
	if (!facts) return cancelRun(services, run);
	if (stopped) return run.kind === 'step' ? holdRun(services, run, stopped) : leaveOut(services, run, lease.now);
	if (run.kind === 'check') return runChecks(services, run, facts);
	const result = await execute(services, facts, run.step, callHandlerFor(services, facts));
	if (result.ok) await settleResult(services, run, facts, result);
	else await settleFailure(services, run, result);
}

/** Checks that may not run are left out: they only add findings, and the desk decides without them. */
const leaveOut = (services: Services, run: StepRun, now: string): Promise<void> =>
	services.db.write((tx) => failStepRun(tx, run, { failure: 'stopped', result: null, now }), {
		name: 'checks.stopped',
	});

/** Everything that the run needs; null when the dossier does not wait for it any more. */
async function runFacts(services: Services, run: StepRun, now: string): Promise<RunFacts | null> {
	const loaded = await loadDossier(services.db.read, run.wardId, run.dossierId);
	if (!loaded || !isAwaited(run, loaded.state)) return null;
	const [ward, procedure, offered] = await Promise.all([
		services.catalogue.ward(run.wardId),
		services.catalogue.procedure(run.procedureDigest),
		services.catalogue.wardProcedures(run.wardId),
	]);
	const config = offered.get(loaded.state.procedure.code)?.config;
	return config ? { run, state: loaded.state, procedure, ward, config, now } : null;
}

function isAwaited(run: StepRun, state: DossierState): boolean {
	if (run.kind === 'check') return state.status === 'registered' || state.status === 'supplementRequested';
	return state.step?.stepRunId === run.id && state.blocked === null;
}

/** A run whose last allowed attempt died with its process would otherwise stay "running" for ever. */
async function giveUpIfExhausted(services: Services, stepRunId: string, now: string): Promise<void> {
	const run = await findStepRun(services.db.read, stepRunId);
	if (run?.state !== 'running' || run.attempt < run.maxAttempts) return;
	if (run.leaseUntil !== null && Date.parse(run.leaseUntil) > Date.parse(now)) return;
	if (run.kind === 'step') return exhaustRun(services, run);
	const failure = { failure: 'hostCrash', result: null, now };
	await services.db.write((tx) => failStepRun(tx, run, failure), { name: 'step.giveUp' });
}
