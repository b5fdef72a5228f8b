import type { CallAnswer, CapabilityCall, CapabilityGrant } from '@motcua/procedure-sdk';
import type { Services } from '../../services.ts';
import type { RunFacts } from '../../steps/run/step-request.ts';

type GrantOf<Use extends CapabilityGrant['use']> = Extract<CapabilityGrant, { readonly use: Use }>;
export type RequestOf<Call extends CapabilityCall['call']> = Extract<
	CapabilityCall,
	{ readonly call: Call }
>['request'];

/** What one call is carried out with. */
export interface CallContext<Use extends CapabilityGrant['use']> {
	readonly services: Services;
	readonly facts: RunFacts;
	/** What the ward granted of what the manifest asks for, as of now. */
	readonly grant: GrantOf<Use>;
	/** The same at every repetition of this call. */
	readonly idempotencyKey: string;
	/** The run is over. */
	readonly signal: AbortSignal;
}

/** Thrown when a call has no good answer; the step is told, and may go on. */
export class CallError extends Error {
	readonly code: string;
	readonly retryable: boolean;
	constructor(code: string, message: string, retryable = false) {
		super(message);
		this.name = 'CallError';
		this.code = code;
		this.retryable = retryable;
	}
	get answer(): CallAnswer {
		return { ok: false, code: this.code, message: this.message, retryable: this.retryable };
	}
}

/** Thrown for a call that the ward has not granted, or that nobody has connected: the run ends as `denied`. */
export class CallDenied extends Error {
	constructor(message: string) {
		super(message);
		this.name = 'CallDenied';
	}
}
