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
	/** Sample dossiers that do not come out as they say. Told, but no obstacle while the author is at work. */
	readonly failing: readonly FixtureReport[];
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
 * Builds and checks the working copy, and plays its samples where they will run later.
 *
 * @throws BuildError with the place in the source
 */
export async function buildForDev(folder: string, runner: StepRunner): Promise<DevBuild> {
	const pkg = await buildPackage(folder);
	const { digest } = await packArchive(pkg);
	const reports = await replayFixtures(pkg, digest, runner);
	return {
		pkg,
		findings: checkPackage(pkg),
		failing: reports.filter((report) => report.mismatches.length > 0),
		fingerprint: digest,
	};
}

/**
 * Puts a build on the shelf of the ward under a version of its own (`1.2.0-dev.3`): a version is immutable, also on this machine. Samples
 * that fail are left out, because an installation refuses a package whose samples do not hold.
 */
export async function shelve(shelf: string, { pkg, failing }: DevBuild, number: number): Promise<string> {
	const broken = new Set(failing.map((report) => report.name));
	const version = `${pkg.manifest.version}-dev.${number}`;
	const { bytes } = await packArchive({
		...pkg,
		manifest: { ...pkg.manifest, version },
		fixtures: pkg.fixtures.filter((fixture) => !broken.has(fixture.name)),
	});
	mkdirSync(shelf, { recursive: true });
	const file = join(shelf, `${pkg.manifest.code}.procpkg`);
	writeFileSync(`${file}.part`, bytes);
	renameSync(`${file}.part`, file);
	return version;
}
