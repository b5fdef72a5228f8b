import type { QueueRecord } from '../store/queue-record.ts';
import { sql } from '../store/sql.ts';

export type MetricsKind = 'completed' | 'failed';

interface MetricsRow {
	count: number;
	prev_ts: number | null;
	prev_count: number | null;
}

const FIND = sql<[number, string], MetricsRow>(
	'SELECT count, prev_ts, prev_count FROM bullmq_metrics WHERE queue = ? AND kind = ?',
);
const SAVE = sql<[number, string, number, number, number]>(
	`INSERT INTO bullmq_metrics (queue, kind, count, prev_ts, prev_count) VALUES (?, ?, ?, ?, ?)
	 ON CONFLICT DO UPDATE SET count = excluded.count, prev_ts = excluded.prev_ts, prev_count = excluded.prev_count`,
);
const ADD_POINT = sql<[number, string, number]>(
	'INSERT INTO bullmq_metrics_point (queue, kind, value) VALUES (?, ?, ?)',
);
const KEEP_POINTS = sql<[number, string, number, string, number]>(
	`DELETE FROM bullmq_metrics_point WHERE queue = ? AND kind = ? AND seq <= (
	 SELECT seq FROM bullmq_metrics_point WHERE queue = ? AND kind = ? ORDER BY seq DESC LIMIT 1 OFFSET ?)`,
);
const POINTS = sql<[number, string, number, number], { value: number }>(
	'SELECT value FROM bullmq_metrics_point WHERE queue = ? AND kind = ? ORDER BY seq DESC LIMIT ? OFFSET ?',
);
const COUNT_POINTS = sql<[number, string], { count: number }>(
	'SELECT count(*) AS count FROM bullmq_metrics_point WHERE queue = ? AND kind = ?',
);

const MINUTE = 60_000;

/** Counts a finished job; when a minute has passed, adds a point for it (and zeros for empty minutes), newest first. */
export const collectMetrics = (queue: QueueRecord, kind: MetricsKind, maxPoints: number, timestamp: number): void => {
	const { sql: statements } = queue.store;
	const known = statements.get(FIND, queue.id, kind);
	const before = known?.count ?? 0;
	if (known === undefined || known.prev_ts === null) {
		statements.run(SAVE, queue.id, kind, before + 1, timestamp, 0);
		return;
	}
	const minutes = Math.min(Math.floor(timestamp / MINUTE) - Math.floor(known.prev_ts / MINUTE), maxPoints);
	if (minutes <= 0) {
		statements.run(SAVE, queue.id, kind, before + 1, known.prev_ts, known.prev_count ?? 0);
		return;
	}
	statements.run(ADD_POINT, queue.id, kind, before - (known.prev_count ?? 0));
	for (let empty = 1; empty < minutes; empty += 1) statements.run(ADD_POINT, queue.id, kind, 0);
	statements.run(KEEP_POINTS, queue.id, kind, queue.id, kind, maxPoints);
	statements.run(SAVE, queue.id, kind, before + 1, timestamp, before);
};

/** `[[count, previous time, previous count], points (newest first), number of points]`, numbers as text like Redis. */
export const readMetrics = (
	queue: QueueRecord,
	kind: MetricsKind,
	start: number,
	end: number,
): [string[], string[], number] => {
	const { sql: statements } = queue.store;
	const known = statements.get(FIND, queue.id, kind);
	const total = statements.get(COUNT_POINTS, queue.id, kind)?.count ?? 0;
	const from = start < 0 ? Math.max(total + start, 0) : start;
	const to = end < 0 ? total + end : Math.min(end, total - 1);
	const points = statements.all(POINTS, queue.id, kind, Math.max(to - from + 1, 0), from);
	const meta = known === undefined ? [] : [known.count, known.prev_ts ?? 0, known.prev_count ?? 0];
	return [meta.map(String), points.map((point) => String(point.value)), total];
};
