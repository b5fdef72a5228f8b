import { ROLE_NAMES, type Role } from '@motcua/domain';
import type { StaffSession } from '../../../api/trpc.ts';

/** Roles that a rehearsal has somebody for. */
export const PLAYED_ROLES = [
	'receptionist',
	'specialist',
	'unitHead',
	'leader',
	'clerk',
	'cashier',
	'centerDirector',
] as const satisfies readonly Role[];

/** Somebody of the stage: one person per role, so that the rule that the signer is another person can be tried too. */
export const player = (wardId: string, role: Role): StaffSession => ({
	staffId: `rehearsal-${role}`,
	username: `rehearsal-${role}`,
	name: `${ROLE_NAMES[role].vi} (diễn tập)`,
	wardId,
	roles: [{ role, field: null }],
	mustChangePassword: false,
});
