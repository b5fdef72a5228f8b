import type { Neighbours } from './neighbours.ts';

/** A leader says so at least this often. */
const TELL_EVERY_MS = 2_000;
/** One that was not heard for so long hangs, or its machine is gone: another hands out the work meanwhile. */
const SILENT_MS = 10_000;

/**
 * Lets another process stand in for a leader that holds its lock and does nothing: one that was stopped, that waits for a disk, or whose
 * machine lost its power while PostgreSQL still believes in the connection. That two hand out the same work for a while harms
 * nobody; that nobody does would stop every dossier.
 *
 * @param now milliseconds of real time
 */
export function withStandIn(neighbours: Neighbours, now: () => number = () => performance.now()): Neighbours {
	let heardAt = now();
	let toldAt = Number.NEGATIVE_INFINITY;
	neighbours.onNews(({ kind }) => {
		if (kind === 'leads') heardAt = now();
	});
	return {
		...bound(neighbours),
		async lead() {
			if (!(await neighbours.lead()) && now() - heardAt < SILENT_MS) return false;
			if (now() - toldAt >= TELL_EVERY_MS) {
				toldAt = now();
				neighbours.tell({ kind: 'leads' });
			}
			return true;
		},
	};
}

const bound = (neighbours: Neighbours): Omit<Neighbours, 'lead'> => ({
	tell: (news) => neighbours.tell(news),
	onNews: (listener) => neighbours.onNews(listener),
	close: () => neighbours.close(),
});
