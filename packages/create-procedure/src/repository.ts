import { existsSync, lstatSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository that a folder lies in, told by its workspace with the SDK. */
export function repositoryAround(folder: string): string | null {
	for (let at = folder; ; at = dirname(at)) {
		if (existsSync(join(at, 'pnpm-workspace.yaml')) && existsSync(join(at, 'packages/procedure-sdk/package.json')))
			return at;
		if (dirname(at) === at) return null;
	}
}

/** The repository that this tool runs from; null when it was installed from a registry. */
export const ownRepository = (): string | null => repositoryAround(dirname(fileURLToPath(import.meta.url)));

/** Where in a repository what a procedure needs lies, by the name that it is imported by. */
const TOOLS: Readonly<Record<string, string>> = {
	'@motcua/procedure-sdk': 'packages/procedure-sdk',
	'@motcua/procedure-testing': 'packages/procedure-testing',
	'@motcua/procedure-tools': 'packages/procedure-tools',
	'@motcua/cli': 'packages/cli',
	vitest: 'node_modules/vitest',
	typescript: 'node_modules/typescript',
	'@types/node': 'node_modules/@types/node',
	'.bin/vitest': 'node_modules/.bin/vitest',
	'.bin/tsc': 'node_modules/.bin/tsc',
};

/**
 * Links a procedure to the tools of a repository, as an installation would: it can be tested at once, and without a network. What is there
 * already stays.
 */
export function linkTools(folder: string, repository: string): void {
	for (const [name, path] of Object.entries(TOOLS)) {
		const link = join(folder, 'node_modules', name);
		if (isThere(link)) continue;
		mkdirSync(dirname(link), { recursive: true });
		symlinkSync(join(repository, path), link);
	}
	writeCommand(join(folder, 'node_modules/.bin/motcua'), join(repository, 'packages/cli/src/bin/motcua.ts'));
}

/** The command runs on the Node that runs this, which is the product's own: the machine's may be older. */
function writeCommand(file: string, program: string): void {
	if (isThere(file)) return;
	writeFileSync(file, `#!/bin/sh\nexec "${process.execPath}" "${program}" "$@"\n`, { mode: 0o755 });
	writeFileSync(`${file}.cmd`, `@"${process.execPath}" "${program}" %*\r\n`);
}

const isThere = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false }) !== undefined;

/** Version of the tools: kept in what they make, so that later ones know what to bring up to date. */
export const toolVersion = (): string =>
	(JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string }).version;
