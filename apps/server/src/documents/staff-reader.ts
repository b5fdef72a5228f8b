import type { FastifyRequest } from 'fastify';
import { UserError } from '../api/errors.ts';
import { mayDo } from '../api/permissions.ts';
import type { StaffSession } from '../api/trpc.ts';

/** Finds out who of the staff is behind a request of plain HTTP. */
export type SessionOf = (request: FastifyRequest) => Promise<StaffSession | null>;

/** The session of somebody who may read dossiers; plain routes ask the same table as the procedures. */
export function staffReader(session: StaffSession | null): StaffSession {
	if (!session)
		throw new UserError('UNAUTHORIZED', 'session.missing', {
			vi: 'Phiên làm việc đã hết. Vui lòng đăng nhập lại rồi mở tệp.',
			en: 'Your session has ended. Sign in again, then open the file.',
		});
	const roles = session.roles.map((held) => held.role);
	if (!mayDo('dossier.read', roles))
		throw new UserError('FORBIDDEN', 'permission.denied', {
			vi: 'Tài khoản của bạn không có quyền xem tệp của hồ sơ.',
			en: 'Your account may not read the files of dossiers.',
		});
	return session;
}
