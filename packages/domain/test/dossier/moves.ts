import { type DossierEvent, type DossierState, evolve, nationalStatusCode } from '../../src/dossier/index.ts';

/** Every change of status in a record as `from→to` in national codes; entering a step inside status 4 is `4→4`. */
export function statusMoves(events: readonly DossierEvent[]): string[] {
	const moves: string[] = [];
	let state: DossierState | null = null;
	for (const event of events) {
		const next: DossierState = evolve(state, event);
		if (state !== null && (next.status !== state.status || event.type === 'stepEntered')) {
			moves.push(`${nationalStatusCode(state.status)}→${nationalStatusCode(next.status)}`);
		}
		state = next;
	}
	return moves;
}
