import { appendAudit, findDossierByCode, loadDossier } from '@motcua/database';
import type { DossierState } from '@motcua/domain';
import { parsePhone } from '@motcua/domain/formats';
import { UserError } from '../../api/errors.ts';
import type { Services } from '../../services.ts';
import type { TrackedDossier } from '../../views.ts';
import { citizenActor } from '../core/actors.ts';
import { moment } from '../core/execute-command.ts';
import { trackedDossier } from '../views/tracked-dossier.ts';

/**
 * Opens a dossier to whoever knows its code and a second fact: the phone or the identity number given at filing. An
 * unknown code and a wrong fact get the same answer after the same work, so that neither can be found by trying.
 *
 * @throws {UserError} `tracking.noMatch`
 */
export async function trackDossier(
	services: Services,
	{ code, secondFact }: { readonly code: string; readonly secondFact: string },
): Promise<{ readonly trackToken: string; readonly dossier: TrackedDossier }> {
	const ward = await services.catalogue.portalWard();
	const dossierId = await findDossierByCode(services.db.read, ward.id, code.trim().toUpperCase());
	const loaded = dossierId === null ? null : await loadDossier(services.db.read, ward.id, dossierId);
	const proven = provesFact(services, secondFact, loaded?.state ?? nobody);
	if (!loaded || !proven) throw noMatch();

	const { state } = loaded;
	await services.db.write(
		(tx) =>
			appendAudit(tx, {
				wardId: ward.id,
				at: moment(services, ward).now,
				actor: citizenActor(state),
				action: 'dossier.tracked',
				target: `dossier:${state.id}`,
				detail: {},
			}),
		{ name: 'audit.dossierTracked' },
	);
	const trackToken = services.trackTokens.issue(ward.id, state.id);
	return { trackToken, dossier: await trackedDossier(services, trackToken) };
}

/** Stands in for a dossier that is not there, so that comparing takes as long as for one that is. */
const nobody: Pick<DossierState, 'requester'> = {
	requester: { fullName: '', phone: '+84000000000', email: null, identityNumber: '000000000000', residence: null },
};

function provesFact(services: Services, given: string, { requester }: Pick<DossierState, 'requester'>): boolean {
	const phone = parsePhone(given);
	const asPhone = phone.ok ? phone.value.e164 : given;
	const asNumber = given.replace(/[\s.-]/g, '').toUpperCase();
	// Both are always compared; `||` would tell by its time which one fitted.
	const byPhone = requester.phone !== null && services.trackTokens.sameFact(asPhone, requester.phone);
	const byNumber =
		requester.identityNumber !== null &&
		services.trackTokens.sameFact(asNumber, requester.identityNumber.replace(/[\s.-]/g, '').toUpperCase());
	return Number(byPhone) + Number(byNumber) > 0;
}

const noMatch = (): UserError =>
	new UserError('NOT_FOUND', 'tracking.noMatch', {
		vi: 'Không tìm thấy hồ sơ khớp với mã và số điện thoại hoặc số định danh này. Vui lòng kiểm tra lại trên biên nhận.',
		en: 'No dossier matches this code and phone or identity number. Please check them on your receipt.',
	});
