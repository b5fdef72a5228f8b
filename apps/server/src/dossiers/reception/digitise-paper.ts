import { badInput } from '../../api/errors.ts';
import type { StaffSession } from '../../api/trpc.ts';
import type { Services } from '../../services.ts';
import type { DeskDossier } from '../../views.ts';
import { actAtDesk, type DossierTarget } from '../core/act-at-desk.ts';
import { lookUpUploads, takeUploads } from '../filing/papers.ts';
import { readForView } from '../views/read-view.ts';

/** Records that a paper was scanned (with its files) or reused; measured by decision 766. */
export async function digitisePaper(
	services: Services,
	staff: StaffSession,
	input: DossierTarget & {
		readonly documentId: string;
		readonly digitisation: 1 | 2 | 3;
		readonly uploadIds: readonly string[];
	},
): Promise<DeskDossier> {
	const { ward, procedure, state } = await readForView(services, staff.wardId, input.dossierId);
	const paper = state.documents.find((one) => one.id === input.documentId);
	if (!paper) throw unknownPaper();
	const { requirement } = paper;
	const uploads = await lookUpUploads(services, ward, procedure, {}, [{ requirement, uploadIds: input.uploadIds }]);
	const files = input.uploadIds.map((id) => uploads.file(id) ?? unknownUpload());
	return actAtDesk(services, staff, input, async ({ tx }) => {
		await takeUploads(tx, { wardId: ward.id, dossierId: input.dossierId, ids: uploads.fresh });
		return [
			{
				type: 'digitise',
				documentId: input.documentId,
				level: input.digitisation,
				...(files.length > 0 ? { files } : {}),
			},
		];
	});
}

const unknownPaper = () =>
	badInput('papers.unknown', 'documentId', {
		vi: 'Không có giấy tờ này trong hồ sơ.',
		en: 'The dossier has no such paper.',
	});

function unknownUpload(): never {
	throw badInput('upload.unknown', 'uploadIds', {
		vi: 'Không tìm thấy tệp đã tải lên. Tệp có thể đã hết hạn lưu tạm; vui lòng tải lại.',
		en: 'The upload was not found. It may have expired; please upload the file again.',
	});
}
