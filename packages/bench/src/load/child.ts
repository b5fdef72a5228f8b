import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';

/** A server under measurement, in its own process. */
export interface Measured {
	readonly url: string;
	/** From spawn until the first line with its address, in milliseconds. */
	readonly startMs: number;
	/** Resident memory of the process and its children, in MiB. */
	residentMb(): Promise<number>;
	stop(): Promise<void>;
}

const ADDRESS = /http:\/\/127\.0\.0\.1:\d+/;

/** Starts `node …args` and waits for the address in its output. Rejects with what it printed when it ends before. */
export async function startMeasured(
	args: readonly string[],
	environment: Readonly<Record<string, string>> = {},
): Promise<Measured> {
	const started = performance.now();
	const child = spawn(process.execPath, [...args], {
		env: { ...process.env, ...environment },
		stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
	});
	const url = await addressOf(child);
	return {
		url,
		startMs: Math.round(performance.now() - started),
		residentMb: () => residentMb(child.pid ?? 0),
		async stop() {
			const ended = once(child, 'exit');
			child.kill('SIGTERM');
			await ended;
		},
	};
}

function addressOf(child: ChildProcess): Promise<string> {
	return new Promise((resolve, reject) => {
		let printed = '';
		const listen = (chunk: Buffer): void => {
			printed += chunk.toString();
			const found = ADDRESS.exec(printed);
			if (found) resolve(found[0]);
		};
		child.stdout?.on('data', listen);
		child.stderr?.on('data', listen);
		child.once('exit', (code) => reject(new Error(`ended with ${code} before it listened:\n${printed}`)));
	});
}

async function residentMb(pid: number): Promise<number> {
	const status = await readFile(`/proc/${pid}/status`, 'utf8');
	const own = Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1024;
	const children = (await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8')).trim().split(' ').filter(Boolean);
	const below = await Promise.all(children.map((child) => residentMb(Number(child))));
	return Math.round(below.reduce((sum, one) => sum + one, own));
}
