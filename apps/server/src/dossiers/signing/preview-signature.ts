import { createHash } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import type { FileRef } from '@motcua/domain';
import { UserError } from '../../api/errors.ts';
import type { StaffSession } from '../../api/trpc.ts';
import type { Services } from '../../services.ts';
import type { SignPreview } from '../../views.ts';
import { requireStep } from '../handling/step-access.ts';
import { fileView } from '../views/parts.ts';
import { readForView } from '../views/read-view.ts';

/**
 * The rendered result as it would be signed, with the hash of its bytes, which the signing call must repeat. The bytes are
 * hashed anew: what is offered for signing is what lies on the disk now.
 *
 * @throws {UserError} `sign.noResult` when nothing was rendered yet
 */
export async function previewSignature(
	services: Services,
	staff: StaffSession,
	{ dossierId }: { readonly dossierId: string; readonly step: string },
): Promise<SignPreview> {
	const { state, scans } = await readForView(services, staff.wardId, dossierId);
	requireStep(staff, state);
	const file = resultToSign(state.resultFiles);
	return {
		file: fileView(file, scans),
		url: `/api/files/${file.fileId}?dossier=${dossierId}`,
		sha256: await hashOfStored(services, file.fileId),
	};
}

/** The file that a signature covers: the first of the result. */
export function resultToSign(files: readonly FileRef[]): FileRef {
	const [file] = files;
	if (file) return file;
	throw new UserError('PRECONDITION_FAILED', 'sign.noResult', {
		vi: 'Chưa có văn bản kết quả để ký. Hồ sơ cần qua bước lập kết quả trước.',
		en: 'There is no result to sign yet. The dossier must pass the step that renders it first.',
	});
}

/** SHA-256 of a stored file's bytes, lower-case hex. */
export async function hashOfStored(services: Services, fileId: string): Promise<string> {
	const hash = createHash('sha256');
	await pipeline(services.files.read(fileId), hash);
	return hash.digest('hex');
}
