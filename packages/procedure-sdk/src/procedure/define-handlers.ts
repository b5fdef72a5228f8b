import type { FormFinding } from '@motcua/forms';
import type { StepResult } from '../contract.ts';
import type { DoneResult, HandlerContext, StepContext, ToolsOf } from './context.ts';
import type { Procedure } from './define-procedure.ts';
import type { AutoKey, CheckKey, OutcomeOf, ProcedureDefinition } from './definition.ts';

type DefinitionOf<P> = P extends Procedure<infer D> ? D : never;
type OrPromise<T> = T | Promise<T>;

/** What an automatic step may answer. */
export type StepAnswer<D extends ProcedureDefinition, Outcome extends string> =
	| DoneResult<D, Outcome>
	| Exclude<StepResult, { kind: 'done' }>;

/** One handler per automatic step and per check, and `validate` when the manifest says so. */
export type HandlersOf<D extends ProcedureDefinition> = {
	readonly [K in AutoKey<D>]: (
		context: StepContext<D, OutcomeOf<D, K>> & ToolsOf<D>,
	) => OrPromise<StepAnswer<D, OutcomeOf<D, K>>>;
} & {
	readonly [K in CheckKey<D>]: (context: HandlerContext<D>) => OrPromise<readonly FormFinding[]>;
} & (D extends { readonly validates: true }
		? {
				/** Looks at the answers when the citizen reviews them and again before reception. Finds, never refuses. */
				readonly validate: (context: HandlerContext<D>) => OrPromise<readonly FormFinding[]>;
			}
		: unknown);

export type HandlersFor<P> = HandlersOf<DefinitionOf<P>>;

/** No handler without a step. */
type Known<P, H> = { readonly [K in Exclude<keyof H, keyof HandlersFor<P>>]: never };

/**
 * Declares the code of a procedure; the default export of `src/handlers.ts`. Imports the procedure as a type only, so that forms and
 * texts are not bundled into the code.
 *
 * ```ts
 * import type procedure from './procedure.ts';
 * export default defineHandlers<typeof procedure>({
 *   priceCopies: ({ answers, settings, t, done, fee }) => done('priced', { intents: [fee([…])] }),
 * });
 * ```
 */
export const defineHandlers = <P extends Procedure>(
	handlers: HandlersFor<P> & Known<P, NoInfer<HandlersFor<P>>>,
): HandlersFor<P> => handlers;
