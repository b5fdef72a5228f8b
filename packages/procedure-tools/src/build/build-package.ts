import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { ProcedurePackage } from '@motcua/procedure-sdk';
import { BuildError } from './build-error.ts';
import { bundleHandlers } from './bundle-handlers.ts';
import { evaluateProcedure } from './evaluate-procedure.ts';
import { readFixtures, readTemplates } from './read-parts.ts';

/**
 * Builds a package from its source folder: `src/procedure.ts`, `src/handlers.ts` (when there is code), `templates/`, `fixtures/`,
 * `package.json`. Runs the author's code, so it belongs on the author's machine.
 *
 * Builds only; whether the result is sound is for `checkPackage` to say.
 *
 * @throws BuildError
 */
export async function buildPackage(folder: string): Promise<ProcedurePackage> {
	const root = resolve(folder);
	const [declared, bundle] = await Promise.all([evaluateProcedure(root), bundleHandlers(root)]);
	sameVersion(root, declared.manifest.version);
	return { ...declared, templates: readTemplates(root), fixtures: readFixtures(root), ...bundle };
}

/** Two versions of one thing are one too many: people bump the one and ship the other. */
function sameVersion(root: string, version: string): void {
	const file = join(root, 'package.json');
	if (!existsSync(file)) return;
	const { version: declared } = JSON.parse(readFileSync(file, 'utf8')) as { version?: string };
	if (declared === undefined || declared === version) return;
	throw new BuildError('build.version', 'package.json version', {
		vi: `package.json ghi ${declared} nhưng defineProcedure ghi ${version}; hai số này phải giống nhau.`,
		en: `package.json says ${declared}, defineProcedure says ${version}; the two must be the same.`,
	});
}
