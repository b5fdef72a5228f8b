import { Environment } from '@marcbachmann/cel-js';
import { registerHelpers } from './helpers.ts';
import { registerLazyHelpers } from './lazy-helpers.ts';
import { MAX_EXPRESSION_DEPTH, MAX_EXPRESSION_NODES, MAX_LIST_LITERAL } from './limits.ts';
import { unanswered } from './unanswered.ts';

export const LIMITS = {
	maxAstNodes: MAX_EXPRESSION_NODES * 4, // macros expand into more nodes than were written
	maxDepth: MAX_EXPRESSION_DEPTH,
	maxListElements: MAX_LIST_LITERAL,
	maxMapEntries: 0,
	maxCallArguments: 8,
};

/**
 * The environment in which expressions run. Names are looked up in the scope that is handed in; types were checked when
 * the definition was (`schema/check`), which uses the same functions over typed names.
 */
export const runtimeEnvironment = registerForms(new Environment({ unlistedVariablesAreDyn: true, limits: LIMITS }));

/** Adds the functions and operators of forms to an environment. */
export function registerForms(environment: Environment): Environment {
	registerUnansweredOperators(environment);
	registerMixedArithmetic(environment);
	registerHelpers(environment);
	registerLazyHelpers(environment);
	return environment;
}

/** `null` with an operator means: not answered yet. Without these overloads cel-js would build an error with a stack. */
function registerUnansweredOperators(environment: Environment): void {
	const pairs: readonly (readonly [readonly string[], readonly string[]])[] = [
		[
			['<', '<=', '>', '>='],
			['int', 'double', 'string', 'bool'],
		],
		[
			['-', '*', '/', '%'],
			['int', 'double'],
		],
		[['+'], ['int', 'double', 'string']],
	];
	for (const [operators, types] of pairs) {
		for (const operator of operators) {
			for (const type of types) {
				const result = operators.includes('<') ? 'bool' : type;
				environment.registerOperator(`null ${operator} ${type}: ${result}`, unanswered);
				environment.registerOperator(`${type} ${operator} null: ${result}`, unanswered);
			}
			environment.registerOperator(`null ${operator} null`, unanswered);
		}
	}
	environment.registerOperator('!null: bool', unanswered);
	environment.registerOperator('-null: int', unanswered);
}

/** CEL knows no `2 * 1.5`; people who write forms do. */
function registerMixedArithmetic(environment: Environment): void {
	const operations: Readonly<Record<string, (left: number, right: number) => number>> = {
		'+': (left, right) => left + right,
		'-': (left, right) => left - right,
		'*': (left, right) => left * right,
		'/': (left, right) => left / right,
	};
	for (const [operator, apply] of Object.entries(operations)) {
		const handler = (left: number | bigint, right: number | bigint): number => apply(Number(left), Number(right));
		environment.registerOperator(`int ${operator} double: double`, handler);
		environment.registerOperator(`double ${operator} int: double`, handler);
	}
}
