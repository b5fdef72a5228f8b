import type { FileRef } from '@motcua/domain';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { notFound, UserError } from '../api/errors.ts';
import { recordAct } from '../audit/record.ts';
import { systemActor } from '../dossiers/core/actors.ts';
import { executeCommand } from '../dossiers/core/execute-command.ts';
import { type ReadDossier, readForView } from '../dossiers/views/read-view.ts';
import { citizenMayRead } from '../dossiers/views/tracked-dossier.ts';
import { sendAsAttachment } from '../files/send-file.ts';
import type { Services } from '../services.ts';
import { type SessionOf, staffReader } from './staff-reader.ts';

const params = z.object({ fileId: z.string().regex(/^[0-9a-f]{64}$/) });
const query = z.union([z.object({ token: z.string().max(400) }), z.object({ dossier: z.uuid() })]);

/**
 * `GET /api/results/<file>`: a result file, by `token` for the citizen who proved the second fact, by `dossier` for staff
 * of the ward. Always to be saved, never to be drawn in our origin.
 */
export function registerResultRoute(app: FastifyInstance, services: Services, sessionOf: SessionOf): void {
	app.get('/api/results/:fileId', async (request, reply) => {
		const file = params.safeParse(request.params);
		const by = query.safeParse(request.query);
		if (!file.success || !by.success) throw unknownResult();
		const { fileId } = file.data;
		const result =
			'token' in by.data
				? await forCitizen(services, request.ip, by.data.token, fileId)
				: await forStaff(services, staffReader(await sessionOf(request)), by.data.dossier, fileId);
		return sendAsAttachment(reply, { name: result.name, mime: result.mime, content: services.files.read(fileId) });
	});
}

async function forCitizen(services: Services, ip: string, token: string, fileId: string): Promise<FileRef> {
	services.rateLimiter.take('read', ip);
	const { wardId, dossierId } = services.trackTokens.open(token);
	const read = await readForView(services, wardId, dossierId);
	if (!citizenMayRead(read, fileId)) throw unknownResult();
	await handOverElectronically(services, read);
	return fileOf(read, fileId);
}

/** Downloading is the hand-over of a result that was asked for electronically (decree 45/2020: the core may record it). */
async function handOverElectronically(services: Services, { state }: ReadDossier): Promise<void> {
	if (state.status !== 'resolved' || state.delivery.method !== 'electronic') return;
	try {
		await executeCommand(services, {
			wardId: state.wardId,
			dossierId: state.id,
			expectedSeq: null,
			actor: systemActor,
			commands: () => [
				{
					type: 'returnResult',
					receivedBy: state.requester.fullName,
					note: 'Người nộp đã tải kết quả trên trang theo dõi hồ sơ.',
				},
			],
		});
	} catch (error) {
		// Somebody else handed it over in this moment, or a fee is still open: the desk sees to it.
		if (!(error instanceof UserError)) throw error;
	}
}

async function forStaff(
	services: Services,
	staff: ReturnType<typeof staffReader>,
	dossierId: string,
	fileId: string,
): Promise<FileRef> {
	const read = await readForView(services, staff.wardId, dossierId);
	const file = fileOf(read, fileId);
	await services.db.write(
		(tx) =>
			recordAct(tx, services, staff, {
				action: 'dossier.fileRead',
				target: `dossier:${dossierId}`,
				detail: { fileId },
			}),
		{ name: 'audit.fileRead' },
	);
	return file;
}

function fileOf({ state }: ReadDossier, fileId: string): FileRef {
	const file = state.resultFiles.find((one) => one.fileId === fileId);
	if (!file) throw unknownResult();
	return file;
}

const unknownResult = () =>
	notFound('result.unknown', {
		vi: 'Không có tệp kết quả này, hoặc kết quả chưa được trả.',
		en: 'There is no such result file, or the result is not out yet.',
	});
