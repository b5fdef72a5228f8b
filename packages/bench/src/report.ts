import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** One measurement beside what it is compared with. */
interface Row {
	readonly what: string;
	readonly ours: string;
	readonly baseline: string;
	/** Ours divided by the baseline of the same run; null where there is none. */
	readonly ratio: number | null;
}

/** What a suite works with: a scratch folder, the scripts it starts, and where its results go. */
export interface Bench {
	readonly folder: string;
	readonly pluginsDir: string;
	script(name: string): string;
	note(what: string, text: string): void;
	row(what: string, ours: string, baseline: string, ratio: number | null): void;
}

const source = dirname(fileURLToPath(import.meta.url));
const root = dirname(dirname(dirname(source)));

/** Prints rows as they come; `save` writes them as JSON under `bench-results/`. */
export function createBench(folder: string): Bench & { save(name: string): string } {
	const rows: Row[] = [];
	const notes: Record<string, string> = {};
	return {
		folder,
		pluginsDir: join(root, 'plugins'),
		script: (name) => join(source, name),
		note(what, text) {
			notes[what] = text;
			console.log(`  ${what}: ${text}`);
		},
		row(what, ours, baseline, ratio) {
			rows.push({ what, ours, baseline, ratio });
			console.log(
				`  ${what.padEnd(34)} ${ours.padEnd(44)} ${baseline.padEnd(40)} ${ratio === null ? '' : `ratio ${ratio.toFixed(2)}`}`,
			);
		},
		save(name) {
			const results = join(root, 'bench-results');
			mkdirSync(results, { recursive: true });
			const file = join(results, `${name}.json`);
			writeFileSync(
				file,
				`${JSON.stringify({ node: process.version, cores: cpus().length, notes, rows }, null, '\t')}\n`,
			);
			return file;
		},
	};
}
