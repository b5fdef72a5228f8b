import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const src = join(dirname(fileURLToPath(import.meta.url)), '../src');

/** Every file that a browser would load for an entry: imports of types are erased and not followed. */
function loaded(entry: string, seen = new Set<string>()): Set<string> {
	if (seen.has(entry)) return seen;
	seen.add(entry);
	const text = readFileSync(entry, 'utf8');
	for (const [, typeOnly, from] of text.matchAll(/^(?:import|export)\s+(type\s)?[^;]*?from '([^']+)';/gm)) {
		if (typeOnly !== undefined || from === undefined) continue;
		if (from.startsWith('.')) loaded(join(dirname(entry), from), seen);
		else throw new Error(`${entry} imports ${from}`);
	}
	return seen;
}

describe.each(['index.ts', 'formats/index.ts'])('%s runs in browsers', (entry) => {
	it('needs neither Node nor Temporal', () => {
		const files = loaded(join(src, entry));
		expect(files.size).toBeGreaterThan(4);
		for (const file of files) {
			const code = readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
			expect(`${file}: ${/\bTemporal\b|\bprocess\.|\bBuffer\b/.exec(code)?.[0] ?? 'clean'}`).toBe(`${file}: clean`);
		}
	});
});
