/** More filings than this within a second are a rush: no ward has them on an ordinary day, an opening day may. */
const FILINGS_PER_SECOND = 10;
const SECOND_MS = 1_000;
/** Checks wait for the end of a rush, but not longer. */
const LONGEST_MS = 30_000;

/**
 * Knows whether citizens file faster than their filings can be checked. Filing goes first then: a check is for the desk,
 * which has hours, and the citizen has seconds of patience.
 */
export class Rush {
	readonly #now: () => number;
	/** The running second, and the filings in it and in the one before. */
	#second = 0;
	#filings = 0;
	#before = 0;
	#since: number | null = null;

	/** @param now milliseconds of real time */
	constructor(now: () => number = () => performance.now()) {
		this.#now = now;
	}

	/** Counts a filing. */
	count(): void {
		this.#turnSecond();
		this.#filings++;
	}

	get isOn(): boolean {
		const now = this.#turnSecond();
		if (Math.max(this.#filings, this.#before) <= FILINGS_PER_SECOND) this.#since = null;
		else this.#since ??= now;
		return this.#since !== null && now - this.#since < LONGEST_MS;
	}

	#turnSecond(): number {
		const now = this.#now();
		const second = Math.floor(now / SECOND_MS);
		if (second !== this.#second) {
			this.#before = second === this.#second + 1 ? this.#filings : 0;
			this.#filings = 0;
			this.#second = second;
		}
		return now;
	}
}
