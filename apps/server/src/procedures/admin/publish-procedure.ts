import { changeWardProcedure } from '@motcua/database';
import { UserError } from '../../api/errors.ts';
import type { StaffSession } from '../../api/trpc.ts';
import { recordAct } from '../../audit/record.ts';
import type { Services } from '../../services.ts';
import { readWardProcedureConfig } from '../ward-procedure-config.ts';
import { chosenProcedure } from './chosen-procedure.ts';
import { manifestOf } from './stored-manifest.ts';
import { missingForPublishing } from './ward-procedure-view.ts';

type Publisher = Pick<StaffSession, 'staffId' | 'name' | 'wardId'>;

/**
 * Puts the installed version before citizens: new dossiers are filed on it, dossiers under way stay on theirs.
 *
 * @throws {UserError} `procedure.notInstalled`, `procedure.notReady` with what is missing, `procedure.quarantined`
 */
export async function publishProcedure(services: Services, session: Publisher, code: string): Promise<void> {
	await services.db.write(async (tx) => {
		const { ward, installed } = await chosenProcedure(tx, session.wardId, code);
		if (installed.quarantinedAt !== null)
			throw new UserError('PRECONDITION_FAILED', 'procedure.quarantined', {
				vi: `Phiên bản ${installed.version} đang bị cách ly: ${installed.quarantineReason?.vi ?? ''}`,
				en: `Version ${installed.version} is quarantined: ${installed.quarantineReason?.en ?? ''}`,
			});
		const missing = missingForPublishing(manifestOf(installed), readWardProcedureConfig(ward.config));
		if (missing.length > 0)
			throw new UserError('PRECONDITION_FAILED', 'procedure.notReady', {
				vi: missing.map((one) => one.vi).join(' '),
				en: missing.map((one) => one.en).join(' '),
			});
		await movePointer(tx, services, session, { code, revision: ward.revision, digest: installed.digest });
	});
	services.catalogue.forget(session.wardId);
}

/** Takes a procedure off the catalogue. Dossiers under way go on. */
export async function unpublishProcedure(services: Services, session: Publisher, code: string): Promise<void> {
	await services.db.write(async (tx) => {
		const { ward } = await chosenProcedure(tx, session.wardId, code);
		await movePointer(tx, services, session, { code, revision: ward.revision, digest: null });
	});
	services.catalogue.forget(session.wardId);
}

async function movePointer(
	tx: Parameters<typeof changeWardProcedure>[0],
	services: Services,
	session: Publisher,
	to: { readonly code: string; readonly revision: number; readonly digest: string | null },
): Promise<void> {
	await changeWardProcedure(tx, {
		wardId: session.wardId,
		code: to.code,
		expectedRevision: to.revision,
		publishedDigest: to.digest,
		at: services.clock.now().toString(),
		by: session.staffId,
	});
	await recordAct(tx, services, session, {
		action: to.digest === null ? 'procedure.unpublished' : 'procedure.published',
		target: `procedure:${to.code}`,
		detail: { digest: to.digest },
	});
}
