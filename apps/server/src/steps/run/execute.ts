import type { CallHandler, StepRunResult } from '@motcua/procedure-sdk';
import type { Services } from '../../services.ts';
import { type RunFacts, stepRequest } from './step-request.ts';

/**
 * Runs one handler of a package in the sandbox, with the limits that its step names. Calls out of the sandbox are carried out by `onCall`; without
 * it there are none.
 */
export function execute(
	services: Services,
	facts: RunFacts,
	handler: string,
	onCall?: CallHandler,
): Promise<StepRunResult> {
	const { procedure } = facts;
	const { code, codeMap } = procedure.package;
	if (code === undefined) return Promise.resolve(noCode(handler));
	const step = procedure.step(handler);
	const wallMs = step?.kind === 'auto' ? step.timeoutMs : undefined;
	return services.runner.run({
		digest: procedure.digest,
		code,
		...(codeMap === undefined ? {} : { sourceMap: codeMap }),
		request: stepRequest(facts, handler),
		...(wallMs === undefined ? {} : { limits: { wallMs } }),
		...(onCall === undefined ? {} : { onCall }),
	});
}

const noCode = (handler: string): StepRunResult => ({
	ok: false,
	failure: 'bug',
	message: `the package has no code for “${handler}”`,
	log: [],
	cpuMs: 0,
	wallMs: 0,
});
