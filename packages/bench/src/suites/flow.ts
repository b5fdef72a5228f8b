import { join } from 'node:path';
import { demoPassword } from '@motcua/cli/demo';
import { connect, signIn } from '@motcua/cli/play';
import { startMeasured } from '../load/child.ts';
import { filingBodies } from '../product/filings.ts';
import type { Bench } from '../report.ts';

const DOSSIERS = 150;
const AT_ONCE = 16;
const LOOK_MS = 100;

/**
 * Dossiers per second whose automatic check has run: filing, outbox, queue, sandbox, and its result in the record. The step
 * runs in the production sandbox, a fresh isolate each time.
 */
export async function measureFlow(bench: Bench): Promise<void> {
	const product = await startMeasured([
		bench.script('product/server.ts'),
		join(bench.folder, 'flow'),
		bench.pluginsDir,
	]);
	try {
		const { next } = await filingBodies(product.url, bench.pluginsDir);
		const citizen = connect(product.url);
		const desk = await signIn(product.url, 'tiepnhan', demoPassword);
		const started = performance.now();
		const ids = await inBatches(
			DOSSIERS,
			AT_ONCE,
			async () => (await citizen.public.dossier.submit.mutate(JSON.parse(next()))).dossierId,
		);
		const filedMs = performance.now() - started;
		for (const dossierId of ids) {
			while (!(await desk.desk.dossier.get.query({ dossierId })).timeline.some((entry) => entry.type === 'checked'))
				await new Promise((done) => setTimeout(done, LOOK_MS));
		}
		const perSecond = (DOSSIERS / (performance.now() - started)) * 1_000;
		bench.row(
			'filed and checked in the sandbox',
			`${perSecond.toFixed(1)}/s`,
			`filed at ${((DOSSIERS / filedMs) * 1_000).toFixed(0)}/s`,
			null,
		);
	} finally {
		await product.stop();
	}
}

async function inBatches<T>(count: number, atOnce: number, run: () => Promise<T>): Promise<T[]> {
	const results: T[] = [];
	while (results.length < count) {
		const batch = Array.from({ length: Math.min(atOnce, count - results.length) }, run);
		results.push(...(await Promise.all(batch)));
	}
	return results;
}
