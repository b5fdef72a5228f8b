import { join } from 'node:path';
import { startMeasured } from '../load/child.ts';
import type { Bench } from '../report.ts';

const RUNS = 5;
const IDLE_MS = 8_000;

/** From `node` to the first answer of an installation that is set up, and what it holds while nobody asks. */
export async function measureStart(bench: Bench): Promise<void> {
	const args = [bench.script('product/server.ts'), join(bench.folder, 'start'), bench.pluginsDir];
	await (await startMeasured(args)).stop();
	const times: number[] = [];
	for (let run = 0; run < RUNS; run++) {
		const started = performance.now();
		const product = await startMeasured(args);
		await fetch(`${product.url}/trpc/public.ward.info`);
		times.push(Math.round(performance.now() - started));
		if (run === RUNS - 1) {
			await new Promise((done) => setTimeout(done, IDLE_MS));
			bench.row('idle memory', `${await product.residentMb()} MB`, '180 MB wanted', null);
		}
		await product.stop();
	}
	const bare = await startMeasured([bench.script('bare/server.ts'), join(bench.folder, 'bare-start.sqlite')]);
	await bare.stop();
	const median = times.toSorted((a, b) => a - b)[Math.floor(RUNS / 2)] ?? 0;
	bench.row(
		'cold start to first answer',
		`${median} ms (${times.join(', ')})`,
		`${bare.startMs} ms; 1500 ms wanted`,
		median / bare.startMs,
	);
}
