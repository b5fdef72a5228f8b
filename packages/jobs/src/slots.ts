import { type Urgency, urgencies } from './job-type.ts';

interface Waiting {
	rank: number;
	start: () => void;
}

/**
 * The places in which this process works on jobs at the same time, over all types. When they are all taken, the next free
 * one goes to the most urgent job that waits, and among equals to the one that waited longest.
 */
export class Slots {
	readonly #total: number;
	#taken = 0;
	#waiting: Waiting[] = [];

	constructor(total: number) {
		this.#total = total;
	}

	/** Runs `work` when a place is free. */
	async run<Result>(urgency: Urgency, work: () => Promise<Result>): Promise<Result> {
		await this.#take(urgency);
		try {
			return await work();
		} finally {
			this.#give();
		}
	}

	/** Nobody works. */
	get isIdle(): boolean {
		return this.#taken === 0;
	}

	async #take(urgency: Urgency): Promise<void> {
		if (this.#taken < this.#total) {
			this.#taken += 1;
			return;
		}
		const rank = urgencies.indexOf(urgency);
		await new Promise<void>((start) => {
			const behind = this.#waiting.findIndex((other) => other.rank > rank);
			this.#waiting.splice(behind === -1 ? this.#waiting.length : behind, 0, { rank, start });
		});
	}

	/** A place passes straight to the one who waits, so that no newcomer can slip in between. */
	#give(): void {
		const next = this.#waiting.shift();
		if (next === undefined) this.#taken -= 1;
		else next.start();
	}
}
