import type { StaffSession } from '../../api/trpc.ts';
import type { Services } from '../../services.ts';
import type { DeskDossier } from '../../views.ts';
import { actAtDesk, type DossierTarget } from '../core/act-at-desk.ts';

/** Records that the citizen asked at the counter to withdraw. The wish is theirs alone: the reason is what they said. */
export const withdrawDossier = (
	services: Services,
	staff: StaffSession,
	input: DossierTarget & { readonly reason: string },
): Promise<DeskDossier> =>
	actAtDesk(services, staff, input, () => [
		{
			type: 'withdraw',
			reason: input.reason,
			note: `Theo yêu cầu của người nộp tại quầy, ghi nhận bởi ${staff.name}.`,
		},
	]);
