import type { Localised } from '@motcua/forms';

/**
 * Thrown by a handler when an outside cause stopped it and the same run may succeed later. The core retries by its
 * policy; any other error counts as the author's bug and is never retried by itself.
 *
 * Recognised by its name on the other side of the sandbox boundary, where classes have no identity.
 */
export class RetryableError extends Error {
	override readonly name = 'RetryableError';
}

/**
 * Thrown into a handler when a call of `context.use` was answered with an error that the same call would meet again. `code` is stable. Uncaught it
 * counts as the author's bug.
 *
 * Recognised by its name on the other side of the sandbox boundary, where classes have no identity.
 */
export class CapabilityError extends Error {
	override readonly name = 'CapabilityError';
	readonly code: string;

	constructor(code: string, message: string) {
		super(message);
		this.code = code;
	}
}

/** Thrown by `defineProcedure` and `toFormDefinition` when the definition cannot become a package. */
export class ProcedureDefinitionError extends Error {
	override readonly name = 'ProcedureDefinitionError';
	/** Stable, for example `form.key.reserved`. */
	readonly code: string;
	/** Where, for example `forms.application.child.item`. */
	readonly place: string;
	readonly text: Localised;

	constructor(code: string, place: string, message: Localised) {
		super(`${place}: ${message.en} (${code})`);
		this.code = code;
		this.place = place;
		this.text = message;
	}
}
