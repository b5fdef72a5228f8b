import type { StaffSession } from '../../api/trpc.ts';
import type { Services } from '../../services.ts';
import type { DeskDossier } from '../../views.ts';
import { actAtDesk, type DossierTarget } from '../core/act-at-desk.ts';

/** Ends handling without a result; the notice (form 05) names the reason and the legal ground. */
export const stopDossier = (
	services: Services,
	staff: StaffSession,
	input: DossierTarget & {
		readonly kind: 'abandoned' | 'notEligible' | 'unpaid' | 'other';
		readonly reason: string;
		readonly legalBasis?: string | undefined;
	},
): Promise<DeskDossier> =>
	actAtDesk(services, staff, input, () => [
		{
			type: 'stop',
			kind: input.kind,
			reason: input.reason,
			...(input.legalBasis ? { legalBasis: input.legalBasis } : {}),
		},
	]);
