import type { Environment } from '@marcbachmann/cel-js';
import { meansUnanswered } from './unanswered.ts';

/*
 * `blank(x)` and `orElse(x, y)` look at whether x has a value, so they may not have it evaluated before: cel-js gives
 * such functions ("macros") the pieces of the expression. Its types leave these objects open, hence the interfaces.
 */
interface Runner<Node> {
	run(node: Node, context: unknown): unknown;
}
interface Checker<Node, Type> {
	check(node: Node, context: unknown): Type;
	getType(name: string): Type;
	createError(code: string, message: string, node: Node): Error;
	readonly registry: unknown;
}
interface CheckedType {
	unify(registry: unknown, other: CheckedType): CheckedType | null;
}
interface MacroInput {
	readonly args: readonly unknown[];
}

function runOrNull(runner: Runner<unknown>, node: unknown, context: unknown): unknown {
	try {
		return runner.run(node, context);
	} catch (error) {
		if (meansUnanswered(error)) return null;
		throw error;
	}
}

/** `null`, an empty text and an empty list are blank. */
function isBlankValue(value: unknown): boolean {
	return value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

export function registerLazyHelpers(environment: Environment): void {
	environment.registerFunction('blank(ast): bool', ({ args }: MacroInput) => ({
		async: false,
		typeCheck(checker: Checker<unknown, CheckedType>, _macro: unknown, context: unknown) {
			checker.check(args[0], context);
			return checker.getType('bool');
		},
		evaluate: (runner: Runner<unknown>, _macro: unknown, context: unknown) =>
			isBlankValue(runOrNull(runner, args[0], context)),
	}));
	environment.registerFunction('orElse(ast, ast): dyn', ({ args }: MacroInput) => ({
		async: false,
		typeCheck(checker: Checker<unknown, CheckedType>, _macro: unknown, context: unknown) {
			const wanted = checker.check(args[0], context);
			const other = checker.check(args[1], context);
			const type = wanted.unify(checker.registry, other);
			if (type !== null) return type;
			const message = `orElse() needs two values of the same type, got '${String(wanted)}' and '${String(other)}'`;
			throw checker.createError('incompatible_argument_type', message, args[1]);
		},
		evaluate: (runner: Runner<unknown>, _macro: unknown, context: unknown) =>
			runOrNull(runner, args[0], context) ?? runner.run(args[1], context),
	}));
}
