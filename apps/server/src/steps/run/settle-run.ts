import {
	closeCalls,
	completeStepRun,
	failStepRun,
	hasUndelivered,
	liveCalls,
	type RunCost,
	recordFile,
	retryStepRun,
	StaleLeaseError,
	type StepRun,
	type StoredFile,
	type Tx,
} from '@motcua/database';
import type { DossierCommand, FileRef, Localised, Role } from '@motcua/domain';
import { applyGrants } from '@motcua/plugin-host';
import type { RenderedPaper, StepResult, StepRunResult } from '@motcua/procedure-sdk';
import { and, eq, sql } from 'drizzle-orm';
import { UserError } from '../../api/errors.ts';
import { systemActor } from '../../dossiers/core/actors.ts';
import { executeCommand } from '../../dossiers/core/execute-command.ts';
import { isBroken } from '../../procedures/versions/broken-package.ts';
import type { Services } from '../../services.ts';
import { countTowardsBreaker, type Stopped, waitForPackage } from './breaker.ts';
import { judgeFailure } from './failure-policy.ts';
import { queueStepMessages } from './queue-step-messages.ts';
import { ResultRenderError, renderResult } from './render-result.ts';
import { grantsOf, type RunFacts } from './step-request.ts';

type Succeeded = Extract<StepRunResult, { ok: true }>;
type Failed = Extract<StepRunResult, { ok: false }>;

/**
 * Commits what a step answered: rights checked, result rendered, then the dossier's events and the end of the run in one
 * transaction. A run that another worker took over meanwhile changes nothing.
 */
export async function settleResult(services: Services, run: StepRun, facts: RunFacts, ran: Succeeded): Promise<void> {
	const { manifest, flow, package: source } = facts.procedure;
	const granted = applyGrants(ran.result, {
		handler: run.step,
		manifest,
		flow,
		messages: source.messages,
		grants: grantsOf(facts),
	});
	if (!granted.ok) {
		const { failure, message } = granted;
		return settleFailure(services, run, { ...ran, ok: false, failure, message: message.en });
	}
	const { result } = granted;
	try {
		const files = await renderedFiles(services, facts, result);
		await executeCommand(services, {
			...target(run),
			commands: async ({ tx }) => {
				for (const file of files) await recordFile(tx, storedFile(file, facts.now));
				return [commandOf(run, result, files)];
			},
			alongside: async (tx) => {
				await completeStepRun(tx, run, { result: recordOf(ran), now: facts.now, cost: costOf(ran) });
				await closeCalls(tx, run);
				if (result.kind === 'wait') await wakeLater(tx, run, result.until, facts.now);
				await queueStepMessages(services, tx, facts, result);
			},
		});
	} catch (error) {
		await settleObstacle(services, run, ran, error);
	}
}

/** What stood in the way of committing an answer, by who has to act. */
async function settleObstacle(services: Services, run: StepRun, ran: Succeeded, error: unknown): Promise<void> {
	const failed = (failure: Failed['failure'], message: string): Promise<void> =>
		settleFailure(services, run, { ...ran, ok: false, failure, message });
	if (error instanceof StaleLeaseError) return;
	if (error instanceof ResultRenderError) return failed(error.mayPass ? 'retryable' : 'bug', error.message);
	if (error instanceof UnknownPaperError) return failed('bug', error.message);
	// The dossier moved on while the step ran, or the step answered what the flow does not allow.
	if (error instanceof UserError)
		return outdated.has(error.wire.code) ? cancelRun(services, run) : failed('bug', error.message);
	throw error;
}

/** Refusals that mean: nobody waits for this answer any more. */
const outdated: ReadonlySet<string> = new Set([
	'step.staleRun',
	'step.moved',
	'step.none',
	'step.notAutomatic',
	'step.waitsForPerson',
	'dossier.status',
	'dossier.final',
	'dossier.notFound',
]);

/** Gives a failed attempt another chance, or blocks the dossier with a reason and an owner. */
export async function settleFailure(services: Services, run: StepRun, ran: Failed): Promise<void> {
	const { failure } = ran;
	const verdict = judgeFailure(ran, run);
	const { logger, db, clock } = services;
	logger.warn(
		{
			stepRunId: run.id,
			step: run.step,
			digest: run.procedureDigest,
			failure,
			attempt: run.attempt,
			detail: ran.message,
		},
		'step failed',
	);
	if (verdict.kind === 'retry') {
		const runAt = clock.now().add({ milliseconds: verdict.afterMs }).toString({ smallestUnit: 'millisecond' });
		await db
			.write((tx) => retryStepRun(tx, run, { failure, result: recordOf(ran), runAt, cost: costOf(ran) }), {
				name: 'step.retry',
			})
			.catch(ignoreStaleLease);
	} else {
		await block(services, run, { failure, ...verdict, result: recordOf(ran), cost: costOf(ran) });
	}
}

/** A run whose last attempt died with its process: blocked like one that failed. */
export const exhaustRun = (services: Services, run: StepRun): Promise<void> => {
	const died = { failure: 'hostCrash', cpuMs: 0, wallMs: 0 } as const;
	const verdict = judgeFailure(died, { attempt: run.maxAttempts, maxAttempts: run.maxAttempts });
	if (verdict.kind !== 'block') throw new TypeError('a run without attempts left must block');
	return block(services, run, { failure: 'hostCrash', ...verdict, result: null });
};

/** A run that may not begin: the dossier waits for the administrator, who is told why. */
export const holdRun = (services: Services, run: StepRun, { reason }: Stopped): Promise<void> =>
	block(services, run, { failure: 'stopped', reason, owner: 'administrator', result: null });

interface Block {
	readonly failure: string;
	readonly reason: Localised;
	readonly owner: Role;
	readonly result: unknown;
	readonly cost?: RunCost;
}

async function block(services: Services, run: StepRun, { failure, reason, owner, result, cost }: Block): Promise<void> {
	try {
		await executeCommand(services, {
			...target(run),
			commands: () => [{ type: 'block', step: run.step, stepRunId: run.id, failure, reason, owner }],
			alongside: async (tx, { state }) => {
				const now = state.blocked?.since ?? run.createdAt;
				await failStepRun(tx, run, { failure, result, now, ...(cost ? { cost } : {}) });
				await closeCalls(tx, run);
				await countTowardsBreaker(services, tx, run, failure);
			},
		});
	} catch (error) {
		if (error instanceof StaleLeaseError) return;
		if (isBroken(error)) return waitForPackage(services, run);
		// Withdrawn or moved on in the meantime: there is nothing left to block.
		if (error instanceof UserError) return cancelRun(services, run);
		throw error;
	}
}

/** Closes a run that nobody waits for any more. */
export async function cancelRun(services: Services, run: StepRun): Promise<void> {
	const { stepRun } = services.db.tables;
	const finishedAt = services.clock.now().toString({ smallestUnit: 'millisecond' });
	await services.db.write(
		async (tx) => {
			await tx
				.update(stepRun)
				.set({ state: 'cancelled', leaseOwner: null, leaseUntil: null, finishedAt })
				.where(and(eq(stepRun.id, run.id), eq(stepRun.attempt, run.attempt)));
		},
		{ name: 'step.cancel' },
	);
}

/** An answer "look again later" is no failure: it costs no attempt. What it waits for may have come while it ran. */
async function wakeLater(tx: Tx, run: StepRun, until: string, now: string): Promise<void> {
	const { stepRun } = tx.tables;
	const isThere = await hasUndelivered(tx, run.id);
	await tx
		.update(stepRun)
		.set({
			state: 'pending',
			runAt: isThere ? now : until,
			finishedAt: null,
			maxAttempts: sql`${stepRun.maxAttempts} + ${run.attempt}`,
		})
		.where(eq(stepRun.id, run.id));
}

const target = (run: StepRun) => ({
	wardId: run.wardId,
	dossierId: run.dossierId,
	expectedSeq: null,
	actor: systemActor,
});

function commandOf(run: StepRun, result: StepResult, files: readonly FileRef[]): DossierCommand {
	const at = { step: run.step, stepRunId: run.id };
	switch (result.kind) {
		case 'done': {
			const fee = result.intents?.find((intent) => intent.kind === 'setFee');
			return {
				type: 'completeStep',
				...at,
				outcome: result.outcome,
				...(result.patch ? { patch: result.patch } : {}),
				...(result.findings ? { findings: result.findings } : {}),
				...(fee ? { feeLines: fee.lines } : {}),
				...(files.length > 0 ? { resultFiles: files } : {}),
			};
		}
		case 'needInput':
			return { type: 'propose', ...at, kind: 'supplement', items: result.items, reason: result.reason };
		case 'refuse':
			return { type: 'propose', ...at, kind: 'refuse', reason: result.reason, legalBasis: result.legalBasis };
		case 'wait':
			return { type: 'postponeStep', ...at, until: result.until, reason: result.reason };
	}
}

async function renderedFiles(services: Services, facts: RunFacts, result: StepResult): Promise<readonly FileRef[]> {
	const intents = result.kind === 'done' ? (result.intents ?? []) : [];
	const main = intents.find((intent) => intent.kind === 'renderResult');
	const attached = intents.filter((intent) => intent.kind === 'attach').map(({ fileId }) => fileId);
	return [
		...(main ? [await renderResult(services, main, facts.procedure, facts.state, facts.now)] : []),
		...(attached.length > 0 ? await attachedFiles(services, facts, attached) : []),
	];
}

/** Papers that this very run rendered; a step cannot put other files among the results, because it can only name them. */
async function attachedFiles(services: Services, { run }: RunFacts, fileIds: readonly string[]): Promise<FileRef[]> {
	const rendered = (await liveCalls(services.db.read, run.id)).flatMap(({ capability, answer }) =>
		capability === 'render' && isRendered(answer) ? [answer.value] : [],
	);
	return [...new Set(fileIds)].map((fileId) => {
		const paper = rendered.find((one) => one.fileId === fileId);
		if (!paper) throw new UnknownPaperError(fileId);
		return { ...paper, mime: 'application/pdf' };
	});
}

const isRendered = (answer: unknown): answer is { readonly ok: true; readonly value: RenderedPaper } =>
	typeof answer === 'object' && answer !== null && 'ok' in answer && answer.ok === true;

/** Thrown when a step attaches a file that it did not render. */
class UnknownPaperError extends Error {
	constructor(fileId: string) {
		super(`attach: the file ${fileId} was not rendered by use.render in this run`);
	}
}

const storedFile = ({ fileId, mime, bytes, pages }: FileRef, createdAt: string): StoredFile => ({
	id: fileId,
	mime,
	bytes,
	pages,
	// Made by ourselves from checked data: there is nothing to scan for.
	scan: 'clean',
	createdAt,
});

/** What is kept of a run for the monitor: how it went and what it logged, not the data that it answered. */
export const recordOf = (ran: StepRunResult): Readonly<Record<string, unknown>> => ({
	ok: ran.ok,
	...(ran.ok ? { kind: ran.result.kind } : { failure: ran.failure, message: ran.message, stack: ran.stack ?? null }),
	log: ran.log,
	cpuMs: ran.cpuMs,
	wallMs: ran.wallMs,
});

/** What a run took, for the monitor. */
export const costOf = ({ cpuMs, wallMs, memoryKb }: StepRunResult): RunCost => ({
	cpuMs,
	wallMs,
	memoryKb: memoryKb ?? null,
});

function ignoreStaleLease(error: unknown): void {
	if (!(error instanceof StaleLeaseError)) throw error;
}
