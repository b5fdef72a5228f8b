import { recordFile, recordUpload } from '@motcua/database';
import { newId } from '@motcua/domain';
import { UPLOAD_OWNER } from '../dossiers/filing/papers.ts';
import type { Submission } from '../dossiers/filing/prepare-filing.ts';
import { submitDossier } from '../dossiers/filing/submit-dossier.ts';
import type { Services } from '../services.ts';
import type { SubmitReceipt } from '../views.ts';
import type { TestWard } from './test-ward.ts';

/** Answers to the sample procedure's form. */
export const sampleAnswers = (more: Readonly<Record<string, unknown>> = {}) => ({
	fullName: 'Nguyễn Thị Hương',
	phone: '0912 345 678',
	email: 'huong@example.vn',
	identity: { kind: 'personalId', number: '001185012345' },
	copies: 2,
	mood: 'fine',
	...more,
});

/** A filing of the sample procedure. */
export const sampleSubmission = (ward: TestWard, more: Readonly<Record<string, unknown>> = {}): Submission => ({
	idempotencyKey: newId(),
	code: '9.000001',
	digest: ward.digest,
	answers: sampleAnswers(more),
	documents: [],
	delivery: { method: 'counter' },
});

/** Files the sample procedure as a citizen. */
export const fileSample = (
	services: Services,
	ward: TestWard,
	more: Readonly<Record<string, unknown>> = {},
): Promise<SubmitReceipt> => submitDossier(services, sampleSubmission(ward, more));

/** A one-page PDF that a citizen has uploaded. */
export async function uploadPdf(services: Services, wardId: string, text = 'giấy tờ', mime = 'application/pdf') {
	const stored = await services.files.put(Buffer.from(`%PDF-1.4 ${text}`), 1_000_000);
	const createdAt = services.clock.now().toString();
	const uploadId = newId();
	await services.db.write(async (tx) => {
		const { fileId, bytes } = stored;
		await recordFile(tx, { id: fileId, mime, bytes, pages: 1, scan: 'notScanned', createdAt });
		await recordUpload(tx, { id: uploadId, wardId, fileId, name: `${text}.pdf`, owner: UPLOAD_OWNER, createdAt });
	});
	return { uploadId, ...stored };
}
