import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const COMMAND = fileURLToPath(new URL('../../../cli/src/bin/motcua.ts', import.meta.url));
const READY = 'Motcua đang chạy';
const READY_LIMIT_MS = 60_000;
const ORPHAN_LIMIT_MS = 10_000;
const LOG_CHARACTERS = 200_000;
/** pino's number for `error`. */
const ERROR_LEVEL = 50;

export interface ServerSettings {
	readonly dataDir: string;
	readonly port: number;
	readonly smtpUrl: string;
}

/** `motcua start` as a process of its own: what ward IT runs. */
export interface ServerProcess {
	/** Resolves with the milliseconds from spawn to listening. Rejects when it ends before, with what it said. */
	readonly ready: Promise<number>;
	/** SIGKILL; resolves when the process and all that it had started are gone, with those that are not. */
	kill(): Promise<readonly number[]>;
	/** SIGTERM; resolves with the exit code. */
	stop(): Promise<number | null>;
	/** What it logged as an error, one line each. */
	errors(): readonly string[];
}

export function startServerProcess({ dataDir, port, smtpUrl }: ServerSettings): ServerProcess {
	const started = performance.now();
	const child = spawn(process.execPath, [COMMAND, 'start'], {
		env: {
			PATH: process.env.PATH,
			MOTCUA_DATA_DIR: dataDir,
			MOTCUA_PORT: String(port),
			MOTCUA_SMTP_URL: smtpUrl,
			MOTCUA_LOG_LEVEL: 'warn',
			MOTCUA_RATE_SCALE: '100000',
		},
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	let output = '';
	for (const stream of [child.stdout, child.stderr])
		stream.setEncoding('utf8').on('data', (text: string) => {
			output = (output + text).slice(-LOG_CHARACTERS);
		});
	const exited = once(child, 'exit');
	const ready = untilReady(child, () => output).then(() => performance.now() - started);
	// A kill during start rejects it, and nobody may be waiting.
	ready.catch(() => {});
	return {
		ready,
		async kill() {
			const family = descendantsOf(child);
			child.kill('SIGKILL');
			await exited;
			return stillAlive(family);
		},
		async stop() {
			child.kill('SIGTERM');
			await exited;
			return child.exitCode;
		},
		errors: () => output.split('\n').filter(isError),
	};
}

async function untilReady(child: ChildProcess, output: () => string): Promise<void> {
	const limit = performance.now() + READY_LIMIT_MS;
	while (!output().includes(READY)) {
		if (child.exitCode !== null || child.signalCode !== null)
			throw new Error(`the server ended before it listened:\n${output()}`);
		if (performance.now() > limit) throw new Error(`the server did not listen in ${READY_LIMIT_MS} ms:\n${output()}`);
		await pause(5);
	}
}

function isError(line: string): boolean {
	if (!line.startsWith('{')) return false;
	try {
		const entry: unknown = JSON.parse(line);
		return typeof entry === 'object' && entry !== null && 'level' in entry && Number(entry.level) >= ERROR_LEVEL;
	} catch {
		return false;
	}
}

/** Processes below this one, by Linux's own list; empty where there is none. */
function descendantsOf({ pid }: Pick<ChildProcess, 'pid'>): readonly number[] {
	if (pid === undefined) return [];
	try {
		const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean);
		return children.flatMap((child) => [Number(child), ...descendantsOf({ pid: Number(child) })]);
	} catch {
		return [];
	}
}

/** A sandbox that outlives its server would keep working for nobody. */
async function stillAlive(pids: readonly number[]): Promise<readonly number[]> {
	const limit = performance.now() + ORPHAN_LIMIT_MS;
	let alive = pids.filter(isAlive);
	while (alive.length > 0 && performance.now() < limit) {
		await pause(20);
		alive = alive.filter(isAlive);
	}
	return alive;
}

function isAlive(pid: number): boolean {
	if (!existsSync(`/proc/${pid}/stat`)) return false;
	try {
		// Third field, after the name in brackets; a zombie that init has not yet buried is dead.
		return !/\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
	} catch {
		return false;
	}
}
