import { isDeepStrictEqual } from 'node:util';
import type { StepRunResult } from '@motcua/procedure-sdk';
import { expect } from 'vitest';
import { TestDossier } from '../ward/test-dossier.ts';

interface ProcedureMatchers {
	/**
	 * Every run of the package's code in this dossier gives the same answer and the same log when it is repeated with the recorded answers of
	 * the outside world, as the core does after a crash. Asynchronous: `await expect(dossier).toBeIdempotent()`.
	 *
	 * Also takes a function that makes one run: `await expect(() => runHandler(…)).toBeIdempotent()`.
	 */
	toBeIdempotent(): Promise<void>;
}
declare module 'vitest' {
	interface Matchers<R extends void | Promise<void> = void | Promise<void>, T = unknown> extends ProcedureMatchers {}
}

type Repeat = () => Promise<StepRunResult>;

expect.extend({
	async toBeIdempotent(received: TestDossier | Repeat) {
		const differing = typeof received === 'function' ? await differsTwice(received) : await differingRuns(received);
		return {
			pass: differing === undefined,
			message: () =>
				differing === undefined
					? 'expected some run to give another answer when repeated'
					: `the run of ${differing.handler} gave another answer when it was repeated:\n  first  ${differing.first}\n  second ${differing.second}`,
		};
	},
});

interface Difference {
	readonly handler: string;
	readonly first: string;
	readonly second: string;
}

/** Without what may differ: times, and places in a stack. */
const essence = (run: StepRunResult): unknown =>
	run.ok ? { result: run.result, log: run.log } : { failure: run.failure, message: run.message, log: run.log };

function difference(handler: string, first: StepRunResult, second: StepRunResult): Difference | undefined {
	const [a, b] = [essence(first), essence(second)];
	return isDeepStrictEqual(a, b) ? undefined : { handler, first: JSON.stringify(a), second: JSON.stringify(b) };
}

async function differsTwice(run: Repeat): Promise<Difference | undefined> {
	return difference('this handler', await run(), await run());
}

async function differingRuns(dossier: TestDossier): Promise<Difference | undefined> {
	if (!(dossier instanceof TestDossier))
		throw new TypeError('toBeIdempotent takes a dossier of the test ward, or a function that makes a run');
	const { pkg, runner, calls } = dossier.ward;
	for (const { handler, request, ran } of dossier.runs) {
		const again = await runner.run({
			digest: 'working-copy',
			code: pkg.code ?? '',
			...(pkg.codeMap ? { sourceMap: pkg.codeMap } : {}),
			request,
			onCall: calls.handlerFor(handler, request.stepRunId),
		});
		const differs = difference(handler, ran, again);
		if (differs) return differs;
	}
	return undefined;
}
