/**
 * Runs BullMQ's own shared tests, from a clone of its repository that stays outside of this one, against this backend:
 *
 *     BULLMQ_CLONE=/path/to/clone vitest run --config conformance/vitest.config.ts
 *
 * The tests import `../src/…` of their repository; those imports are answered with the installed package, so nothing in
 * the clone is built or changed. What the tests themselves need (sinon, moment, rrule, progress) is installed beside the clone.
 * Tests that judge something else than a backend are skipped and named in `not-applicable.ts`: what is left has to pass.
 * `REDIS_URL=redis://127.0.0.1:6379` adds the two tests which check that a shared Redis connection is left alone;
 * `FILES=worker,flow` runs only those files.
 */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { defineConfig } from 'vitest/config';

const clone = process.env.BULLMQ_CLONE ?? '';
if (!existsSync(join(clone, 'tests'))) throw new Error('Set BULLMQ_CLONE to a clone of the BullMQ repository.');

const bullmq = createRequire(import.meta.url).resolve('bullmq');

/** The test files that judge a backend; the others judge Redis clients, Redis itself or parts without a store. */
const shared =
	'bulk,clean,concurrency,deduplication,delay,events,flow,getters,job,job_scheduler,lock_manager,metrics,obliterate,pause,queue,rate_limiter,stalled_jobs,worker';

const sourceImport = /(?:^|\/)\.\.\/(?:\.\.\/)?src(\/.*)?$/;

/** `../src/classes` of the clone becomes the same module of the installed package. */
const installedPackage = {
	name: 'installed-package',
	enforce: 'pre' as const,
	resolveId(source: string, importer: string | undefined) {
		const match = sourceImport.exec(source);
		if (match === null || importer?.includes('/tests/') !== true) return null;
		const target = join(dirname(bullmq), match[1] ?? '');
		const id = [`${target}.js`, join(target, 'index.js'), target].find((path) => existsSync(path));
		return id === undefined ? null : { id, external: true };
	},
};

export default defineConfig({
	root: clone,
	plugins: [installedPackage],
	resolve: { alias: [{ find: /^bullmq$/, replacement: bullmq }] },
	test: {
		include: (process.env.FILES ?? shared).split(',').map((file) => `tests/${file}.test.ts`),
		setupFiles: [join(import.meta.dirname, 'setup.ts')],
		testTimeout: 10_000,
		hookTimeout: 10_000,
		fileParallelism: false,
		server: { deps: { external: [/node_modules\/(?:bullmq|better-sqlite3)/] } },
	},
});
