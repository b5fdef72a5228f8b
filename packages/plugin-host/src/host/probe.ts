import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import type { ProbeResult, ProbeTargets } from './messages.ts';

/** Tries from inside what the walls must stop. `true` means that it went through. */
export async function probe(targets: ProbeTargets): Promise<ProbeResult> {
	return {
		readFile: succeeds(() => readFileSync(targets.file)),
		spawn: succeeds(() => {
			const { error } = spawnSync(targets.program);
			if (error) throw error;
		}),
		signalParent: succeeds(() => process.kill(targets.pid, 0)),
		connectTcp: await connects({ host: '127.0.0.1', port: targets.tcpPort }),
		connectUnixSocket: await connects({ path: targets.socketPath }),
		// TZ is set by ourselves, PWD by bubblewrap.
		environmentKeys: Object.keys(process.env).filter((key) => key !== 'TZ' && key !== 'PWD').length,
	};
}

function succeeds(attempt: () => unknown): boolean {
	try {
		attempt();
		return true;
	} catch {
		return false;
	}
}

const connects = (target: { readonly host: string; readonly port: number } | { readonly path: string }) =>
	new Promise<boolean>((resolve) => {
		try {
			const socket = connect(target);
			socket.once('connect', () => {
				socket.destroy();
				resolve(true);
			});
			socket.once('error', () => resolve(false));
		} catch {
			resolve(false);
		}
	});
