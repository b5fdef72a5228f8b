import { readFile } from 'node:fs/promises';
import { dossierHasFile, findFile, loadDossier } from '@motcua/database';
import { imagesToPdf, previewPng } from '@motcua/documents';
import type { DossierState } from '@motcua/domain';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { notFound, UserError } from '../api/errors.ts';
import { mayDo } from '../api/permissions.ts';
import type { StaffSession } from '../api/trpc.ts';
import { recordAct } from '../audit/record.ts';
import type { Services } from '../services.ts';
import { sendAsAttachment } from './send-file.ts';

const query = z.object({ dossier: z.uuid(), preview: z.literal('1').optional(), as: z.literal('pdf').optional() });
const params = z.object({ fileId: z.string().regex(/^[0-9a-f]{64}$/) });

/**
 * `GET /api/files/:fileId?dossier=…` for staff: the file to save; `preview=1` a re-encoded picture to look at; `as=pdf` a
 * picture as a PDF page. The file must belong to that dossier and the dossier to the person's ward; each reading is
 * written into the audit log before the first byte leaves.
 */
export function registerFileRoute(
	app: FastifyInstance,
	services: Services,
	sessionOf: (request: FastifyRequest) => Promise<StaffSession | null>,
): void {
	app.get('/api/files/:fileId', async (request, reply) => {
		const session = await reader(await sessionOf(request));
		const { fileId } = parse(params, request.params);
		const wanted = parse(query, request.query);
		const file = await readableFile(services, session.wardId, wanted.dossier, fileId);
		await services.db.write((tx) =>
			recordAct(tx, services, session, {
				action: 'dossier.fileRead',
				target: `dossier:${wanted.dossier}`,
				detail: { fileId },
			}),
		);
		if (wanted.preview) {
			const png = await previewPng({ bytes: await readFile(services.files.path(fileId)), mime: file.mime });
			return reply
				.header('content-type', 'image/png')
				.header('x-content-type-options', 'nosniff')
				.header('cache-control', 'private, no-store')
				.send(Buffer.from(png));
		}
		if (wanted.as === 'pdf' && file.mime.startsWith('image/')) {
			const picture = { bytes: await readFile(services.files.path(fileId)), mime: file.mime };
			const { pdf } = await imagesToPdf(services.documents, [picture]);
			return sendAsAttachment(reply, {
				name: file.name.replace(/\.[^.]+$/, '.pdf'),
				mime: 'application/pdf',
				content: Buffer.from(pdf),
			});
		}
		return sendAsAttachment(reply, { name: file.name, mime: file.mime, content: services.files.read(fileId) });
	});
}

/** A file with the name under which the dossier knows it. */
async function readableFile(services: Services, wardId: string, dossierId: string, fileId: string) {
	const { read } = services.db;
	const stored = (await dossierHasFile(read, wardId, dossierId, fileId)) ? await findFile(read, fileId) : null;
	if (!stored) throw noSuchFile();
	if (stored.scan === 'infected') throw infected();
	const loaded = await loadDossier(read, wardId, dossierId);
	const known = loaded && filesOf(loaded.state).find((one) => one.fileId === fileId);
	return { ...stored, name: known?.name ?? fileId };
}

const filesOf = (state: DossierState) => [...state.documents.flatMap((paper) => paper.files), ...state.resultFiles];

function reader(session: StaffSession | null): StaffSession {
	if (!session)
		throw new UserError('UNAUTHORIZED', 'session.missing', {
			vi: 'Phiên làm việc đã hết. Vui lòng đăng nhập lại rồi mở tệp.',
			en: 'Your session has ended. Sign in again, then open the file.',
		});
	if (
		mayDo(
			'dossier.read',
			session.roles.map((held) => held.role),
		)
	)
		return session;
	throw new UserError('FORBIDDEN', 'permission.denied', {
		vi: 'Tài khoản của bạn không có quyền xem tệp của hồ sơ.',
		en: 'Your account may not read the files of dossiers.',
	});
}

function parse<T>(schema: z.ZodType<T>, value: unknown): T {
	const parsed = schema.safeParse(value);
	if (parsed.success) return parsed.data;
	throw noSuchFile();
}

const noSuchFile = (): UserError =>
	notFound('file.unknown', { vi: 'Không có tệp này trong hồ sơ.', en: 'There is no such file in the dossier.' });

const infected = (): UserError =>
	new UserError('FORBIDDEN', 'file.infected', {
		vi: 'Tệp bị phát hiện có mã độc nên không mở được.',
		en: 'The file was found to contain malicious code and can’t be opened.',
	});
