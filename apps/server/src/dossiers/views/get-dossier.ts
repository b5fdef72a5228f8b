import type { StaffSession } from '../../api/trpc.ts';
import { recordAct } from '../../audit/record.ts';
import type { Services } from '../../services.ts';
import type { DeskDossier } from '../../views.ts';
import { deskDossier } from './desk-dossier.ts';

/**
 * One dossier for somebody at the desk. That it was read, and by whom, goes into the audit log: it holds personal data.
 *
 * @throws {UserError} `dossier.notFound`, also for a dossier of another ward
 */
export async function getDossier(
	services: Services,
	staff: StaffSession,
	{ dossierId }: { readonly dossierId: string },
): Promise<DeskDossier> {
	const dossier = await deskDossier(services, staff, dossierId);
	await services.db.write(
		(tx) => recordAct(tx, services, staff, { action: 'dossier.read', target: `dossier:${dossierId}` }),
		{ name: 'audit.dossierRead' },
	);
	return dossier;
}
