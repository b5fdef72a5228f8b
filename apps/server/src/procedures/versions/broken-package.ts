import { appendAudit, type Database, findPackage, listWards, quarantinePackage, readRetained } from '@motcua/database';
import type { Localised } from '@motcua/domain';
import { PackageStoreError } from '@motcua/plugin-host';
import type { ProcedurePackage } from '@motcua/procedure-sdk';
import { UserError } from '../../api/errors.ts';
import { systemActor } from '../../dossiers/core/actors.ts';
import type { Services } from '../../services.ts';

/** Says that the system itself took a version out of service. */
export const BY_SYSTEM = 'motcua';

/**
 * Loads a package, with every hash checked. Of a retired version only what its finished dossiers are read with is left.
 *
 * A package that does not read back as it was stored is quarantined on the spot, for everybody to see: its dossiers wait,
 * and nothing else notices.
 *
 * @throws {UserError} `procedure.broken` with what is wrong with the file
 */
export async function loadPackage(
	{ db, packages }: Pick<Services, 'db' | 'packages'>,
	digest: string,
): Promise<ProcedurePackage> {
	try {
		return await packages.load(digest);
	} catch (error) {
		if (!(error instanceof PackageStoreError)) throw error;
		const retained = error.code === 'store.missing' ? await readRetained(db.read, digest) : null;
		// Written by `retirePackage` from the very package and never changed since.
		if (retained !== null) return retained as ProcedurePackage;
		await quarantineBroken(db, digest, error);
		throw broken(error);
	}
}

async function quarantineBroken(db: Database, digest: string, error: PackageStoreError): Promise<void> {
	const stored = await findPackage(db.read, digest);
	if (stored === null || stored.quarantinedAt !== null) return;
	const at = Temporal.Now.instant().toString({ smallestUnit: 'millisecond' });
	const reason: Localised = error.text;
	await db.write(
		async (tx) => {
			await quarantinePackage(tx, digest, { at, reason, by: BY_SYSTEM });
			for (const { id: wardId } of await listWards(tx))
				await appendAudit(tx, {
					wardId,
					at,
					actor: systemActor,
					action: 'procedure.quarantined',
					target: `procedure:${stored.code}`,
					detail: { version: stored.version, digest, cause: error.code },
				});
		},
		{ name: 'procedure.quarantineBroken' },
	);
}

export const isBroken = (error: unknown): error is UserError =>
	error instanceof UserError && error.wire.code === 'procedure.broken';

const broken = ({ text }: PackageStoreError): UserError =>
	new UserError('SERVICE_UNAVAILABLE', 'procedure.broken', {
		vi: `Gói thủ tục của hồ sơ này đang bị cách ly nên hồ sơ phải chờ; thời hạn vẫn được tính. ${text.vi} Xin báo quản trị.`,
		en: `The package of this procedure is quarantined, so its dossiers wait; their clocks go on. ${text.en} Tell the administrator.`,
	});
