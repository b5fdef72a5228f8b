import type { Tx } from '../../handle.ts';
import { changeCounter } from '../counters.ts';
import type { DossierRow } from './projection.ts';

/** Names of the counters that dossiers are counted under. */
export const counterName = {
	open: 'open',
	finished: 'finished',
	waitingCitizen: 'waitingCitizen',
	blocked: 'blocked',
	status: (status: string) => `status:${status}`,
	queue: (queue: string) => `queue:${queue}`,
	unassigned: (queue: string) => `unassigned:${queue}`,
	/** Dossiers on which this person must act now. */
	assignee: (staffId: string) => `assignee:${staffId}`,
	/** Open dossiers that are pinned to a package. */
	pinned: (digest: string) => `pinned:${digest}`,
} as const;

/** Everything that a dossier counts for as it stands. */
function countsFor(row: DossierRow): string[] {
	const names = [counterName.status(row.status)];
	if (row.finishedAt !== null) return [...names, counterName.finished];
	names.push(counterName.open, counterName.pinned(row.procedureDigest));
	if (row.citizenSince !== null) names.push(counterName.waitingCitizen);
	if (row.blockedSince !== null) names.push(counterName.blocked);
	if (row.queue !== null) {
		names.push(counterName.queue(row.queue));
		names.push(row.assigneeId === null ? counterName.unassigned(row.queue) : counterName.assignee(row.assigneeId));
	}
	return names;
}

/** Moves a dossier from what it counted for to what it counts for now. */
export function recount(tx: Tx, before: DossierRow | null, after: DossierRow): void {
	const was = new Set(before === null ? [] : countsFor(before));
	for (const name of countsFor(after)) {
		if (!was.delete(name)) changeCounter(tx, { wardId: after.wardId, name, by: 1 });
	}
	for (const name of was) changeCounter(tx, { wardId: after.wardId, name, by: -1 });
}
