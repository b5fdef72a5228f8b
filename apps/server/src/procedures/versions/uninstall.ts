import {
	changeWardProcedure,
	countPinnedEverywhere,
	findWardProcedure,
	listPackages,
	otherWardsWith,
	type Reader,
	removeWardProcedure,
	retirePackage,
	type StoredPackage,
	type Tx,
} from '@motcua/database';
import type { Localised } from '@motcua/domain';
import type { UserError } from '../../api/errors.ts';
import type { StaffSession } from '../../api/trpc.ts';
import { recordAct } from '../../audit/record.ts';
import type { Services } from '../../services.ts';
import type { LoadedProcedure } from '../catalogue.ts';
import { knownVersion } from './known-version.ts';
import { versionRefusals } from './version-refusals.ts';

/** What stands against uninstalling a version, as the page shows it. */
export async function againstUninstall(
	read: Reader,
	wardId: string,
	stored: StoredPackage,
): Promise<readonly Localised[]> {
	return (await obstacles(read, wardId, stored)).map((error) => error.wire.message);
}

async function obstacles(read: Reader, wardId: string, stored: StoredPackage): Promise<readonly UserError[]> {
	if (stored.retiredAt !== null) return [versionRefusals.retired(stored)];
	const [pinned, ward, others] = await Promise.all([
		countPinnedEverywhere(read, stored.digest),
		findWardProcedure(read, wardId, stored.code),
		otherWardsWith(read, wardId, stored.digest),
	]);
	return [
		...(pinned > 0 ? [versionRefusals.pinned(stored, pinned)] : []),
		...(ward?.publishedDigest === stored.digest ? [versionRefusals.isPublished(stored)] : []),
		...(ward?.plannedDigest === stored.digest ? [versionRefusals.planned(stored)] : []),
		...(others.length > 0 ? [versionRefusals.otherWards(stored, others)] : []),
	];
}

/**
 * Deletes the code of a version that nothing needs any more. Its row stays, with what finished dossiers are read with:
 * they are kept by law, long after their procedure has changed. With the last version the ward's grants and settings go.
 *
 * @throws {UserError} `version.unknown`, `version.retired`, `version.pinned`, `version.isPublished`, `version.planned`,
 * `version.otherWards`, `procedure.broken`
 */
export async function uninstallVersion(
	services: Services,
	session: StaffSession,
	{ code, digest }: { readonly code: string; readonly digest: string },
): Promise<void> {
	const { wardId } = session;
	const stored = await knownVersion(services.db.read, code, digest);
	if (stored.retiredAt !== null) throw versionRefusals.retired(stored);
	const retained = whatIsKept(await services.catalogue.procedure(digest));
	const at = services.clock.now().toString({ smallestUnit: 'millisecond' });
	await services.db.write(
		async (tx) => {
			const [refused] = await obstacles(tx, wardId, await knownVersion(tx, code, digest));
			if (refused) throw refused;
			await retirePackage(tx, digest, { at, by: session.staffId, retained });
			await chooseAnother(tx, wardId, stored, { at, by: session.staffId });
			await recordAct(tx, services, session, {
				action: 'procedure.uninstalled',
				target: `procedure:${code}`,
				detail: { version: stored.version, digest },
			});
		},
		{ name: 'procedure.uninstall' },
	);
	// After the commit: a crash before it leaves everything, one after it a file that nobody reads (see `removeRetired`).
	await services.packages.remove(digest);
	services.catalogue.forgetProcedure(digest);
	services.catalogue.forget(wardId);
}

/** What a finished dossier is read with: its form, its flow, its texts. */
const whatIsKept = ({ package: { manifest, forms, flow, messages } }: LoadedProcedure) => ({
	manifest,
	forms,
	flow,
	messages,
	templates: {},
	fixtures: [],
});

/** The ward's choice falls back to what is published, else to the newest version that is left; with none it is over. */
async function chooseAnother(
	tx: Tx,
	wardId: string,
	gone: StoredPackage,
	stamp: { readonly at: string; readonly by: string },
): Promise<void> {
	const ward = await findWardProcedure(tx, wardId, gone.code);
	if (ward?.installedDigest !== gone.digest) return;
	const left = (await listPackages(tx, gone.code)).find((one) => one.retiredAt === null);
	const installedDigest = ward.publishedDigest ?? left?.digest;
	if (installedDigest === undefined) return removeWardProcedure(tx, wardId, gone.code);
	await changeWardProcedure(tx, {
		wardId,
		code: gone.code,
		expectedRevision: ward.revision,
		installedDigest,
		...stamp,
	});
}

/** Deletes what a crash left of retired versions. */
export async function removeRetired({ db, packages }: Pick<Services, 'db' | 'packages'>): Promise<void> {
	const stored = new Set(await packages.list());
	for (const { digest, retiredAt } of await listPackages(db.read))
		if (retiredAt !== null && stored.has(digest)) await packages.remove(digest);
}
