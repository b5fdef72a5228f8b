import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { notFound, UserError } from '../../api/errors.ts';
import { mayDo } from '../../api/permissions.ts';
import type { StaffSession } from '../../api/trpc.ts';
import type { SessionOf } from '../../documents/staff-reader.ts';
import { readForView } from '../../dossiers/views/read-view.ts';
import { sendAsAttachment } from '../../files/send-file.ts';
import type { Services } from '../../services.ts';
import { knownRehearsal, onStage } from './rehearse.ts';

const params = z.object({ id: z.uuid(), fileId: z.string().regex(/^[0-9a-f]{64}$/) });

/** `GET /api/rehearsals/:id/files/:fileId`: a paper that a rehearsal rendered, with its watermark. */
export function registerRehearsalFileRoute(app: FastifyInstance, services: Services, sessionOf: SessionOf): void {
	app.get('/api/rehearsals/:id/files/:fileId', async (request, reply) => {
		const session = rehearser(await sessionOf(request));
		const parsed = params.safeParse(request.params);
		if (!parsed.success) throw unknownFile();
		const { id, fileId } = parsed.data;
		const rehearsal = await knownRehearsal(services, session.wardId, id);
		const file = await onStage(services, rehearsal, async (stage) => {
			if (stage.dossierId === null) throw unknownFile();
			const { state } = await readForView(stage.services, stage.wardId, stage.dossierId);
			const known = state.resultFiles.find((one) => one.fileId === fileId);
			if (!known) throw unknownFile();
			// Read to its end: the stage may be put away as soon as this returns.
			const content = Buffer.concat(await stage.services.files.read(fileId).toArray());
			return { name: `DIỄN TẬP - ${known.name}`, mime: known.mime, content };
		});
		return sendAsAttachment(reply, file);
	});
}

function rehearser(session: StaffSession | null): StaffSession {
	if (!session)
		throw new UserError('UNAUTHORIZED', 'session.missing', {
			vi: 'Phiên làm việc đã hết. Vui lòng đăng nhập lại rồi mở tệp.',
			en: 'Your session has ended. Sign in again, then open the file.',
		});
	const roles = session.roles.map(({ role }) => role);
	if (mayDo('procedures.rehearse', roles)) return session;
	throw new UserError('FORBIDDEN', 'permission.denied', {
		vi: 'Tài khoản của bạn không có quyền diễn tập thủ tục.',
		en: 'Your account may not rehearse procedures.',
	});
}

const unknownFile = (): UserError =>
	notFound('file.unknown', { vi: 'Không có tệp này trong buổi diễn tập.', en: 'The rehearsal has no such file.' });
