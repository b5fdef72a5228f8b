/**
 * What the code of a step may ask of the core while it runs, and what it is answered: JSON that crosses the sandbox boundary. Part of the
 * contract; types only. The core carries calls out, journals them, and answers the calls of one run one after another in the order in which
 * they were made, so that a repeated run can be given the recorded answers.
 */
import type { Localised } from '@motcua/forms';
import type { FeeLine } from './contract.ts';

export type HttpMethod = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** A request to a host that the manifest names. Sent by the core, with an `Idempotency-Key` that a repetition of the run repeats. */
export interface HttpRequest {
	readonly method: HttpMethod;
	/** Absolute. `https:` only, unless ward IT named the host as an internal service. */
	readonly url: string;
	/** Not for credentials: see `secrets`. */
	readonly headers?: Readonly<Record<string, string>>;
	/** Header → name of a secret that ward IT keeps; the core writes the value, code never sees it. */
	readonly secrets?: Readonly<Record<string, string>>;
	/** JSON, sent as `application/json`. */
	readonly json?: unknown;
	/** Milliseconds. Default 3,000, at most 10,000, and never past the end of the run. */
	readonly timeoutMs?: number;
}
/** Any status is an answer; no connection, no answer in time or one that is too large is a `RetryableError`. */
export interface HttpAnswer {
	readonly status: number;
	readonly contentType: string | null;
	/** UTF-8 text, at most 256 KiB. Values of secrets that the other side repeats are covered. */
	readonly body: string;
}

/** Looks one thing up in a register that ward IT connected. */
export interface RegisterRequest {
	readonly register: string;
	/** What identifies the record, as the register wants it (`identity`, `fullName`, `birthDate` …). */
	readonly query: Readonly<Record<string, string>>;
}
export interface RegisterAnswer {
	/** The fields that the manifest names, and no others; null when the register has no such record. */
	readonly record: Readonly<Record<string, unknown>> | null;
	/** ISO instant of what the register knows. */
	readonly asOf: string;
}

/** A question to another ward; a person there answers it. */
export interface WardQuestion {
	/** Names the question within the dossier: asking again under the same name gives the same ticket. */
	readonly key: string;
	/** Code of the ward that is asked. */
	readonly ward: string;
	readonly question: Localised;
	/** What the other ward needs to know to answer, shown as it stands: at most 20 lines. */
	readonly facts: readonly { readonly label: Localised; readonly value: string }[];
	/** The answers to choose from. */
	readonly choices: Readonly<Record<string, Localised>>;
	/** ISO instant by which an answer is needed. */
	readonly answerBy: string;
}
export interface WardInquiry {
	readonly ticket: string;
	/** `outside`: the ward does not use this installation; it must be asked by letter, which is a human step. */
	readonly state: 'asked' | 'answered' | 'outside';
	readonly answerBy: string;
	readonly answer: {
		/** Key of one of the `choices`. */
		readonly choice: string;
		readonly note: string;
		readonly answeredAt: string;
		/** Name of the ward that answered. */
		readonly ward: string;
	} | null;
}

/** Where the dossier's fee stands. `pending`: asked for and waited for. */
export interface PaymentState {
	readonly status: 'none' | 'due' | 'pending' | 'paid' | 'refunded' | 'cancelled';
	readonly amountVnd: number;
	readonly paidAt: string | null;
}

/** Renders a paper beside the result, from a template of the package. */
export interface RenderRequest {
	readonly template: string;
	readonly data: Readonly<Record<string, unknown>>;
	/** Name of the file for people, without extension. */
	readonly name: string;
}
export interface RenderedPaper {
	/** SHA-256 of the file; the intent `attach` puts it among the dossier's results. */
	readonly fileId: string;
	readonly name: string;
	readonly bytes: number;
	readonly pages: number;
}

/** One call as it leaves the sandbox. */
export type CapabilityCall =
	| { readonly call: 'http'; readonly request: HttpRequest }
	| { readonly call: 'register'; readonly request: RegisterRequest }
	| { readonly call: 'askWard'; readonly request: WardQuestion }
	| { readonly call: 'payment.ask'; readonly request: { readonly lines: readonly FeeLine[] } }
	| { readonly call: 'payment.state'; readonly request: Readonly<Record<string, never>> }
	| { readonly call: 'render'; readonly request: RenderRequest };
export type CallName = CapabilityCall['call'];

/** What a call is answered. */
export type CallAnswer =
	| { readonly ok: true; readonly value: unknown }
	| {
			readonly ok: false;
			/** Stable: `http.timeout`, `register.unreachable` … */
			readonly code: string;
			readonly message: string;
			/** The same call may succeed later: thrown as `RetryableError`, else as `CapabilityError`. */
			readonly retryable: boolean;
	  };
/** Ends the run at once, whatever its code would have made of it: not granted, a fault of the author, or the core could not keep its journal. */
export interface CallBreach {
	readonly failure: 'denied' | 'bug' | 'retryable';
	readonly message: string;
}

/**
 * Carries out the calls of one run. Given one call at a time, in order, with its place in the run from 0; `signal` fires when the run is
 * over. Must settle within the run's limits, and must not believe what it is given: the request is JSON of any shape.
 */
export type CallHandler = (
	call: { readonly index: number; readonly call: CallName; readonly request: unknown },
	signal: AbortSignal,
) => Promise<CallAnswer | { readonly breach: CallBreach }>;
