import { findStaff } from '@motcua/database';
import { badInput } from '../../api/errors.ts';
import type { StaffSession } from '../../api/trpc.ts';
import type { Services } from '../../services.ts';
import type { DeskDossier } from '../../views.ts';
import { actAtDesk, type DossierTarget } from '../core/act-at-desk.ts';
import { holdsStepRole } from '../handling/step-access.ts';

/**
 * Gives the present step to somebody of the ward who holds its role.
 *
 * @throws {UserError} `assignee.unsuitable`
 */
export const assignDossier = (
	services: Services,
	staff: StaffSession,
	input: DossierTarget & { readonly staffId: string; readonly note?: string | undefined },
): Promise<DeskDossier> =>
	actAtDesk(services, staff, input, async ({ tx, state }) => {
		const person = await findStaff(tx, staff.wardId, input.staffId);
		if (!person?.active || !state.step || !holdsStepRole(person.roles, state.step))
			throw badInput('assignee.unsuitable', 'staffId', {
				vi: 'Người được chọn không có vai trò của bước này hoặc không còn làm việc. Hãy chọn người khác.',
				en: 'This person does not hold the role of the step, or no longer works here. Choose somebody else.',
			});
		return [
			{ type: 'assign', assignee: { id: person.id, name: person.fullName } },
			...(input.note ? [{ type: 'addNote', text: input.note } as const] : []),
		];
	});
