import { readdir, readFile, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Plugin } from 'vite';

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

/** Formats that shrink; fonts and pictures are compressed already. */
const TEXT = new Set(['.js', '.css', '.html', '.svg', '.json', '.webmanifest', '.txt', '.wasm']);
/** Smaller ones fit into one packet anyway. */
const LEAST_BYTES = 1_024;

/** As the server sends it: the hardest setting, because it is done once. */
export function squeeze(content: Uint8Array): Promise<Buffer> {
	return brotli(content, { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } });
}

/** Puts a `.br` and a `.gz` beside every built text file, for a server that sends them as they are. */
export function precompress(): Plugin {
	return {
		name: 'motcua:precompress',
		apply: 'build',
		async writeBundle({ dir }) {
			if (!dir) return;
			for (const entry of await readdir(dir, { recursive: true, withFileTypes: true })) {
				const path = join(entry.parentPath, entry.name);
				if (!entry.isFile() || !TEXT.has(extname(path))) continue;
				const content = await readFile(path);
				if (content.byteLength < LEAST_BYTES) continue;
				await writeFile(`${path}.br`, await squeeze(content));
				await writeFile(`${path}.gz`, await zip(content, { level: 9 }));
			}
		},
	};
}
