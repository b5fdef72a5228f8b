/**
 * Tells the step engine of this process that a commit left work behind. The rows are the record; a lost ring costs the
 * wait until the next look, never the work.
 */
export interface Doorbell {
	ring(): void;
	/** Sets who answers; one at a time. */
	onRing(answer: () => void): void;
}

export function createDoorbell(): Doorbell {
	let answer: () => void = () => {};
	return {
		ring: () => answer(),
		onRing(next) {
			answer = next;
		},
	};
}
