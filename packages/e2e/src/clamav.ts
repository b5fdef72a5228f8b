import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** The harmless text that every virus scanner must know, in two halves: whole, it would get this file quarantined. */
export const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');

const READY_LIMIT_MS = 30_000;

/** Whether ClamAV's daemon is installed on this machine (Debian: `clamav-daemon`). */
export const hasClamd = (): boolean => spawnSync('clamd', ['--version']).status === 0;

/** ClamAV's daemon on a socket of its own, knowing one signature: no download, no half gigabyte of memory. */
export interface Clamd {
	readonly socket: string;
	start(): Promise<void>;
	stop(): Promise<void>;
	remove(): Promise<void>;
}

export async function makeClamd(): Promise<Clamd> {
	const folder = await mkdtemp(join(tmpdir(), 'motcua-clamd-'));
	const database = join(folder, 'database');
	const socket = join(folder, 'clamd.sock');
	const config = join(folder, 'clamd.conf');
	await mkdir(database);
	// Name, any kind of file, anywhere in it, the bytes.
	await writeFile(join(database, 'own.ndb'), `Motcua.Test.Eicar:0:*:${Buffer.from(EICAR).toString('hex')}\n`);
	await writeFile(config, [`DatabaseDirectory ${database}`, `LocalSocket ${socket}`, 'Foreground yes', ''].join('\n'));
	let daemon: ChildProcess | null = null;
	return {
		socket,
		async start() {
			daemon = spawn('clamd', ['--config-file', config], { stdio: 'ignore' });
			const limit = performance.now() + READY_LIMIT_MS;
			while (!(await answers(socket))) {
				if (daemon.exitCode !== null || performance.now() > limit) throw new Error('clamd did not start');
				await pause(50);
			}
		},
		async stop() {
			if (daemon === null || daemon.exitCode !== null) return;
			const ended = once(daemon, 'exit');
			daemon.kill('SIGKILL');
			await ended;
			daemon = null;
		},
		remove: () => rm(folder, { recursive: true, force: true }),
	};
}

/** Asks PING and waits for PONG. */
function answers(socket: string): Promise<boolean> {
	return new Promise((answered) => {
		const line = connect(socket, () => line.write('zPING\0'));
		line.once('data', (data) => {
			line.destroy();
			answered(data.toString().startsWith('PONG'));
		});
		line.once('error', () => answered(false));
	});
}
