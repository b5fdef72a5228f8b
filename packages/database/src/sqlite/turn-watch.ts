import { transactionTooLong } from '../errors.ts';
import type { DatabaseWarning } from '../handle.ts';

/**
 * Notices a turn of the event loop that ends with a transaction still open, warns, and gives the transaction up after a
 * while. One immediate serves all transactions of a batch, because they usually end in the turn in which they begin.
 */
export class TurnWatch {
	readonly #giveUpMs: number;
	readonly #warn: (warning: DatabaseWarning) => void;
	#current: { readonly name: string; readonly giveUp: (reason: Error) => void } | null = null;
	#turn: NodeJS.Immediate | null = null;
	#timer: NodeJS.Timeout | null = null;

	constructor(giveUpMs: number, warn: (warning: DatabaseWarning) => void) {
		this.#giveUpMs = giveUpMs;
		this.#warn = warn;
	}

	/** A transaction begins. The promise rejects when it is given up and otherwise never settles. */
	begin(name: string): Promise<never> {
		const { promise, reject } = Promise.withResolvers<never>();
		this.#current = { name, giveUp: reject };
		this.#turn ??= setImmediate(() => this.#turnEnded());
		return promise;
	}

	end(): void {
		this.#current = null;
		if (this.#timer !== null) clearTimeout(this.#timer);
		this.#timer = null;
	}

	#turnEnded(): void {
		this.#turn = null;
		const waiting = this.#current;
		if (waiting === null) return;
		this.#warn({
			code: 'database.foreignAwait',
			text: 'A transaction awaits something other than the database and keeps all writers waiting',
			transaction: waiting.name,
		});
		this.#timer = setTimeout(() => waiting.giveUp(transactionTooLong(waiting.name)), this.#giveUpMs);
	}
}
