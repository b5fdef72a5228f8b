import { findPackage, type Reader, type StoredPackage } from '@motcua/database';
import { versionRefusals } from './version-refusals.ts';

/** A version of a procedure that was installed once. Throws `version.unknown`. */
export async function knownVersion(read: Reader, code: string, digest: string): Promise<StoredPackage> {
	const stored = await findPackage(read, digest);
	if (stored?.code !== code) throw versionRefusals.unknown();
	return stored;
}
