import type { Services } from '../../services.ts';
import type { TrackedDossier } from '../../views.ts';
import { trackedDossier } from '../views/tracked-dossier.ts';

/** The dossier that a token opens, as it stands now. */
export const getTrackedDossier = (
	services: Services,
	{ trackToken }: { readonly trackToken: string },
): Promise<TrackedDossier> => trackedDossier(services, trackToken);
