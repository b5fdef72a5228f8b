/**
 * Throughput and latency beside BullMQ's own backends, all in one run on one machine: one Node process is the client, jobs
 * have a 200-byte payload and an empty processor and are kept. Every backend is as durable as its name says.
 *
 * node bench/queue.ts [jobs=20000] [rounds=1] [json]
 *
 * With `json` each row is one line of JSON as soon as it is measured, for a program that compares them.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Queue, Worker } from 'bullmq';
import { hasPostgres, hasRedis, type RunningBackend, startPostgres, startRedis, startSqlite } from '../test/servers.ts';

const total = Number(process.argv[2] ?? 20_000);
const rounds = Number(process.argv[3] ?? 1);
const asJson = process.argv[4] === 'json';
const payload = { text: 'x'.repeat(180), n: 1 };
const LATENCY_SAMPLES = 1000;

const perSecond = (jobs: number, since: number): number => Math.round((jobs / (performance.now() - since)) * 1000);

const percentile = (values: readonly number[], share: number): number => {
	const sorted = values.toSorted((a, b) => a - b);
	return sorted[Math.min(Math.floor(sorted.length * share), sorted.length - 1)] ?? 0;
};

const openQueue = (backend: RunningBackend, name: string) =>
	new Queue<typeof payload, unknown, string, typeof payload, unknown, string, never, unknown>(
		name,
		{ connection: backend.connection },
		backend.factory as never,
	);

const addBulk = async (backend: RunningBackend, name: string, jobs: number): Promise<number> => {
	const queue = openQueue(backend, name);
	await queue.waitUntilReady();
	const since = performance.now();
	for (let added = 0; added < jobs; added += 100) {
		await queue.addBulk(Array.from({ length: 100 }, () => ({ name: 'job', data: payload })));
	}
	const rate = perSecond(jobs, since);
	await queue.close();
	return rate;
};

const addSequential = async (backend: RunningBackend, name: string, jobs: number): Promise<number> => {
	const queue = openQueue(backend, name);
	await queue.waitUntilReady();
	const since = performance.now();
	for (let added = 0; added < jobs; added += 1) await queue.add('job', payload);
	const rate = perSecond(jobs, since);
	await queue.close();
	return rate;
};

const addAtOnce = async (backend: RunningBackend, name: string, jobs: number, atOnce: number): Promise<number> => {
	const queue = openQueue(backend, name);
	await queue.waitUntilReady();
	const since = performance.now();
	for (let added = 0; added < jobs; added += atOnce) {
		await Promise.all(Array.from({ length: atOnce }, () => queue.add('job', payload)));
	}
	const rate = perSecond(jobs, since);
	await queue.close();
	return rate;
};

const processAll = async (
	backend: RunningBackend,
	name: string,
	jobs: number,
	concurrency: number,
): Promise<{ rate: number; loopP99: number; loopMax: number }> => {
	await addBulk(backend, name, jobs);
	const loop = monitorEventLoopDelay({ resolution: 1 });
	let done = 0;
	const { promise, resolve } = Promise.withResolvers<void>();
	const worker = new Worker(
		name,
		async () => {
			done += 1;
			if (done === jobs) resolve();
		},
		{ connection: backend.connection as never, concurrency, autorun: false },
		backend.factory as never,
	);
	worker.on('error', () => undefined);
	await worker.waitUntilReady();
	loop.enable();
	const since = performance.now();
	void worker.run();
	await promise;
	const rate = perSecond(jobs, since);
	loop.disable();
	await worker.close();
	return { rate, loopP99: loop.percentile(99) / 1e6, loopMax: loop.max / 1e6 };
};

const latency = async (backend: RunningBackend, name: string): Promise<{ p50: number; p99: number }> => {
	const queue = openQueue(backend, name);
	let completed = (): void => undefined;
	const worker = new Worker(
		name,
		async () => undefined,
		{ connection: backend.connection as never },
		backend.factory as never,
	);
	worker.on('error', () => undefined);
	worker.on('completed', () => completed());
	await worker.waitUntilReady();
	const samples: number[] = [];
	for (let index = 0; index < LATENCY_SAMPLES; index += 1) {
		const since = performance.now();
		const done = new Promise<void>((resolve) => {
			completed = resolve;
		});
		await queue.add('job', payload);
		await done;
		samples.push(performance.now() - since);
	}
	await worker.close();
	await queue.close();
	return { p50: percentile(samples.slice(50), 0.5), p99: percentile(samples.slice(50), 0.99) };
};

const measure = async (label: string, backend: RunningBackend, scale: number) => {
	const jobs = Math.max(Math.round((total * scale) / 100) * 100, 500);
	const name = `bench-${Math.random().toString(36).slice(2)}`;
	await processAll(backend, `${name}-warm`, Math.min(jobs, 2000), 10);
	const bulk = await addBulk(backend, `${name}-bulk`, jobs);
	const one = await addSequential(backend, `${name}-one`, Math.round(jobs / 10));
	const fifty = await addAtOnce(backend, `${name}-fifty`, jobs, 50);
	const c10 = await processAll(backend, `${name}-c10`, jobs, 10);
	const c50 = await processAll(backend, `${name}-c50`, jobs, 50);
	const { p50, p99 } = await latency(backend, `${name}-latency`);
	return {
		backend: label,
		'addBulk(100)/s': bulk,
		'add one by one/s': one,
		'add 50 at once/s': fifty,
		'process c=10/s': c10.rate,
		'process c=50/s': c50.rate,
		'p50 ms': Number(p50.toFixed(2)),
		'p99 ms': Number(p99.toFixed(2)),
		'loop p99 ms': Number(c50.loopP99.toFixed(1)),
		'loop max ms': Number(c50.loopMax.toFixed(1)),
	};
};

const backends: [label: string, start: () => Promise<RunningBackend>, scale: number][] = [
	['SQLite, synchronous=FULL', () => startSqlite(), 1],
	['SQLite, synchronous=NORMAL', () => startSqlite({ synchronous: 'normal' }), 1],
];
if (hasRedis()) {
	backends.push(['Redis, AOF everysec', () => startRedis(['--appendonly', 'yes', '--appendfsync', 'everysec']), 1]);
	backends.push(['Redis, AOF always', () => startRedis(['--appendonly', 'yes', '--appendfsync', 'always']), 0.5]);
}
if (hasPostgres()) backends.push(['PostgreSQL', startPostgres, 0.25]);

for (let round = 1; round <= rounds; round += 1) {
	const rows = [];
	for (const [label, start, scale] of backends) {
		const backend = await start();
		const row = await measure(label, backend, scale);
		rows.push(row);
		if (asJson) console.log(JSON.stringify(row));
		await backend.close();
	}
	if (asJson) continue;
	console.log(`round ${round}, ${total} jobs`);
	console.table(rows);
}
