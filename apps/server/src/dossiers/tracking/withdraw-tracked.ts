import type { Services } from '../../services.ts';
import type { TrackedDossier } from '../../views.ts';
import { actAsCitizen, type TrackedTarget } from '../core/act-as-citizen.ts';

/** The citizen withdraws the dossier; possible until a result was signed. */
export const withdrawTracked = (
	services: Services,
	input: TrackedTarget & { readonly reason: string },
): Promise<TrackedDossier> => actAsCitizen(services, input, () => [{ type: 'withdraw', reason: input.reason }]);
