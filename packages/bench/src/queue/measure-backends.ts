import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const packages = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))));
const SCRIPT = join(packages, 'bullmq-sqlite', 'bench', 'queue.ts');

/** Jobs of each measurement and rounds; fewer with `QUEUE_JOBS` and `QUEUE_ROUNDS` on a machine that has no time. */
const JOBS = process.env.QUEUE_JOBS ?? '10000';
const ROUNDS = process.env.QUEUE_ROUNDS ?? '3';

/** What was measured of a backend; milliseconds and jobs per second. */
export type QueueRow = Readonly<Record<NumberColumn, number>>;
const columns = [
	'addBulk(100)/s',
	'add one by one/s',
	'add 50 at once/s',
	'process c=10/s',
	'process c=50/s',
	'p50 ms',
	'p99 ms',
	'loop p99 ms',
	'loop max ms',
] as const;
type NumberColumn = (typeof columns)[number];

/** Runs the measurements of all backends in turn, round by round, in a process of their own; medians by backend. */
export async function measureBackends(): Promise<ReadonlyMap<string, QueueRow>> {
	const child = spawn(process.execPath, [SCRIPT, JOBS, ROUNDS, 'json'], { stdio: ['ignore', 'pipe', 'inherit'] });
	const ended = once(child, 'exit');
	const measured = new Map<string, QueueRow[]>();
	for await (const line of createInterface({ input: child.stdout })) {
		const { backend, ...row } = JSON.parse(line) as QueueRow & { readonly backend: string };
		measured.set(backend, [...(measured.get(backend) ?? []), row]);
	}
	const [code] = await ended;
	if (code !== 0) throw new Error(`the measurement of the queue ended with ${code}`);
	return new Map([...measured].map(([backend, rows]) => [backend, medians(rows)]));
}

const medians = (rows: readonly QueueRow[]): QueueRow =>
	Object.fromEntries(columns.map((column) => [column, median(rows.map((row) => row[column]))])) as QueueRow;

function median(values: readonly number[]): number {
	const sorted = values.toSorted((a, b) => a - b);
	return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
