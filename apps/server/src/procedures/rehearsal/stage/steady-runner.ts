import type { StepFailureClass, StepRun, StepRunner } from '@motcua/procedure-sdk';

/** What a busy machine can bring about where the step is innocent. */
const maybeTheMachine: ReadonlySet<StepFailureClass> = new Set<StepFailureClass>([
	'cpuLimit',
	'wallLimit',
	'hostCrash',
]);

/**
 * The production sandbox, made to answer the same at every replay.
 *
 * The id of a run is the seed of its random numbers, and ids are drawn anew each time: here runs are numbered by handler
 * instead. And what a limit of time ended is tried once more: a rehearsal tells of the procedure, not of what else the
 * machine had to do; a step that really never ends is ended again.
 */
export function steadyRunner(real: StepRunner): StepRunner {
	const names = new Map<string, string>();
	const counts = new Map<string, number>();

	/** A run that is tried again keeps its name. */
	function nameOf(stepRunId: string, handler: string): string {
		const known = names.get(stepRunId);
		if (known !== undefined) return known;
		const count = (counts.get(handler) ?? 0) + 1;
		counts.set(handler, count);
		const name = `rehearsal.${handler}.${count}`;
		names.set(stepRunId, name);
		return name;
	}

	function steady(input: StepRun): StepRun {
		const { request } = input;
		const stepRunId = nameOf(request.stepRunId, request.handler);
		return { ...input, request: { ...request, stepRunId, dossier: { ...request.dossier, id: 'rehearsal' } } };
	}

	return {
		async run(input) {
			const steadied = steady(input);
			const ran = await real.run(steadied);
			return !ran.ok && maybeTheMachine.has(ran.failure) ? real.run(steadied) : ran;
		},
		// The sandbox belongs to the server, which closes it.
		close: async () => {},
	};
}
