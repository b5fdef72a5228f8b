import type { Delivery } from './draft/draft-store.ts';
import type { FilingState } from './filing-state.ts';

/** What is missing in the choice of delivery; `null` when nothing is. */
export function deliveryProblem(delivery: Delivery): 'address' | null {
	return delivery.method === 'publicPost' && delivery.address.trim() === '' ? 'address' : null;
}

/** Required papers outside of the form that have no file yet. */
export function missingPapers(state: FilingState): readonly string[] {
	return state.outside.flatMap((paper) => (paper.required && !state.papers()[paper.key]?.length ? [paper.key] : []));
}
