/**
 * Thrown inside an expression that needs an answer which is not there yet. `&&`, `||`, `all` and `exists` absorb it as
 * CEL prescribes for errors; what reaches the top means "no value", not "broken".
 */
class UnansweredError extends Error {}

/** One object for all: making an error with its stack is the dearest thing that an evaluation could do. */
const UNANSWERED = new UnansweredError('an answer that this expression needs is not there yet');

/** Handler for overloads that meet an unanswered value. */
export function unanswered(): never {
	throw UNANSWERED;
}

/** Codes of errors that cel-js raises when it meets `null` where a value belongs. */
const NULL_CODES = new Set([
	'no_such_overload',
	'no_matching_overload',
	'invalid_logical_operand',
	'invalid_condition_type',
	'list_item_type_mismatch',
]);

/** True when an error of the evaluator says no more than that an answer is missing. */
export function meansUnanswered(error: unknown): boolean {
	if (error === UNANSWERED) return true;
	if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return false;
	// `mother.fullName` while `mother` is unanswered; a misspelt part was refused when the definition was checked.
	if (error.code === 'no_such_key') return true;
	return NULL_CODES.has(error.code) && 'summary' in error && /\bnull\b/.test(String(error.summary));
}
