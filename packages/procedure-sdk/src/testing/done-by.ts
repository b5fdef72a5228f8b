import type { StepRunResult } from '../contract.ts';

/** What a run of an automatic step did. */
export interface DoneRun {
	readonly outcome: string;
	readonly patch: Readonly<Record<string, unknown>>;
	/** Data of the paper that it rendered; null when it rendered none. */
	readonly paper: Readonly<Record<string, unknown>> | null;
	/** Sum of the fee that it set, in VND; 0 when it set none. */
	readonly feeVnd: number;
}

/**
 * What a run did, for tests: `doneBy(await runHandler(procedure, handlers, 'prepare', sample)).paper`.
 *
 * @throws Error with what the run answered when it is not `done`.
 */
export function doneBy(run: StepRunResult): DoneRun {
	if (!run.ok || run.result.kind !== 'done') throw new Error(`the run is not done: ${JSON.stringify(run)}`);
	const { outcome, patch = {}, intents = [] } = run.result;
	const fee = intents.flatMap((intent) => (intent.kind === 'setFee' ? intent.lines : []));
	return {
		outcome,
		patch,
		paper: intents.findLast((intent) => intent.kind === 'renderResult')?.data ?? null,
		feeVnd: fee.reduce((sum, line) => sum + line.amountVnd, 0),
	};
}
