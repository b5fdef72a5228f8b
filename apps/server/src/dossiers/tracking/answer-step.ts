import type { Services } from '../../services.ts';
import type { TrackedDossier } from '../../views.ts';
import { actAsCitizen, type TrackedTarget } from '../core/act-as-citizen.ts';

/** The citizen answers a question of the flow, such as "is this draft right?". */
export const answerStep = (
	services: Services,
	input: TrackedTarget & { readonly step: string; readonly outcome: string; readonly note?: string | undefined },
): Promise<TrackedDossier> =>
	actAsCitizen(services, input, () => [
		{
			type: 'completeStep',
			step: input.step,
			outcome: input.outcome,
			...(input.note ? { note: input.note } : {}),
		},
	]);
