import { changeWardProcedure, findWardProcedure, recordPackage } from '@motcua/database';
import type { ProcedurePackage } from '@motcua/procedure-sdk';
import { packArchive } from '@motcua/procedure-tools';
import type { Services } from '../services.ts';

/** Makes a package the ward's installed version, unpublished, with the configuration as it is. Returns its digest. */
export async function installOnly(services: Services, wardId: string, source: ProcedurePackage): Promise<string> {
	const { bytes, digest } = await packArchive(source);
	await services.packages.put(bytes);
	const { code, version, name } = source.manifest;
	const at = services.clock.now().toString();
	await services.db.write(async (tx) => {
		await recordPackage(tx, {
			digest,
			code,
			version,
			name,
			manifest: source.manifest,
			signature: 'local',
			bytes: bytes.byteLength,
			installedAt: at,
			installedBy: 'test',
		});
		const known = await findWardProcedure(tx, wardId, code);
		const expectedRevision = known?.revision ?? 0;
		await changeWardProcedure(tx, { wardId, code, expectedRevision, installedDigest: digest, at, by: 'test' });
	});
	services.catalogue.forget(wardId);
	return digest;
}
