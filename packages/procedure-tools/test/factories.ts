import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { ProcedurePackage } from '@motcua/procedure-sdk';
import { pack } from 'tar-stream';
import { buildPackage } from '../src/build/index.ts';
import { packArchive } from '../src/index.ts';

export const SAMPLE = fileURLToPath(new URL('./sample-plugin', import.meta.url));

let built: Promise<ProcedurePackage> | undefined;
/** The sample plugin, built once. A copy: tests may change it. */
export async function samplePackage(): Promise<ProcedurePackage> {
	built ??= buildPackage(SAMPLE);
	return structuredClone(await built);
}
export const sampleArchive = async () => packArchive(await samplePackage());

export interface RawEntry {
	readonly name: string;
	readonly body?: string | Uint8Array;
	readonly type?: 'file' | 'symlink' | 'link' | 'directory' | 'fifo';
	readonly linkname?: string;
}

/** An archive written by hand, with whatever an attacker may put into one. */
export async function rawArchive(entries: readonly RawEntry[]): Promise<Uint8Array> {
	const tar = pack();
	for (const { name, body = '', type = 'file', linkname } of entries) {
		tar.entry({ name, type, ...(linkname ? { linkname } : {}) }, Buffer.from(type === 'file' ? body : ''));
	}
	tar.finalize();
	const chunks: Uint8Array[] = [];
	for await (const chunk of tar) chunks.push(chunk as Uint8Array);
	return gzipSync(Buffer.concat(chunks));
}
