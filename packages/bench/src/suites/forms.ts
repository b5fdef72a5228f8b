import { globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { compileForm, evaluate } from '@motcua/forms';
import { readArchive } from '@motcua/procedure-tools';
import type { Bench } from '../report.ts';

const CALLS = 500;
const BATCHES = 12;

/** Evaluation of each shipped form, on every filing's way, beside a copy of its answers by JSON: the least a server does. */
export async function measureForms(bench: Bench): Promise<void> {
	for (const file of globSync(join(bench.pluginsDir, '*', 'dist', '*.procpkg')).sort()) {
		const { package: pkg } = await readArchive(new Uint8Array(await readFile(file)));
		const [sample] = pkg.fixtures;
		const application = pkg.forms.application;
		if (!sample || !application) continue;
		const form = compileForm(application);
		const context = { today: sample.now.slice(0, 10) };
		const ours = quickest(() => evaluate(form, sample.answers, context));
		const copy = quickest(() => JSON.parse(JSON.stringify(sample.answers)));
		bench.row(
			`form of ${pkg.manifest.code}`,
			`${ours.toFixed(1)} µs`,
			`${copy.toFixed(1)} µs (copy by JSON)`,
			ours / copy,
		);
	}
}

/** Microseconds a call in the quickest of several batches: what the machine does besides does not count. */
function quickest(work: () => void): number {
	let best = Number.POSITIVE_INFINITY;
	for (let batch = 0; batch < BATCHES; batch++) {
		const began = performance.now();
		for (let call = 0; call < CALLS; call++) work();
		best = Math.min(best, ((performance.now() - began) / CALLS) * 1_000);
	}
	return best;
}
