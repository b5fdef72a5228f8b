import { changeWardProcedure, publicationHistory, type StoredPackage } from '@motcua/database';
import type { Localised } from '@motcua/domain';
import type { StaffSession } from '../../api/trpc.ts';
import { recordAct } from '../../audit/record.ts';
import type { Services } from '../../services.ts';
import { chosenProcedure } from '../admin/chosen-procedure.ts';
import { manifestOf } from '../admin/stored-manifest.ts';
import { missingForPublishing } from '../admin/ward-procedure-view.ts';
import { readWardProcedureConfig } from '../ward-procedure-config.ts';
import { knownVersion } from './known-version.ts';
import { versionRefusals } from './version-refusals.ts';

/** What stands against making a version the published one again, as the page shows it. */
export function againstRollback(
	stored: StoredPackage,
	ward: { readonly publishedDigest: string | null; readonly config: unknown },
	publishedOnce: ReadonlySet<string | null>,
): readonly Localised[] {
	return obstacles(stored, ward, publishedOnce).map((error) => error.wire.message);
}

function obstacles(
	stored: StoredPackage,
	ward: { readonly publishedDigest: string | null; readonly config: unknown },
	publishedOnce: ReadonlySet<string | null>,
) {
	if (stored.retiredAt !== null) return [versionRefusals.retired(stored)];
	if (stored.quarantinedAt !== null) return [versionRefusals.quarantined(stored)];
	if (ward.publishedDigest === stored.digest) return [versionRefusals.isPublished(stored)];
	if (!publishedOnce.has(stored.digest)) return [versionRefusals.neverPublished(stored)];
	const missing = missingForPublishing(manifestOf(stored), readWardProcedureConfig(ward.config));
	return missing.length > 0 ? [versionRefusals.notReady(missing)] : [];
}

/**
 * Moves the published pointer back to a version that was before citizens once. New dossiers are filed on it from now on;
 * those that were opened on the other one stay there, or are moved by choice.
 *
 * @throws {UserError} `version.unknown`, `version.retired`, `procedure.quarantined`, `procedure.broken`,
 * `version.isPublished`, `version.neverPublished`, `procedure.notReady`
 */
export async function rollBack(
	services: Services,
	session: StaffSession,
	{ code, digest }: { readonly code: string; readonly digest: string },
): Promise<void> {
	const { wardId } = session;
	const stored = await knownVersion(services.db.read, code, digest);
	// Read from the disk before anybody is sent there.
	if (stored.retiredAt === null) await services.catalogue.procedure(digest);
	await services.db.write(
		async (tx) => {
			const { ward } = await chosenProcedure(tx, wardId, code);
			const fresh = await knownVersion(tx, code, digest);
			const history = await publicationHistory(tx, wardId, code);
			const [refused] = obstacles(fresh, ward, new Set(history.map((entry) => entry.digest)));
			if (refused) throw refused;
			const at = services.clock.now().toString();
			await changeWardProcedure(tx, {
				wardId,
				code,
				expectedRevision: ward.revision,
				publishedDigest: digest,
				at,
				by: session.staffId,
			});
			await recordAct(tx, services, session, {
				action: 'procedure.rolledBack',
				target: `procedure:${code}`,
				detail: { version: fresh.version, digest, from: ward.publishedDigest },
			});
		},
		{ name: 'procedure.rollBack' },
	);
	services.catalogue.forget(wardId);
}
