import { type Urgency, urgencies } from './job-type.ts';

/** Room for one urgency inside BullMQ's priorities (1 to 2 097 152, lower first). */
const BAND = 500_000;

/**
 * Turns "a hundred jobs of one ward, then one of another" into "one of each, in turn": a job's priority inside its
 * urgency is the number of jobs its ward has open already, so a small ward's job stands near the front of a large ward's
 * queue.
 *
 * It counts what this process enqueued and saw finished; {@link resync} corrects it when other processes do the work.
 */
export class Fairness {
	readonly #open = new Map<string, number>();

	/** BullMQ priority of a new job; it counts as open until {@link closed}. */
	next(typeId: string, urgency: Urgency, ward: string | undefined): number {
		const base = urgencies.indexOf(urgency) * BAND + 1;
		if (ward === undefined) return base;
		const key = `${typeId} ${ward}`;
		const ahead = this.#open.get(key) ?? 0;
		this.#open.set(key, ahead + 1);
		return base + Math.min(ahead, BAND - 1);
	}

	/** The queue has `waiting` jobs of the type in all: a larger count here is scaled down to it. */
	resync(typeId: string, waiting: number): void {
		const mine = [...this.#open].filter(([key]) => key.startsWith(`${typeId} `));
		const counted = mine.reduce((sum, [, open]) => sum + open, 0);
		if (counted <= waiting) return;
		for (const [key, open] of mine) {
			const scaled = Math.floor((open * waiting) / counted);
			if (scaled > 0) this.#open.set(key, scaled);
			else this.#open.delete(key);
		}
	}

	/** A job of the ward is done, or gone. */
	closed(typeId: string, ward: string): void {
		const key = `${typeId} ${ward}`;
		const left = (this.#open.get(key) ?? 0) - 1;
		if (left > 0) this.#open.set(key, left);
		else this.#open.delete(key);
	}
}
