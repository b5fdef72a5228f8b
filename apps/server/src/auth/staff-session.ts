import { findStaffOfUser } from '@motcua/database';
import type { Role } from '@motcua/domain';
import type { FastifyRequest } from 'fastify';
import type { StaffSession } from '../api/trpc.ts';
import type { Services } from '../services.ts';
import type { LazyAuth } from './auth.ts';
import { webHeaders } from './routes.ts';

const COOKIE = /(?:^|;\s*)(?:__Secure-)?motcua\.session_token=/;

/**
 * Who is behind a request. The person's state and roles are read anew each time, so that taking a role away works at the
 * next click. Null: nobody is signed in, the account is switched off, or it has no role in any ward.
 */
export async function staffSessionOf(
	services: Pick<Services, 'db'>,
	lazyAuth: LazyAuth,
	request: FastifyRequest,
): Promise<StaffSession | null> {
	if (!COOKIE.test(request.headers.cookie ?? '')) return null;
	const auth = await lazyAuth();
	const found = await auth.api.getSession({ headers: webHeaders(request) });
	if (!found) return null;
	const person = await findStaffOfUser(services.db.read, found.user.id);
	if (!person?.staff.active) return null;
	const wardId = person.roles[0]?.wardId;
	if (wardId === undefined) return null;
	return {
		staffId: person.staff.id,
		username: found.user.username ?? '',
		name: person.staff.fullName,
		wardId,
		roles: person.roles
			.filter((held) => held.wardId === wardId)
			.map(({ role, field }): { role: Role; field: string | null } => ({ role, field })),
		mustChangePassword: person.staff.mustChangePassword,
	};
}
