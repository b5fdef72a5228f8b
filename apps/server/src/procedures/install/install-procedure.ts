import { readFile } from 'node:fs/promises';
import { notFound } from '../../api/errors.ts';
import type { Services } from '../../services.ts';
import { type Installer, installPackage } from './install-package.ts';

/**
 * Installs the newest package of a procedure from the server's own folder, as the first set-up does: whoever sets the ward up vouches for
 * what lies on its own disk. No right is granted and nothing is published.
 *
 * @throws {UserError} `procedure.notOnShelf`, and everything that `installPackage` refuses
 */
export async function installProcedure(
	services: Services,
	installer: Installer,
	code: string,
): Promise<{ readonly digest: string }> {
	const shelved = await services.shelf.find(code);
	if (!shelved) throw notOnShelf(services, code);
	const staged = { bytes: new Uint8Array(await readFile(shelved.path)), source: 'shelf' as const };
	return installPackage(services, installer, staged, { grants: null, vouch: true, allowOlder: false });
}

/** Thrown when the folder of packages has none of this procedure. */
export const notOnShelf = ({ config }: Pick<Services, 'config'>, code: string) =>
	notFound('procedure.notOnShelf', {
		vi: `Không có gói thủ tục ${code} trong thư mục ${config.pluginsDir}.`,
		en: `There is no package of procedure ${code} in ${config.pluginsDir}.`,
	});
