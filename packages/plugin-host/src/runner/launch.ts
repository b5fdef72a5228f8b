import { spawn } from 'node:child_process';
import { accessSync, constants, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What a host process is started from. */
export interface HostProgram {
	/** Node's binary. Default: the one that runs this. */
	readonly node: string;
	/** The host's main file; its folder is all that the process may read. Default: `src/host/main.ts` of this package. */
	readonly entry: string;
	/** Compiled addon of isolated-vm. Default: found beside this package. */
	readonly addon: string;
}

export interface Command {
	readonly file: string;
	readonly args: readonly string[];
}

export const defaultProgram = (given: Partial<HostProgram> = {}): HostProgram => ({
	node: given.node ?? realpathSync(process.execPath),
	entry: given.entry ?? fileURLToPath(new URL('../host/main.ts', import.meta.url)),
	addon: given.addon ?? findAddon(),
});

/** Asked of the addon's own loader here, where folders may be read; the host process gets the file. */
function findAddon(): string {
	const main = realpathSync(createRequire(import.meta.url).resolve('isolated-vm'));
	const loader: { path(folder: string): string } = createRequire(main)('node-gyp-build');
	return loader.path(dirname(main));
}

/**
 * Flags of the host process.
 *
 * The permission model denies files (but two), network, processes and workers; with an addon it gives no guarantee, so it is a seat belt around
 * the isolate and not the wall. The compilers are off because most ways out of V8 lead through them; a step is interpreted faster than it
 * would be compiled.
 */
const nodeArguments = ({ entry, addon }: HostProgram): readonly string[] => [
	'--permission',
	'--allow-addons',
	`--allow-fs-read=${dirname(entry)}`,
	`--allow-fs-read=${addon}`,
	'--no-node-snapshot',
	'--max-old-space-size=64',
	'--no-turbofan',
	'--no-maglev',
	'--no-sparkplug',
	'--regexp-interpret-all',
	'--no-warnings',
	entry,
	addon,
];

/** The program in its own namespaces: no network, no processes but itself, nothing of the disk but what Node needs to start. */
const bubblewrapArguments = (program: HostProgram): readonly string[] => [
	...['--unshare-all', '--die-with-parent', '--new-session', '--clearenv', '--cap-drop', 'ALL'],
	...['/lib', '/lib64', '/usr/lib', '/usr/lib64'].flatMap((folder) => ['--ro-bind-try', folder, folder]),
	...[program.node, dirname(program.entry), program.addon].flatMap((path) => ['--ro-bind', path, path]),
	...['--proc', '/proc', '--dev', '/dev', '--chdir', '/', '--'],
];

/** How to start the program, inside bubblewrap when it is given. */
export function commandFor(program: HostProgram, bubblewrap: string | undefined): Command {
	if (bubblewrap === undefined) return { file: program.node, args: nodeArguments(program) };
	return { file: bubblewrap, args: [...bubblewrapArguments(program), program.node, ...nodeArguments(program)] };
}

/**
 * Path of a bubblewrap that works here, or undefined. Many containers have the binary and may not make namespaces: only a try
 * tells.
 */
export async function findBubblewrap(program: HostProgram): Promise<string | undefined> {
	const candidates = (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder || '/usr/bin', 'bwrap'));
	const found = candidates.find(isExecutable);
	if (found === undefined) return undefined;
	const works = await new Promise<boolean>((resolve) => {
		const trial = spawn(found, [...bubblewrapArguments(program), program.node, '--version'], {
			env: {},
			stdio: 'ignore',
			timeout: 5000,
			killSignal: 'SIGKILL',
		});
		trial.once('error', () => resolve(false));
		trial.once('exit', (exitCode) => resolve(exitCode === 0));
	});
	return works ? found : undefined;
}

function isExecutable(file: string): boolean {
	try {
		accessSync(file, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}
