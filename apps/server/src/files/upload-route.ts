import { readFile } from 'node:fs/promises';
import { PassThrough, type Readable } from 'node:stream';
import multipart from '@fastify/multipart';
import { recordFile, recordUpload } from '@motcua/database';
import { DocumentError } from '@motcua/documents';
import { newId } from '@motcua/domain';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { badInput, UserError } from '../api/errors.ts';
import { UPLOAD_OWNER } from '../dossiers/filing/papers.ts';
import type { Services } from '../services.ts';
import type { AcceptedMime } from './sniff.ts';
import { refusalText, SNIFF_BYTES, safeName, sniff } from './sniff.ts';

/** What the browser gets for a file that was taken; `uploadId` goes into the filing. */
export interface UploadAnswer {
	readonly uploadId: string;
	readonly name: string;
	readonly mime: AcceptedMime;
	readonly bytes: number;
	readonly pages: number;
	readonly sha256: string;
	readonly scan: 'clean' | 'notScanned';
}

/**
 * `POST /api/uploads`: one file as multipart, streamed to the store, checked by content and scanned. An upload belongs
 * to nobody until a filing names its id, and is swept after some days (`MOTCUA_KEEP_UPLOADS_DAYS`) when none does.
 */
export async function registerUploadRoute(app: FastifyInstance, services: Services): Promise<void> {
	await app.register(async (scope) => {
		await scope.register(multipart, {
			limits: { files: 1, fields: 0, parts: 1, fileSize: services.config.limits.fileBytes, headerPairs: 50 },
			throwFileSizeLimit: true,
		});
		scope.post('/api/uploads', async (request): Promise<UploadAnswer> => {
			services.rateLimiter.take('write', request.ip);
			return takeUpload(services, request);
		});
	});
}

async function takeUpload(services: Services, request: FastifyRequest): Promise<UploadAnswer> {
	const part = await request.file();
	if (!part)
		throw badInput('upload.missing', 'file', {
			vi: 'Chưa có tệp nào được gửi. Hãy chọn một tệp rồi gửi lại.',
			en: 'No file was sent. Choose a file and send it again.',
		});
	const { head, whole } = await peek(part.file, SNIFF_BYTES);
	const sniffed = await sniff(head);
	if (!sniffed.ok) {
		part.file.resume();
		throw new UserError('UNSUPPORTED_MEDIA_TYPE', 'upload.type', refusalText(sniffed.found), { field: 'file' });
	}
	const stored = await services.files.put(whole, services.config.limits.fileBytes);
	const scan = await services.scanner.scan(services.files.read(stored.fileId));
	if (scan === 'infected')
		throw new UserError(
			'UNPROCESSABLE_CONTENT',
			'upload.infected',
			{
				vi: 'Phần mềm diệt vi-rút phát hiện mã độc trong tệp này nên tệp không được nhận. Hãy chụp lại giấy tờ bằng điện thoại và gửi ảnh.',
				en: 'The virus scanner found malicious code in this file, so it was not taken. Photograph the paper and send the picture.',
			},
			{ field: 'file' },
		);

	const upload = {
		uploadId: newId(),
		name: safeName(part.filename, sniffed.mime),
		mime: sniffed.mime,
		bytes: stored.bytes,
		pages: await countPages(services, stored.fileId, sniffed.mime),
		sha256: stored.fileId,
		scan,
	};
	await remember(services, upload);
	return upload;
}

/** The row comes after the bytes are safe: it must never point at nothing. */
async function remember(services: Services, upload: UploadAnswer): Promise<void> {
	const { id: wardId } = await services.catalogue.portalWard();
	const createdAt = services.clock.now().toString();
	await services.db.write(async (tx) => {
		const { sha256, mime, bytes, pages, scan } = upload;
		await recordFile(tx, { id: sha256, mime, bytes, pages, scan, createdAt });
		await recordUpload(tx, {
			id: upload.uploadId,
			wardId,
			fileId: sha256,
			name: upload.name,
			owner: UPLOAD_OWNER,
			createdAt,
		});
	});
}

async function countPages(services: Services, fileId: string, mime: AcceptedMime): Promise<number> {
	if (mime !== 'application/pdf') return 1;
	try {
		return await services.documents.pdfPageCount(await readFile(services.files.path(fileId)));
	} catch (error) {
		if (!(error instanceof DocumentError)) throw error;
		throw badInput('upload.brokenPdf', 'file', {
			vi: 'Tệp PDF bị hỏng hoặc được đặt mật khẩu nên không đọc được. Hãy lưu lại tệp không có mật khẩu rồi gửi lại.',
			en: 'The PDF is damaged or protected by a password and can’t be read. Save it without a password and send it again.',
		});
	}
}

/** The first bytes of a stream, and a stream of everything including them. */
async function peek(source: Readable, bytes: number): Promise<{ head: Uint8Array; whole: Readable }> {
	const chunks: Buffer[] = [];
	let length = 0;
	const whole = new PassThrough();
	const iterator = source[Symbol.asyncIterator]();
	while (length < bytes) {
		const next = await iterator.next();
		if (next.done) break;
		chunks.push(next.value);
		length += next.value.byteLength;
	}
	const head = Buffer.concat(chunks);
	void forward(head, iterator, whole);
	return { head, whole };
}

async function forward(head: Buffer, rest: AsyncIterator<Buffer>, into: PassThrough): Promise<void> {
	try {
		into.write(head);
		for (let next = await rest.next(); !next.done; next = await rest.next())
			if (!into.write(next.value)) await new Promise((ready) => into.once('drain', ready));
		into.end();
	} catch (error) {
		into.destroy(error instanceof Error ? error : new Error(String(error)));
	}
}
