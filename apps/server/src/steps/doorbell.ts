/** Why a commit rings: a filing may be one of thousands, everything else is somebody's act or a step's. */
export type Ring = 'filing' | 'work';

/**
 * Tells the step engine of this process that a commit left work behind. The rows are the record; a lost ring costs the
 * wait until the next look, never the work.
 */
export interface Doorbell {
	ring(why?: Ring): void;
	/** Sets who answers; one at a time. */
	onRing(answer: (why: Ring) => void): void;
}

export function createDoorbell(): Doorbell {
	let answer: (why: Ring) => void = () => {};
	return {
		ring: (why = 'work') => answer(why),
		onRing(next) {
			answer = next;
		},
	};
}
