import type { StreamReadRaw } from 'bullmq';
import type { QueueRecord } from '../store/queue-record.ts';
import { sql } from '../store/sql.ts';

/** A place in a queue's event stream; ids are `<milliseconds>-<number>`. */
export interface Cursor {
	at: number;
	seq: number;
}

interface EventRow {
	at: number;
	/** Number of the last event in the row. */
	seq: number;
	/** JSON: a list of events, each a flat list of names and values. */
	body: string;
}

const AFTER = sql<[number, number, number], EventRow>(
	'SELECT at, seq, body FROM bullmq_event WHERE queue = ? AND (at, seq) > (?, ?) ORDER BY at, seq LIMIT 100',
);

/** Reads an id as Redis does: a bare number is a time, anything else the beginning. */
export const parseCursor = (id: string): Cursor => {
	const [at = '0', seq = '0'] = id.split('-');
	return { at: Number(at) || 0, seq: Number(seq) || 0 };
};

export const formatCursor = ({ at, seq }: Cursor): string => `${at}-${seq}`;

/** The place behind the newest event. */
export const lastCursor = (queue: QueueRecord): Cursor => ({
	at: queue.counters.eventAt,
	seq: queue.counters.eventSeq,
});

/** The events behind a place, a page of them, in the shape of Redis's `XREAD`; null when there are none. */
export const eventsAfter = (queue: QueueRecord, cursor: Cursor): NonNullable<StreamReadRaw> | null => {
	const entries: [string, string[]][] = [];
	for (const row of queue.store.sql.all(AFTER, queue.id, cursor.at, cursor.seq)) {
		const events = JSON.parse(row.body) as string[][];
		const first = row.seq - events.length + 1;
		for (const [index, fields] of events.entries()) {
			const seq = first + index;
			if (row.at > cursor.at || seq > cursor.seq) entries.push([formatCursor({ at: row.at, seq }), fields]);
		}
	}
	return entries.length === 0 ? null : [[`${queue.key}:events`, entries]];
};
