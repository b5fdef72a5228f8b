import { recordAct } from '../../../audit/record.ts';
import type { Services } from '../../../services.ts';
import { examinePackage } from '../examine-package.ts';
import type { Installer } from '../install-package.ts';
import type { PackageSource } from '../views.ts';

/**
 * Takes an archive in for inspection. What can't be read is refused here and leaves nothing behind; what can be read waits under its
 * digest, also when it will be refused: the administrator sees all reasons at once.
 *
 * @throws {UserError} `archive.…` naming the file
 */
export async function stagePackage(
	services: Services,
	installer: Installer,
	given: { readonly bytes: Uint8Array; readonly fileName: string; readonly source: PackageSource },
): Promise<{ readonly digest: string; readonly code: string }> {
	const { archive, refusals } = await examinePackage(services, installer.wardId, given.bytes);
	const { digest, package: pkg } = archive;
	await services.staging.put(installer.wardId, { digest, ...given });
	const { code, version } = pkg.manifest;
	await services.db.write((tx) =>
		recordAct(tx, services, installer, {
			action: 'package.staged',
			target: `procedure:${code}`,
			detail: { version, digest, source: given.source, refused: refusals[0]?.wire.code ?? null },
		}),
	);
	// So that the samples have been played by the time somebody has read the sheet.
	if (refusals.length === 0) services.replays.begin(pkg, digest);
	return { digest, code };
}
