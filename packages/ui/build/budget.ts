import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Plugin, Rolldown } from 'vite';
import { squeeze } from './precompress.ts';

const zip = promisify(gzip);

export interface Budget {
	/** For the message: what is loaded by then. */
	readonly name: string;
	/** Modules (ends of their paths) that must have been loaded, besides the entry. */
	readonly modules: readonly string[];
	/** Compressed bytes (Brotli) of all scripts that come with them. */
	readonly maxBytes: number;
}

type Chunk = Rolldown.OutputChunk;

/** The chunks that a browser has fetched once it runs these: they and everything that they import statically. */
function withImports(bundle: Rolldown.OutputBundle, roots: readonly Chunk[]): readonly Chunk[] {
	const found = new Map<string, Chunk>();
	const visit = (chunk: Chunk): void => {
		if (found.has(chunk.fileName)) return;
		found.set(chunk.fileName, chunk);
		for (const name of chunk.imports) {
			const next = bundle[name];
			if (next?.type === 'chunk') visit(next);
		}
	};
	for (const root of roots) visit(root);
	return [...found.values()];
}

/**
 * Fails the build when the scripts that stand between a citizen and a page weigh more than promised, and says which
 * chunk weighs how much.
 */
export function budget(budgets: readonly Budget[]): Plugin {
	return {
		name: 'motcua:budget',
		apply: 'build',
		async writeBundle(_options, bundle) {
			const chunks = Object.values(bundle).filter((one): one is Chunk => one.type === 'chunk');
			for (const { name, modules, maxBytes } of budgets) {
				const roots = modules.map((module) => {
					const chunk = chunks.find((one) => one.moduleIds.some((id) => id.endsWith(module)));
					if (!chunk) throw new Error(`budget “${name}”: no chunk holds ${module}`);
					return chunk;
				});
				const loaded = withImports(bundle, [...chunks.filter((one) => one.isEntry), ...roots]);
				const lines: string[] = [];
				let total = 0;
				let zipped = 0;
				for (const chunk of loaded) {
					const bytes = (await squeeze(Buffer.from(chunk.code))).byteLength;
					total += bytes;
					zipped += (await zip(chunk.code, { level: 9 })).byteLength;
					lines.push(`  ${String(bytes).padStart(7)}  ${chunk.fileName}`);
				}
				const report = `budget “${name}”: ${total} of ${maxBytes} bytes (gzip ${zipped})`;
				if (total > maxBytes) throw new Error(`${report} – too much\n${lines.join('\n')}`);
				this.info(`${report}\n${lines.join('\n')}`);
			}
		},
	};
}
