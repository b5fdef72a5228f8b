import { UserError } from '../../api/errors.ts';
import type { Services } from '../../services.ts';
import type { SubmitReceipt } from '../../views.ts';
import { fileDossier } from './file-dossier.ts';
import { filingVersion } from './filing-version.ts';
import type { Submission } from './prepare-filing.ts';
import { receiptUrl } from './receipt-url.ts';

/**
 * A citizen files online. The receipt opens the tracking page on this device for a while; the temporary code and the
 * phone or identity number open it anywhere.
 *
 * @throws {UserError} `filing.closed` when the ward does not take online filings; what `fileDossier` refuses
 */
export async function submitDossier(services: Services, submission: Submission): Promise<SubmitReceipt> {
	const ward = await services.catalogue.portalWard();
	if (!ward.settings.onlineFiling) throw filingClosed();
	const filed = await fileDossier(services, submission, {
		ward,
		channel: 'online',
		staff: null,
		shown: [],
		procedure: () => filingVersion(services, ward, submission),
	});
	const trackToken = services.trackTokens.issue(ward.id, filed.dossierId);
	return { ...filed, trackToken, receiptUrl: receiptUrl(trackToken) };
}

const filingClosed = (): UserError =>
	new UserError('PRECONDITION_FAILED', 'filing.closed', {
		vi: 'Đơn vị hiện không nhận hồ sơ trực tuyến tại đây. Vui lòng nộp trên Cổng Dịch vụ công quốc gia hoặc tại quầy.',
		en: 'Online filing is closed here. Please file on the national public service portal or at the counter.',
	});
