import { mkdtempSync, rmSync } from 'node:fs';
import type { Server } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Localised } from '@motcua/procedure-sdk';
import type { ProbeResult, ProbeTargets } from '../host/messages.ts';
import type { HostProcess } from './host-process.ts';
import { canMeasure } from './process-tree.ts';

export type WallName =
	| 'isolate'
	| 'files'
	| 'network'
	| 'sockets'
	| 'processes'
	| 'environment'
	| 'signals'
	| 'memory'
	| 'bubblewrap';

/** Something that stands between a package's code and the machine; for `motcua doctor`. */
export interface Wall {
	readonly name: WallName;
	readonly stands: boolean;
	readonly text: Localised;
}

/** Tries the walls around a fresh host process from inside, with real targets, and tells which hold. */
export async function testWalls(host: HostProcess, bubblewrap: string | undefined): Promise<readonly Wall[]> {
	const result = await withTargets((targets) => host.probe(targets));
	return wallsOf(result, bubblewrap);
}

function wallsOf(result: ProbeResult | undefined, bubblewrap: string | undefined): readonly Wall[] {
	const wall = (name: WallName, stands: boolean | undefined, vi: string, en: string): Wall => ({
		name,
		stands: stands === true,
		text: { vi, en },
	});
	const stopped = (went: boolean | undefined) => went === false;
	return [
		wall(
			'isolate',
			result !== undefined,
			'Mỗi lần chạy có một vùng cách ly V8 riêng, trong tiến trình riêng.',
			'Every run has a V8 isolate of its own, in a process of its own.',
		),
		wall(
			'files',
			stopped(result?.readFile),
			'Tiến trình không đọc được tệp của máy.',
			"The process cannot read the machine's files.",
		),
		wall(
			'network',
			stopped(result?.connectTcp),
			'Tiến trình không mở được kết nối mạng.',
			'The process cannot open network connections.',
		),
		wall(
			'sockets',
			stopped(result?.connectUnixSocket),
			'Tiến trình không nối được vào socket nội bộ.',
			'The process cannot reach local sockets.',
		),
		wall(
			'processes',
			stopped(result?.spawn),
			'Tiến trình không chạy được chương trình khác.',
			'The process cannot start programs.',
		),
		wall(
			'environment',
			result?.environmentKeys === 0,
			'Tiến trình không thấy biến môi trường.',
			'The process sees no environment.',
		),
		wall(
			'signals',
			stopped(result?.signalParent),
			'Tiến trình không gửi được tín hiệu cho máy chủ (cần bubblewrap hoặc bộ chứa riêng).',
			'The process cannot signal the server (needs bubblewrap or a container of its own).',
		),
		wall('memory', canMeasure(), 'Bộ nhớ của tiến trình được canh chừng.', 'The memory of the process is watched.'),
		wall(
			'bubblewrap',
			bubblewrap !== undefined,
			'Tiến trình nằm trong bubblewrap.',
			'The process is inside bubblewrap.',
		),
	];
}

/** Real things to reach for: a port and a socket that answer, a file that can be read, a program that runs. */
async function withTargets<T>(use: (targets: ProbeTargets) => Promise<T>): Promise<T> {
	const folder = mkdtempSync(join(tmpdir(), 'motcua-walls-'));
	const socketPath = join(folder, 'socket');
	const [tcp, unix] = [createServer(hangUp), createServer(hangUp)];
	try {
		await Promise.all([listening(tcp, { host: '127.0.0.1', port: 0 }), listening(unix, { path: socketPath })]);
		const address = tcp.address();
		const tcpPort = typeof address === 'object' && address !== null ? address.port : 0;
		return await use({
			file: fileURLToPath(import.meta.url),
			tcpPort,
			socketPath,
			program: process.execPath,
			pid: process.pid,
		});
	} finally {
		tcp.close();
		unix.close();
		rmSync(folder, { recursive: true, force: true });
	}
}

const hangUp = (socket: { destroy(): void }) => socket.destroy();
const listening = (
	server: Server,
	where: { readonly host: string; readonly port: number } | { readonly path: string },
) =>
	new Promise<void>((resolve, reject) => {
		server.once('error', reject);
		server.listen(where, () => resolve());
	});
