import { UserError } from '../../api/errors.ts';
import type { StaffSession } from '../../api/trpc.ts';
import type { Services } from '../../services.ts';
import type { DeskDossier } from '../../views.ts';
import { actAtDesk, type DossierTarget } from '../core/act-at-desk.ts';
import { requireStep } from '../handling/step-access.ts';
import { readForView } from '../views/read-view.ts';
import { hashOfStored, resultToSign } from './preview-signature.ts';

/**
 * Signs the result that was shown: the hash that the signer saw must be that of the bytes on the disk and of the file in
 * the record.
 *
 * @throws {UserError} `sign.fileChanged` when the stored bytes are not those of the record any more
 */
export async function signResult(
	services: Services,
	staff: StaffSession,
	input: DossierTarget & {
		readonly step: string;
		readonly outcome: string;
		readonly sha256: string;
		readonly note?: string | undefined;
	},
): Promise<DeskDossier> {
	const { state } = await readForView(services, staff.wardId, input.dossierId);
	const { fileId } = resultToSign(state.resultFiles);
	if ((await hashOfStored(services, fileId)) !== fileId) throw fileChanged();
	return actAtDesk(services, staff, input, (stand) => {
		requireStep(staff, stand.state);
		return [
			{
				type: 'sign',
				step: input.step,
				outcome: input.outcome,
				fileId: resultToSign(stand.state.resultFiles).fileId,
				shownHash: input.sha256,
				method: 'account',
				...(input.note ? { note: input.note } : {}),
			},
		];
	});
}

const fileChanged = (): UserError =>
	new UserError('CONFLICT', 'sign.fileChanged', {
		vi: 'Tệp kết quả lưu trên máy chủ không còn đúng với hồ sơ. Không được ký; báo ngay cho quản trị hệ thống.',
		en: 'The stored result file is no longer what the record says. Do not sign; tell the administrator at once.',
	});
