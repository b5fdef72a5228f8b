import type { Random } from '../play/random.ts';

/**
 * How the story of a demo dossier goes. `stopAfter` acts of staff it is left where it stands, so that the ward has dossiers
 * in every state.
 */
export interface Fate {
	readonly kind:
		| 'finished'
		| 'underway'
		| 'rejected'
		| 'supplement'
		| 'supplementAnswered'
		| 'withdrawn'
		| 'refused'
		| 'extended';
	/** Acts that bring it forward before it is left alone; null: to the end. */
	readonly stopAfter: number | null;
}

const fates: readonly (readonly [Fate['kind'], number])[] = [
	['finished', 52],
	['underway', 26],
	['supplement', 5],
	['supplementAnswered', 5],
	['rejected', 4],
	['withdrawn', 3],
	['refused', 3],
	['extended', 2],
];

/** A fate for a dossier that was filed `ageDays` ago: old ones are mostly finished, those of today have just begun. */
export function drawFate(random: Random, ageDays: number): Fate {
	if (ageDays < 1) return { kind: 'underway', stopAfter: random.integer(0, 2) };
	const kind = random.weighted(fates);
	if (kind === 'underway' && ageDays > 4 && random.next() < 0.9) return { kind: 'finished', stopAfter: null };
	return { kind, stopAfter: kind === 'underway' ? random.integer(0, 6) : null };
}
