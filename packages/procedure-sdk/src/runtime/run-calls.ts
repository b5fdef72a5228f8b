import type { CallBreach, CallHandler, CallName } from '../capability-calls.ts';
import { MAX_CALL_ANSWER } from '../schema/call-schema.ts';
import { parseUntrustedJson } from '../schema/parse-json.ts';

/** Says things to the host about the calls of one run. */
export interface CallLine {
	answer(index: number, answer: string): void;
	/** The run shall end. */
	abort(): void;
}

interface CallFrame {
	readonly index: number;
	readonly call: CallName;
	readonly request: string;
}

const NOT_HERE: CallBreach = {
	failure: 'denied',
	message: 'calls can be made in automatic steps only, as far as the ward granted them',
};

/**
 * The calls of one run, seen from the core: taken in their order, carried out one after another, answered only while the run lives. The handler is
 * given the request as it came; that it is sound is for the handler to find out.
 */
export class RunCalls {
	readonly #handler: CallHandler | undefined;
	readonly #line: CallLine;
	readonly #over = new AbortController();
	#taken = 0;
	#answered = 0;
	#last: Promise<void> = Promise.resolve();
	/** Why the run must end, whatever the host says of it. */
	breach: CallBreach | undefined;

	constructor(handler: CallHandler | undefined, line: CallLine) {
		this.#handler = handler;
		this.#line = line;
	}

	get unanswered(): number {
		return this.#taken - this.#answered;
	}

	/** @throws Error when the host breaks the order of calls. */
	take(frame: CallFrame): void {
		if (frame.index !== this.#taken) throw new Error(`call ${frame.index} where call ${this.#taken} is due`);
		this.#taken += 1;
		this.#last = this.#last.then(() => this.#carryOut(frame));
	}

	/** The run is over: what is under way is told, what waits is dropped. */
	close(): void {
		this.#over.abort();
	}

	async #carryOut({ index, call, request }: CallFrame): Promise<void> {
		if (this.#over.signal.aborted || this.breach) return;
		const end = await this.#ask(index, call, request);
		if (this.#over.signal.aborted) return;
		if (typeof end === 'string') {
			this.#answered += 1;
			this.#line.answer(index, end);
		} else {
			this.breach = end;
			this.#line.abort();
		}
	}

	/** JSON of the answer, or why the run must end. */
	async #ask(index: number, call: CallName, text: string): Promise<string | CallBreach> {
		if (!this.#handler) return NOT_HERE;
		const request = parseUntrustedJson(text);
		if (!request.ok)
			return { failure: 'bug', message: `use.${call}: the request is not JSON that may be kept: ${request.why}` };
		try {
			const answer = await this.#handler({ index, call, request: request.value }, this.#over.signal);
			if ('breach' in answer) return answer.breach;
			const json = JSON.stringify(answer);
			if (json.length <= MAX_CALL_ANSWER) return json;
			return {
				failure: 'bug',
				message: `use.${call}: the answer has ${json.length} characters of JSON; at most ${MAX_CALL_ANSWER}`,
			};
		} catch {
			return { failure: 'retryable', message: `use.${call}: the core could not carry out the call` };
		}
	}
}
