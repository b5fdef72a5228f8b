import type { StaffSession } from '../../api/trpc.ts';
import type { Services } from '../../services.ts';
import type { DeskDossier } from '../../views.ts';
import { staffActor } from '../core/actors.ts';
import { receptionCommands } from '../reception/reception-commands.ts';
import { deskDossier } from '../views/desk-dossier.ts';
import { fileDossier } from './file-dossier.ts';
import { filingVersion } from './filing-version.ts';
import type { Submission } from './prepare-filing.ts';

/**
 * Files for somebody who stands at the counter, or whose papers came by post, and receives it in the same act: the
 * person leaves with form 01 in hand.
 */
export async function fileAtCounter(
	services: Services,
	staff: StaffSession,
	input: Submission & {
		readonly channel: 'counter' | 'publicPost';
		readonly shown: readonly string[];
		readonly receive: boolean;
	},
): Promise<DeskDossier> {
	const { channel, shown, receive, ...submission } = input;
	const ward = await services.catalogue.ward(staff.wardId);
	const procedures = await services.catalogue.wardProcedures(staff.wardId);
	const filed = await fileDossier(services, submission, {
		ward,
		channel,
		staff: staffActor(staff),
		shown,
		procedure: () => filingVersion(services, ward, submission),
		...(receive && {
			afterwards: (stand) => receptionCommands(stand, procedures.get(submission.code)?.config),
		}),
	});
	return deskDossier(services, staff, filed.dossierId);
}
