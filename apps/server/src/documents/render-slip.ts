import { DocumentError } from '@motcua/documents';
import { UserError } from '../api/errors.ts';
import type { ReadDossier } from '../dossiers/views/read-view.ts';
import type { Services } from '../services.ts';
import { type SlipForm, slips } from './slips.ts';

/**
 * Renders a slip of a dossier. The same record gives the same bytes.
 *
 * @throws {UserError} `slip.notYet` when the dossier has not come to that point; `slip.busy` when the renderer is overloaded
 */
export async function renderSlipOf(
	services: Services,
	read: ReadDossier,
	form: SlipForm,
): Promise<{ readonly name: string; readonly pdf: Buffer }> {
	const slip = slips[form];
	const { state, events, ward, procedure } = read;
	if (!slip.exists(state)) throw notYet();
	try {
		const { publicUrl } = services.config;
		const { pdf } = await slip.render(services.documents, { state, events, ward, procedure, publicUrl });
		const code = state.code ?? state.temporaryCode;
		return { name: `${slip.name.vi} - ${code}.pdf`, pdf: Buffer.from(pdf) };
	} catch (error) {
		if (error instanceof DocumentError && error.code === 'queue.full')
			throw new UserError('SERVICE_UNAVAILABLE', 'slip.busy', error.text);
		throw error;
	}
}

const notYet = (): UserError =>
	new UserError('NOT_FOUND', 'slip.notYet', {
		vi: 'Hồ sơ chưa có biểu mẫu này.',
		en: 'The dossier does not have this slip yet.',
	});
