import { findStaff } from '@motcua/database';
import { actionsOf } from '../api/permissions.ts';
import type { StaffSession } from '../api/trpc.ts';
import type { Services } from '../services.ts';
import type { Me } from '../views.ts';

/** The person who is signed in: roles, and the actions that the table allows them here. */
export async function me(services: Services, staff: StaffSession): Promise<Me> {
	const [ward, person] = await Promise.all([
		services.catalogue.ward(staff.wardId),
		findStaff(services.db.read, staff.wardId, staff.staffId),
	]);
	return {
		id: staff.staffId,
		username: staff.username,
		name: staff.name,
		title: person?.title ?? '',
		ward: { id: ward.id, code: ward.code, name: ward.name },
		// The column holds what the permission screen offers: the professional fields of the plugin contract.
		roles: staff.roles as Me['roles'],
		actions: actionsOf(staff.roles.map((held) => held.role)),
		mustChangePassword: staff.mustChangePassword,
		twoFactorEnabled: person?.twoFactorEnabled ?? false,
	};
}
