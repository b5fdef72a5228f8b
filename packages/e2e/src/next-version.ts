import { changeWardProcedure, findWardProcedure, listWards, recordPackage } from '@motcua/database';
import type { ProcedurePackage } from '@motcua/procedure-sdk';
import { packArchive } from '@motcua/procedure-tools';
import type { WardServer } from './ward-server.ts';

/** Installs and publishes a further version of a shipped procedure, as its author would have sent it. Returns its digest. */
export async function publishNextVersion(
	{ services, packages }: WardServer,
	code: string,
	next: (before: ProcedurePackage) => ProcedurePackage,
): Promise<string> {
	const before = packages.get(code);
	const [ward] = await listWards(services.db.read);
	if (!before || !ward) throw new Error(`no package of ${code}, or no ward`);
	const source = next(before);
	const { bytes, digest } = await packArchive(source);
	await services.packages.put(bytes);
	const { version, name } = source.manifest;
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
			installedBy: 'e2e',
		});
		const chosen = await findWardProcedure(tx, ward.id, code);
		await changeWardProcedure(tx, {
			wardId: ward.id,
			code,
			expectedRevision: chosen?.revision ?? 0,
			installedDigest: digest,
			publishedDigest: digest,
			at,
			by: 'e2e',
		});
	});
	services.catalogue.forget(ward.id);
	return digest;
}
