import { counterName, listStaff, loadDossier, readCounters } from '@motcua/database';
import { compareVietnameseNames } from '@motcua/domain/formats';
import type { StaffSession } from '../../api/trpc.ts';
import type { Services } from '../../services.ts';
import type { Assignee } from '../../views.ts';
import { unknownDossier } from '../core/execute-command.ts';
import { holdsStepRole } from '../handling/step-access.ts';

/** Who may be given the present step, with how much each has on the desk; empty when no person's step is open. */
export async function listAssignees(
	services: Services,
	staff: StaffSession,
	{ dossierId }: { readonly dossierId: string },
): Promise<readonly Assignee[]> {
	const loaded = await loadDossier(services.db.read, staff.wardId, dossierId);
	if (!loaded) throw unknownDossier();
	const { step } = loaded.state;
	if (step === null || step.role === null) return [];
	const people = (await listStaff(services.db.read, staff.wardId)).filter(
		(person) => person.active && holdsStepRole(person.roles, step),
	);
	const counters = await readCounters(
		services.db.read,
		staff.wardId,
		people.map((person) => counterName.assignee(person.id)),
	);
	return people
		.map(({ id, fullName, title }) => ({
			id,
			name: fullName,
			title,
			open: counters.get(counterName.assignee(id)) ?? 0,
		}))
		.sort((a, b) => compareVietnameseNames(a.name, b.name));
}
