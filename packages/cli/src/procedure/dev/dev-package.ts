import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FixtureReport } from '@motcua/plugin-host';
import { replayFixtures } from '@motcua/plugin-host';
import type { ProcedurePackage, StepRunner } from '@motcua/procedure-sdk';
import type { CheckFinding } from '@motcua/procedure-tools';
import { checkPackage, packArchive } from '@motcua/procedure-tools';
import { buildPackage } from '@motcua/procedure-tools/build';

/** A build of the working copy, ready to be installed in the ward of this machine. */
export interface DevBuild {
	readonly pkg: ProcedurePackage;
	readonly findings: readonly CheckFinding[];
	/** Tells builds of the same sources; does not depend on the number of the build. */
	readonly fingerprint: string;
}

/** Thrown when the working copy has errors by `check`. */
export class Unsound extends Error {
	override readonly name = 'Unsound';
	readonly build: DevBuild;
	constructor(build: DevBuild) {
		super('the package is not sound');
		this.build = build;
	}
}

/**
 * Builds and checks the working copy.
 *
 * @throws BuildError with the place in the source
 */
export async function buildForDev(folder: string): Promise<DevBuild> {
	const pkg = await buildPackage(folder);
	const { digest } = await packArchive(pkg);
	return {
		pkg,
		findings: checkPackage(pkg),
		fingerprint: digest,
	};
}

/** Plays the samples where they will run later: those that do not come out as they say. */
export async function failingFixtures(
	{ pkg, fingerprint }: DevBuild,
	runner: StepRunner,
): Promise<readonly FixtureReport[]> {
	const reports = await replayFixtures(pkg, fingerprint, runner);
	return reports.filter((report) => report.mismatches.length > 0);
}

/**
 * Puts a build on the shelf of the ward under a version of its own (`1.2.0-dev.3`): a version is immutable, also on this machine. Samples
 * stay behind: an installation plays them first and refuses a package whose samples do not hold, and an author at work wants to see the
 * page at once and the samples after it.
 */
export async function shelve(shelf: string, { pkg }: DevBuild, number: number): Promise<string> {
	const version = `${pkg.manifest.version}-dev.${number}`;
	const { bytes } = await packArchive({ ...pkg, manifest: { ...pkg.manifest, version }, fixtures: [] });
	mkdirSync(shelf, { recursive: true });
	const file = join(shelf, `${pkg.manifest.code}.procpkg`);
	writeFileSync(`${file}.part`, bytes);
	renameSync(`${file}.part`, file);
	return version;
}
