import type { StepRunner } from '@motcua/procedure-sdk';

/**
 * The production sandbox, given the same names at every replay. The id of a run is the seed of its random numbers and ids
 * are drawn anew each time: numbered by handler instead, a script always ends the same way.
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

	return {
		run: (input) => {
			const { request } = input;
			return real.run({
				...input,
				request: {
					...request,
					stepRunId: nameOf(request.stepRunId, request.handler),
					dossier: { ...request.dossier, id: 'rehearsal' },
				},
			});
		},
		// The sandbox belongs to the server, which closes it.
		close: async () => {},
	};
}
