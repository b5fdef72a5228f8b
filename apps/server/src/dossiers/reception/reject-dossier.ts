import type { StaffSession } from '../../api/trpc.ts';
import type { Services } from '../../services.ts';
import type { DeskDossier } from '../../views.ts';
import { actAtDesk, type DossierTarget } from '../core/act-at-desk.ts';

/** Refuses reception, before the clock ever started. The reason stands on form 03 and goes to the citizen. */
export const rejectDossier = (
	services: Services,
	staff: StaffSession,
	input: DossierTarget & { readonly reason: string; readonly legalBasis?: string | undefined },
): Promise<DeskDossier> =>
	actAtDesk(services, staff, input, () => [
		{ type: 'reject', reason: input.reason, ...(input.legalBasis ? { legalBasis: input.legalBasis } : {}) },
	]);
