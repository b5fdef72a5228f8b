import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';

/** The portal may weigh 90 kB before the first form step; forms are to leave room for the rest. */
const MAX_GZIP_BYTES = 48_000;

describe('the browser entry', () => {
	it('is small, and brings neither zod nor anything of Node nor code made from text', async () => {
		const result = await build({
			entryPoints: [new URL('../src/index.ts', import.meta.url).pathname],
			bundle: true,
			minify: true,
			format: 'esm',
			// Node's modules cannot be resolved on this platform: an import of one fails the build.
			platform: 'browser',
			charset: 'utf8',
			metafile: true,
			write: false,
			logLevel: 'silent',
		});
		const inputs = Object.keys(result.metafile.inputs);
		expect(inputs.filter((input) => /zod|fast-check|\/schema\/|\/testing\//.test(input))).toEqual([]);
		// A strict content security policy forbids making code from text.
		expect(result.outputFiles[0]?.text).not.toMatch(/\bnew Function\b|\beval\(/);
		const bytes = gzipSync(result.outputFiles[0]?.contents ?? '', { level: 9 }).length;
		expect(bytes).toBeGreaterThan(10_000);
		expect(bytes).toBeLessThan(MAX_GZIP_BYTES);
	});
});
