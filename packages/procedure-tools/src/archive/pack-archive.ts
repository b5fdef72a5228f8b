import type { ProcedurePackage } from '@motcua/procedure-sdk';
import { sha256, writeIntegrity } from './integrity.ts';
import { INTEGRITY } from './layout.ts';
import { packageFiles } from './package-files.ts';
import { readArchive } from './read-archive.ts';
import { writeTar } from './tar.ts';

/** A package ready to travel. */
export interface PackedArchive {
	readonly bytes: Uint8Array;
	/** SHA-256 of `integrity.json`: the identity of the package wherever it is stored. */
	readonly digest: string;
	/** `<code>-<version>.procpkg` */
	readonly fileName: string;
}

/**
 * Packs a package: the same package gives the same bytes. Reads its own work back, so that what this machine can pack every core can read.
 *
 * @throws ArchiveError when the package breaks a ceiling or a rule of the format.
 */
export async function packArchive(pkg: ProcedurePackage): Promise<PackedArchive> {
	const files = new Map(packageFiles(pkg));
	const integrity = writeIntegrity(files);
	files.set(INTEGRITY, new TextEncoder().encode(integrity));
	const bytes = await writeTar(files);
	await readArchive(bytes);
	return { bytes, digest: sha256(integrity), fileName: `${pkg.manifest.code}-${pkg.manifest.version}.procpkg` };
}
