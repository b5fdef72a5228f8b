import type { CallAnswer, CallName } from '../capability-calls.ts';
import type { toPlain } from './to-plain.ts';

/** Takes a call out of the sandbox; `request` is JSON. */
export type SendCall = (index: number, call: CallName, request: string) => void;
/** Makes a call and waits for its answer. */
export type Ask = <Answer>(call: CallName, request: unknown) => Promise<Answer>;

/**
 * The calls of one run: numbered in the order in which they are made, settled one after another by what drives the realm.
 *
 * Self-contained: its source text is part of the script that runs inside the sandbox, see `runtime-source.ts`.
 */
export function stepCalls(send: SendCall | undefined, plain: typeof toPlain) {
	const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
	let made = 0;
	const failure = (name: string, code: string, message: string) => Object.assign(new Error(message), { name, code });
	const ask: Ask = async <Answer>(call: CallName, request: unknown) => {
		if (!send) throw failure('CapabilityError', 'call.none', `use.${call}: calls can be made in automatic steps only`);
		if (made >= 32) throw failure('CapabilityError', 'call.tooMany', `use.${call}: a run may make 32 calls at most`);
		const json = JSON.stringify(plain(request, `use.${call}`));
		if (json.length > 262_144) {
			throw failure(
				'CapabilityError',
				'call.tooLarge',
				`use.${call}: the request has ${json.length} characters of JSON; at most 262144 may leave`,
			);
		}
		const index = made++;
		return new Promise<Answer>((resolve, reject) => {
			waiting.set(index, { resolve: resolve as (value: unknown) => void, reject });
			send(index, call, json);
		});
	};
	return Object.freeze({
		ask,
		/** How many wait for their answer. */
		pending: () => waiting.size,
		/** Gives a call its answer: JSON of a `CallAnswer`. One that nobody waits for is passed over. */
		settle(index: number, answerJson: string) {
			const call = waiting.get(index);
			waiting.delete(index);
			const answer: CallAnswer = JSON.parse(answerJson);
			if (answer.ok) call?.resolve(answer.value);
			else {
				const name = answer.retryable ? 'RetryableError' : 'CapabilityError';
				call?.reject(failure(name, answer.code, answer.message));
			}
		},
	});
}
