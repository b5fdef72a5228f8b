import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { PROCEDURE } from './evaluate-procedure.ts';
import type { WrittenPackage } from './write-package.ts';
import { writePackage } from './write-package.ts';

/**
 * Builds every plugin of a repository, one after the other in the order of their names.
 *
 * @param root Folder that holds `plugins/`.
 * @param outDir Where the packages go; by default each into its own `dist/`.
 * @throws BuildError, ArchiveError for the first that cannot be built; those before it are written.
 */
export async function buildAllPlugins(root: string, outDir?: string): Promise<readonly WrittenPackage[]> {
	const plugins = join(root, 'plugins');
	const folders = existsSync(plugins)
		? readdirSync(plugins)
				.sort()
				.map((name) => join(plugins, name))
				.filter((folder) => existsSync(join(folder, PROCEDURE)))
		: [];
	const written: WrittenPackage[] = [];
	for (const folder of folders) written.push(await writePackage(folder, outDir));
	return written;
}
