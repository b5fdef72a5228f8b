import type { Bench } from '../report.ts';
import { measureBackends, type QueueRow } from './measure-backends.ts';
import { measureStalls, type Stall } from './measure-stalls.ts';

const OURS = 'SQLite, synchronous=FULL';
const REDIS = 'Redis, AOF everysec';
const POSTGRES = 'PostgreSQL';

/**
 * The job queue beside BullMQ's own backends, all in one run: medians over the rounds and their ratios. Then how long a
 * commit keeps the event loop waiting, with the write there and in a thread of its own.
 */
export async function measureQueue(bench: Bench): Promise<void> {
	const rows = await measureBackends();
	const ours = rows.get(OURS);
	if (!ours) throw new Error(`nothing was measured on ${OURS}`);
	for (const [label, row] of rows) bench.note(label, describe(row));
	compare(bench, 'processing at concurrency 50', ours, rows, 'process c=50/s');
	compare(bench, 'adding in bulk', ours, rows, 'addBulk(100)/s');
	const redisP50 = rows.get(REDIS)?.['p50 ms'] ?? null;
	bench.row(
		'one job from add to completed, p50',
		`${ours['p50 ms']} ms`,
		`${redisP50 ?? '–'} ms on Redis; 3 ms wanted`,
		redisP50 === null ? null : ours['p50 ms'] / redisP50,
	);
	bench.row('event loop p99 at full load', `${ours['loop p99 ms']} ms`, '20 ms wanted', null);
	for (const stall of await measureStalls(bench.folder)) reportStall(bench, stall);
}

type Rate = 'process c=50/s' | 'addBulk(100)/s';

function compare(bench: Bench, what: string, ours: QueueRow, rows: ReadonlyMap<string, QueueRow>, rate: Rate): void {
	for (const [label, wanted] of [
		[REDIS, '1 wanted'],
		[POSTGRES, '4 wanted'],
	] as const) {
		const other = rows.get(label);
		if (other)
			bench.row(`${what} / ${label}`, `${ours[rate]}/s`, `${other[rate]}/s; ${wanted}`, ours[rate] / other[rate]);
	}
}

const describe = (row: QueueRow): string =>
	Object.entries(row)
		.map(([name, value]) => `${name} ${value}`)
		.join(', ');

function reportStall(bench: Bench, { label, loopP50, loopP99, loopMax, commitP50, commitP99 }: Stall): void {
	bench.row(
		`event loop: ${label}`,
		`p50 ${loopP50} ms, p99 ${loopP99} ms, max ${loopMax} ms`,
		`a commit: p50 ${commitP50} ms, p99 ${commitP99} ms`,
		null,
	);
}
