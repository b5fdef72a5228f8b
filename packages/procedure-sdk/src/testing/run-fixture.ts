import type { Fixture, StepRunResult } from '../contract.ts';
import type { FixtureMismatch } from '../fixtures/index.ts';
import { fixtureRequests, judgeFixture, recordedCalls } from '../fixtures/index.ts';
import type { HandlersFor } from '../procedure/define-handlers.ts';
import type { Procedure } from '../procedure/define-procedure.ts';
import type { HandlerName } from './run-handler.ts';
import { runHandler } from './run-handler.ts';

/**
 * Plays the handlers of a fixture and compares: an empty list means that it holds. What the form itself finds
 * (`expect.formFindings`) is compared by `motcua-procedure check` and at installation, which have the form's evaluator.
 */
export async function runFixture<P extends Procedure>(
	procedure: P,
	handlers: HandlersFor<P>,
	fixture: Fixture,
): Promise<readonly FixtureMismatch[]> {
	const runs: Record<string, StepRunResult> = {};
	for (const { handler, stepRunId } of fixtureRequests(procedure.manifest, fixture)) {
		runs[handler] = await runHandler(
			procedure,
			handlers,
			handler as HandlerName<P>,
			{ ...fixture, stepRunId },
			recordedCalls(fixture, handler),
		);
	}
	return judgeFixture(fixture, { runs });
}
