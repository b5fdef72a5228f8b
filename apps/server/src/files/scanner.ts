/// <reference path="./clamscan.d.ts" />
import { existsSync } from 'node:fs';
import type { Readable } from 'node:stream';
import type NodeClam from 'clamscan';
import type { Logger } from 'pino';

/** What the virus scanner said. `notScanned`: none is installed, or it did not answer; shown to staff, never hidden. */
export type ScanResult = 'clean' | 'infected' | 'notScanned';

export interface Scanner {
	readonly present: boolean;
	scan(content: Readable): Promise<ScanResult>;
}

const USUAL_SOCKETS = ['/run/clamav/clamd.ctl', '/var/run/clamav/clamd.ctl', '/run/clamd.scan/clamd.sock'];
const SCAN_TIMEOUT_MS = 60_000;

/**
 * The scanner of this machine: ClamAV's daemon at `address` (a socket path or `host:port`), else at the usual sockets.
 * Without one every scan says `notScanned`; a ward without the memory for ClamAV must still be able to work.
 */
export async function openScanner(address: string | null, logger: Logger): Promise<Scanner> {
	const where = address ?? USUAL_SOCKETS.find((socket) => existsSync(socket)) ?? null;
	if (where === null) return { present: false, scan: async () => 'notScanned' };

	const [host = '', port = ''] = where.startsWith('/') ? [] : where.split(':');
	const target = where.startsWith('/') ? { socket: where } : { host, port: Number(port) };
	let client: NodeClam | null = null;
	return {
		present: true,
		async scan(content) {
			try {
				client ??= await connect(target);
				const { isInfected } = await client.scanStream(content);
				return isInfected === true ? 'infected' : isInfected === false ? 'clean' : 'notScanned';
			} catch (error) {
				// The daemon reloads its signatures for a minute after an update: filing must not stop for that.
				logger.warn({ err: error }, 'virus scanner did not answer');
				client = null;
				return 'notScanned';
			} finally {
				content.destroy();
			}
		},
	};
}

async function connect(
	target: { readonly socket: string } | { readonly host: string; readonly port: number },
): Promise<NodeClam> {
	const { default: Clam } = await import('clamscan');
	return new Clam().init({
		clamdscan: { ...target, timeout: SCAN_TIMEOUT_MS, localFallback: false },
		preference: 'clamdscan',
	});
}
