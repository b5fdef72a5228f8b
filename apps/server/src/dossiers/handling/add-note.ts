import type { StaffSession } from '../../api/trpc.ts';
import type { Services } from '../../services.ts';
import type { DeskDossier } from '../../views.ts';
import { actAtDesk, type DossierTarget } from '../core/act-at-desk.ts';

/** Writes a note for colleagues into the record. Citizens never see it; it cannot be taken back. */
export const addNote = (
	services: Services,
	staff: StaffSession,
	input: DossierTarget & { readonly text: string },
): Promise<DeskDossier> => actAtDesk(services, staff, input, () => [{ type: 'addNote', text: input.text }]);
