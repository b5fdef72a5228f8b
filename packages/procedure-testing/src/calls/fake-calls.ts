import type { CallAnswer, CallHandler, CallName, CapabilityCall } from '@motcua/procedure-sdk';

type RequestOf<C extends CallName> = Extract<CapabilityCall, { readonly call: C }>['request'];

/**
 * What the outside world answers in a test, by kind of call. The value is what the step is given; throw {@link FakeOutage} for a service
 * that is down. A kind without an entry refuses the call as the ward would that did not grant it.
 */
export type FakeCalls = {
	readonly [C in CallName]?: (request: RequestOf<C>) => unknown;
};

/** A call as it was made, with its answer. */
export interface RecordedCall {
	readonly step: string;
	readonly stepRunId: string;
	/** Place in its run, from 0. */
	readonly index: number;
	readonly call: CallName;
	readonly request: unknown;
	readonly answer: CallAnswer;
}

/** Throw it from a {@link FakeCalls} entry: the service does not answer, the step is told by a `RetryableError`. */
export class FakeOutage extends Error {
	override readonly name = 'FakeOutage';
	readonly code: string;
	constructor(code = 'http.unreachable', message = 'the service does not answer') {
		super(message);
		this.code = code;
	}
}

/**
 * Carries out the calls of runs by fakes and keeps a journal like the core's: a run that is repeated is given the recorded answers, so that
 * nothing is sent twice.
 */
export function openFakeCalls(fakes: FakeCalls) {
	const journal: RecordedCall[] = [];
	const handlerFor =
		(step: string, stepRunId: string, onCall?: (call: RecordedCall) => void): CallHandler =>
		async ({ index, call, request }) => {
			const known = journal.find((one) => one.stepRunId === stepRunId && one.index === index && one.call === call);
			if (known) return known.answer;
			const fake = fakes[call] as ((request: unknown) => unknown) | undefined;
			if (!fake) {
				return {
					breach: { failure: 'denied', message: `use.${call}: the test has no fake for it (option calls.${call})` },
				};
			}
			const recorded = { step, stepRunId, index, call, request, answer: await answerOf(fake, request) };
			// An outage is no answer: the next attempt asks again.
			if (recorded.answer.ok || !recorded.answer.retryable) journal.push(recorded);
			onCall?.(recorded);
			return recorded.answer;
		};
	return { journal: journal as readonly RecordedCall[], handlerFor };
}

async function answerOf(fake: (request: unknown) => unknown, request: unknown): Promise<CallAnswer> {
	try {
		return { ok: true, value: await fake(request) };
	} catch (error) {
		if (!(error instanceof FakeOutage)) throw error;
		return { ok: false, code: error.code, message: error.message, retryable: true };
	}
}
