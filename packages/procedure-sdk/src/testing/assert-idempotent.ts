import { deepStrictEqual } from 'node:assert/strict';
import type { StepRunResult } from '../contract.ts';

/**
 * Runs a step twice and requires the same answer and the same log: the core repeats a run after a crash, and a citizen must not see
 * another fee because of it. Returns the answer.
 *
 * @throws AssertionError with the difference.
 */
export async function assertIdempotent(run: () => Promise<StepRunResult>): Promise<StepRunResult> {
	const first = await run();
	const second = await run();
	deepStrictEqual(essence(second), essence(first), 'the same run gave two answers');
	return first;
}

/** Without what may differ: times and the places in a stack. */
const essence = (run: StepRunResult) =>
	run.ok ? { result: run.result, log: run.log } : { failure: run.failure, message: run.message, log: run.log };
