import { runtimeEnvironment } from './environment.ts';
import { MAX_EXPRESSION_LENGTH } from './limits.ts';
import { type References, readReferences } from './references.ts';
import { meansUnanswered } from './unanswered.ts';

/** Values by name that an expression sees. A Map: it has no prototype to climb, and is quicker than a bare object. */
export type Scope = Map<string, unknown>;

/** The expression needs an answer which is not there yet. */
export const NO_VALUE: unique symbol = Symbol('no value');

/** The expression is broken, or broke on these answers. */
export class ExpressionFailure {
	readonly reason: string;

	constructor(reason: string) {
		this.reason = reason;
	}
}

export interface Expression {
	readonly source: string;
	/** `null` when the expression could not be parsed or is not allowed; then `run` always fails. */
	readonly references: References | null;
	/** Never throws. The value is a CEL value: ints are BigInt. */
	run(scope: Scope): unknown;
}

/** Compiles once; a broken expression becomes one that fails whenever it is run. */
export function compileExpression(source: string): Expression {
	if (source.length > MAX_EXPRESSION_LENGTH)
		return brokenExpression(source, `longer than ${MAX_EXPRESSION_LENGTH} characters`);
	try {
		const program = runtimeEnvironment.parse(source);
		const references = readReferences(program.ast);
		const refusal = references.refusals[0];
		if (refusal !== undefined) return brokenExpression(source, `${refusal.code}: ${refusal.found}`);
		return { source, references, run: (scope) => runSafely(program, scope) };
	} catch (error) {
		return brokenExpression(source, reasonOf(error));
	}
}

function runSafely(program: (scope: Scope) => unknown, scope: Scope): unknown {
	try {
		return program(scope);
	} catch (error) {
		return meansUnanswered(error) ? NO_VALUE : new ExpressionFailure(reasonOf(error));
	}
}

function brokenExpression(source: string, reason: string): Expression {
	const failure = new ExpressionFailure(reason);
	return { source, references: null, run: () => failure };
}

/** One line, without the source excerpt that cel-js appends to its messages. */
export function reasonOf(error: unknown): string {
	if (error instanceof Error) {
		const text = 'summary' in error && typeof error.summary === 'string' ? error.summary : error.message;
		return text.slice(0, 200);
	}
	return String(error).slice(0, 200);
}
