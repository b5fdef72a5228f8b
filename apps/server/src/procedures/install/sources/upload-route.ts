import multipart from '@fastify/multipart';
import { LIMITS } from '@motcua/procedure-tools';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { badInput, UserError } from '../../../api/errors.ts';
import { mayDo } from '../../../api/permissions.ts';
import type { StaffSession } from '../../../api/trpc.ts';
import type { Services } from '../../../services.ts';
import { stagePackage } from './stage-package.ts';

/** What the browser gets for an archive that can be read; the rest is on the inspection page of this digest. */
export interface StagedAnswer {
	readonly digest: string;
	readonly code: string;
}

/**
 * `POST /api/packages`: one `.procpkg` as multipart from somebody who may install procedures. Streamed to the disk up to the ceiling of
 * the format, then examined; nothing of it runs and nothing is installed.
 */
export async function registerPackageRoute(
	app: FastifyInstance,
	services: Services,
	sessionOf: (request: FastifyRequest) => Promise<StaffSession | null>,
): Promise<void> {
	await app.register(async (scope) => {
		await scope.register(multipart, {
			limits: { files: 1, fields: 0, parts: 1, fileSize: LIMITS.packedBytes, headerPairs: 50 },
			throwFileSizeLimit: true,
		});
		scope.post('/api/packages', async (request): Promise<StagedAnswer> => {
			const session = installer(await sessionOf(request));
			services.rateLimiter.take('write', request.ip);
			return takePackage(services, session, request);
		});
	});
}

async function takePackage(services: Services, session: StaffSession, request: FastifyRequest): Promise<StagedAnswer> {
	const file = await request.file();
	if (!file)
		throw badInput('upload.missing', 'file', {
			vi: 'Chưa có tệp nào được gửi. Hãy chọn một tệp .procpkg rồi gửi lại.',
			en: 'No file was sent. Choose a .procpkg file and send it again.',
		});
	const part = await services.staging.receive(file.file).catch((error: unknown) => {
		throw Object(error).code === 'FST_REQ_FILE_TOO_LARGE' ? tooLarge() : error;
	});
	try {
		if (file.file.truncated) throw tooLarge();
		const fileName = file.filename.slice(0, 200);
		return await stagePackage(services, session, { bytes: await part.read(), fileName, source: 'upload' });
	} finally {
		await part.remove();
	}
}

const tooLarge = () =>
	new UserError(
		'PAYLOAD_TOO_LARGE',
		'archive.packedSize',
		{
			vi: `Tệp lớn hơn ${LIMITS.packedBytes} byte (10 MB), mức tối đa của một gói thủ tục.`,
			en: `The file has more than ${LIMITS.packedBytes} bytes (10 MB), the most that a package may have.`,
		},
		{ field: 'file' },
	);

function installer(session: StaffSession | null): StaffSession {
	if (!session)
		throw new UserError('UNAUTHORIZED', 'session.missing', {
			vi: 'Phiên làm việc đã hết. Vui lòng đăng nhập lại rồi tải gói lên.',
			en: 'Your session has ended. Sign in again, then upload the package.',
		});
	const held = session.roles.map(({ role }) => role);
	if (mayDo('procedures.install', held)) return session;
	throw new UserError('FORBIDDEN', 'permission.denied', {
		vi: 'Chỉ quản trị của phường được cài gói thủ tục.',
		en: 'Only the ward administrator may install packages.',
	});
}
