import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const bin = join(dirname(dirname(fileURLToPath(import.meta.url))), 'src', 'bin', 'motcua.ts');

/** The command as a person runs it, with nothing of this process's own settings. */
export interface Running {
	readonly child: ChildProcess;
	/** Standard output and error together, so far. */
	printed(): string;
	/** Waits until the output matches; rejects with the output when the process ends first. */
	until(pattern: RegExp): Promise<RegExpExecArray>;
	/** Exit code once it has ended. */
	ended(): Promise<number>;
}

export function runMotcua(args: readonly string[], environment: Readonly<Record<string, string>> = {}): Running {
	const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('MOTCUA_'));
	const child = spawn(process.execPath, [bin, ...args], {
		env: { ...Object.fromEntries(inherited), ...environment },
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	let printed = '';
	for (const stream of [child.stdout, child.stderr])
		stream.on('data', (chunk: Buffer) => (printed += chunk.toString()));
	const exit = once(child, 'exit').then(([code]) => (typeof code === 'number' ? code : -1));
	return {
		child,
		printed: () => printed,
		ended: () => exit,
		async until(pattern) {
			for (;;) {
				const found = pattern.exec(printed);
				if (found) return found;
				const code = await Promise.race([exit, new Promise<null>((wait) => setTimeout(() => wait(null), 50))]);
				if (code !== null) throw new Error(`ended with ${code} before ${pattern} was printed:\n${printed}`);
			}
		},
	};
}
