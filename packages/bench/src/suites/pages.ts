import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Bench } from '../report.ts';

const SIZES = ['1000', '100000', '1000000'];
const script = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..', 'database', 'bench', 'pages.ts');

/**
 * A page of a worklist and of a search with 1,000, 100,000 and 1,000,000 dossiers in one file, at the repository: what grows
 * with the number of dossiers is there and nowhere else. Takes some minutes and 4 GB of disk.
 */
export async function measurePages(bench: Bench): Promise<void> {
	const child = spawn(process.execPath, [script, ...SIZES], { stdio: ['ignore', 'pipe', 'inherit'] });
	let line = 0;
	for await (const text of createInterface({ input: child.stdout }))
		bench.note(`pages ${String(++line).padStart(2, '0')}`, text);
}
