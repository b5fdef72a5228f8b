import { join } from 'node:path';
import { startMeasured } from '../load/child.ts';
import { drive, type LoadResult } from '../load/drive.ts';
import { filingBodies } from '../product/filings.ts';
import type { Bench } from '../report.ts';

const CONCURRENCY = [1, 16, 64] as const;
const SECONDS = 6;

/** Filings per second, durable, beside the bare handler that writes one row: the same body, the same run, the same disk. */
export async function measureSubmissions(bench: Bench): Promise<void> {
	const bare = await startMeasured([bench.script('bare/server.ts'), join(bench.folder, 'bare.sqlite')]);
	const product = await startMeasured([
		bench.script('product/server.ts'),
		join(bench.folder, 'product'),
		bench.pluginsDir,
	]);
	try {
		const { next, bytes } = await filingBodies(product.url, bench.pluginsDir);
		bench.note('body', `${bytes} bytes`);
		for (const connections of CONCURRENCY) {
			const floor = await drive({ url: bare.url, path: '/file', connections, seconds: SECONDS, body: next });
			const ours = await drive({
				url: product.url,
				path: '/trpc/public.dossier.submit',
				connections,
				seconds: SECONDS,
				body: next,
			});
			bench.row(`submissions c=${connections}`, facts(ours), facts(floor), ours.perSecond / floor.perSecond);
		}
		bench.note('memory after load', `product ${await product.residentMb()} MB, bare ${await bare.residentMb()} MB`);
	} finally {
		await product.stop();
		await bare.stop();
	}
}

const facts = (result: LoadResult): string =>
	`${result.perSecond}/s, p50 ${result.p50Ms} ms, p99 ${result.p99Ms} ms${result.failures > 0 ? `, ${result.failures} FAILED` : ''}`;
