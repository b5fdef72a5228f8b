import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PackedArchive } from '../archive/pack-archive.ts';
import { packArchive } from '../archive/pack-archive.ts';
import type { CheckFinding } from '../check/check-finding.ts';
import { checkPackage, isSound } from '../check/check-package.ts';
import { BuildError } from './build-error.ts';
import { buildPackage } from './build-package.ts';

/** A package that was written. */
export interface WrittenPackage extends Omit<PackedArchive, 'bytes'> {
	readonly folder: string;
	readonly file: string;
	readonly code: string;
	readonly version: string;
	/** Warnings only. */
	readonly findings: readonly CheckFinding[];
}

/**
 * Builds, checks and packs one folder into `<outDir>/<code>-<version>.procpkg`; an unchanged file is left alone.
 *
 * @throws BuildError, `build.check` with the first finding when the package is not sound.
 * @throws ArchiveError
 */
export async function writePackage(folder: string, outDir = join(folder, 'dist')): Promise<WrittenPackage> {
	const pkg = await buildPackage(folder);
	const findings = checkPackage(pkg);
	const [first] = findings;
	if (first && !isSound(findings)) {
		throw new BuildError('build.check', `${folder} ${first.place}`, {
			vi: `${first.message.vi} ${first.fix.vi} [${first.rule}]`,
			en: `${first.message.en} ${first.fix.en} [${first.rule}]`,
		});
	}
	const { bytes, digest, fileName } = await packArchive(pkg);
	const file = join(outDir, fileName);
	if (!existsSync(file) || !readFileSync(file).equals(bytes)) {
		mkdirSync(outDir, { recursive: true });
		writeFileSync(`${file}.part`, bytes);
		renameSync(`${file}.part`, file);
	}
	return { folder, file, fileName, digest, code: pkg.manifest.code, version: pkg.manifest.version, findings };
}
