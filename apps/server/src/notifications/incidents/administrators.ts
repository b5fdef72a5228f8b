import { listStaff, listWards, type StaffInWard } from '@motcua/database';
import type { WardContext } from '../../procedures/catalogue.ts';
import type { Services } from '../../services.ts';

/** An administrator who can be written to, with the first ward of theirs, and all of them by id. */
export interface Administrator {
	readonly person: StaffInWard & { readonly email: string };
	readonly ward: WardContext;
	readonly wardIds: Set<string>;
}

/** All of the installation, each once. */
export async function readAdministrators({ db, catalogue }: Services): Promise<readonly Administrator[]> {
	const found = new Map<string, Administrator>();
	for (const { id } of await listWards(db.read)) {
		for (const person of await listStaff(db.read, id)) {
			if (!isTold(person)) continue;
			const administrator = found.get(person.id) ?? { person, ward: await catalogue.ward(id), wardIds: new Set() };
			administrator.wardIds.add(id);
			found.set(person.id, administrator);
		}
	}
	return [...found.values()];
}

const isTold = (person: StaffInWard): person is StaffInWard & { readonly email: string } =>
	person.active && person.email !== null && person.roles.some(({ role }) => role === 'administrator');
