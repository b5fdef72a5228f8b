/** Bundles the command for publishing: npm starts it with whatever Node is there, which may not read TypeScript. */
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

await build({
	entryPoints: [fileURLToPath(new URL('../src/main.ts', import.meta.url))],
	outfile: fileURLToPath(new URL('../dist/main.js', import.meta.url)),
	bundle: true,
	platform: 'node',
	format: 'esm',
	target: 'node20',
	packages: 'external',
	charset: 'utf8',
});
