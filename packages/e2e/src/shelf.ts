import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packArchive } from '@motcua/procedure-tools';
import { buildPackage } from '@motcua/procedure-tools/build';

const FIXTURES = fileURLToPath(new URL('../fixtures/', import.meta.url));

/** A folder with the packages of these fixtures, built and packed as an author would. */
export async function shelfOf(
	...fixtures: readonly string[]
): Promise<{ readonly folder: string; remove(): Promise<void> }> {
	const folder = await mkdtemp(join(tmpdir(), 'motcua-shelf-'));
	for (const fixture of fixtures) {
		const { bytes } = await packArchive(await buildPackage(join(FIXTURES, fixture)));
		await writeFile(join(folder, `${fixture}.procpkg`), bytes);
	}
	return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}
