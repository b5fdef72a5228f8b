import type { Findings } from '../findings.ts';

/** What the server knows of an uploaded file. */
export interface UploadFacts {
	readonly name: string;
	readonly mime: string;
	readonly bytes: number;
}

/** Everything outside of the answers that reading depends on. */
export interface ReadContext {
	/** ISO date in the ward's time zone. */
	readonly today: string;
	/** By upload id; absent where uploads cannot be looked up (the browser before sending). */
	readonly uploads?: Readonly<Record<string, UploadFacts>> | undefined;
	readonly findings: Findings;
	/** Values of options that are not offered at the moment. */
	hiddenOptions: ReadonlySet<string> | null;
}

/**
 * Reads one kind of answer.
 *
 * `read` turns any input into the normalised answer, or `undefined` when there is none that could be kept, and reports
 * what is wrong. An answer of the right shape that breaks a rule is kept, so that the person sees what they typed.
 */
export interface FieldReader<Answer> {
	read(input: unknown, path: string, context: ReadContext): Answer | undefined;
	/** The answer as expressions see it. */
	toScope(answer: Answer): unknown;
	/** What expressions see while there is no answer: `null`, `false` for a tick, an empty list for lists. */
	readonly unanswered: unknown;
}

/** True for input that stands for "not answered". */
export function isBlank(input: unknown): boolean {
	return input === undefined || input === null || input === '';
}

/** A plain JSON object: not an array, a date, a class of its own. */
export function isRecord(input: unknown): input is Readonly<Record<string, unknown>> {
	if (typeof input !== 'object' || input === null || Array.isArray(input)) return false;
	const prototype = Object.getPrototypeOf(input);
	return prototype === Object.prototype || prototype === null;
}

/** The own property, never one of the prototype. */
export function own(record: Readonly<Record<string, unknown>>, key: string): unknown {
	return Object.hasOwn(record, key) ? record[key] : undefined;
}
