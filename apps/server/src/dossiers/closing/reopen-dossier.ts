import type { DossierEvent } from '@motcua/domain';
import { badInput } from '../../api/errors.ts';
import type { StaffSession } from '../../api/trpc.ts';
import type { LoadedProcedure } from '../../procedures/catalogue.ts';
import type { Services } from '../../services.ts';
import type { DeskDossier } from '../../views.ts';
import { actAtDesk, type DossierTarget } from '../core/act-at-desk.ts';

/**
 * Takes a finished dossier back to a step, before hand-over, because an error was found: to the step that is named, or to
 * the last one that a person completed.
 *
 * @throws {UserError} `reopen.noStep` when no person ever completed a step of it
 */
export const reopenDossier = (
	services: Services,
	staff: StaffSession,
	input: DossierTarget & { readonly step?: string | undefined; readonly reason: string },
): Promise<DeskDossier> =>
	actAtDesk(services, staff, input, ({ events, procedure }) => {
		const step = input.step ?? lastHumanStep(events, procedure);
		if (step === null) throw noStep();
		return [{ type: 'reopen', step, reason: input.reason }];
	});

function lastHumanStep(events: readonly DossierEvent[], procedure: LoadedProcedure): string | null {
	const completed = events.findLast(
		(event): event is DossierEvent<'stepCompleted'> =>
			event.type === 'stepCompleted' && procedure.step(event.data.step)?.kind === 'human',
	);
	return completed?.data.step ?? null;
}

const noStep = () =>
	badInput('reopen.noStep', 'step', {
		vi: 'Hồ sơ chưa có bước nào do cán bộ thực hiện. Vui lòng chọn bước để mở lại.',
		en: 'No step of this dossier was done by a person. Please choose the step to go back to.',
	});
