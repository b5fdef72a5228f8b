import type { Random } from '../play/random.ts';

/** How stories go, and how often in a hundred. */
const fates = {
	finished: 50,
	underway: 24,
	supplement: 5,
	supplementAnswered: 5,
	rejected: 4,
	withdrawn: 3,
	refused: 4,
	stopped: 2,
	extended: 3,
	late: 1,
} as const;

/**
 * How the story of a demo dossier goes. After so many acts it is left where it stands, so that the ward has dossiers in every
 * state, but not beyond its deadline: only the few `late` ones are, to show what that looks like.
 */
export interface Fate {
	readonly kind: keyof typeof fates;
	/** Acts that bring it forward before it is left alone; null: to the end. */
	readonly stopAfter: number | null;
}

const allKinds = Object.keys(fates) as readonly Fate['kind'][];

/** What may happen to a dossier in a ward that keeps its deadlines. */
export const fateKinds = allKinds.filter((kind) => kind !== 'late');

/** A fate for a dossier that was filed `ageDays` ago: old ones are mostly finished, those of today have just begun. */
export function drawFate(random: Random, ageDays: number): Fate {
	if (ageDays < 1) return { kind: 'underway', stopAfter: random.integer(0, 2) };
	const kind = random.weighted(allKinds.map((one) => [one, fates[one]] as const));
	if (kind === 'underway' && ageDays > 4 && random.next() < 0.9) return { kind: 'finished', stopAfter: null };
	return fateOf(kind, random);
}

export const fateOf = (kind: Fate['kind'], random: Random): Fate => ({
	kind,
	stopAfter: kind === 'underway' ? random.integer(1, 6) : kind === 'late' ? random.integer(1, 3) : null,
});
