import type { StepRequest, StepResult } from '../contract.ts';
import type { lockCompiler } from './lock-compiler.ts';
import type { lockDeterminism, Unlock } from './lock-determinism.ts';
import type { lockMemory } from './lock-memory.ts';
import type { seededRandom } from './seeded-random.ts';
import type { SendCall, stepCalls } from './step-calls.ts';
import type { AnyContext, stepContext } from './step-context.ts';
import type { EmitLine, stepLog } from './step-log.ts';
import type { toPlain } from './to-plain.ts';

/** The pieces of the runtime, handed over so that none refers to another by a name that a bundler may change. */
export interface RuntimeParts {
	readonly lockCompiler: typeof lockCompiler;
	readonly lockMemory: typeof lockMemory;
	readonly lockDeterminism: typeof lockDeterminism;
	readonly seededRandom: typeof seededRandom;
	readonly stepCalls: typeof stepCalls;
	readonly stepContext: typeof stepContext;
	readonly stepLog: typeof stepLog;
	readonly toPlain: typeof toPlain;
}

/** What the code of a package exports. */
export type Handlers = Readonly<Record<string, (context: AnyContext) => unknown>>;

/** What a run leaves behind: JSON of a result, or why there is none. Judged again outside the sandbox. */
export type RuntimeOutcome =
	| { readonly ok: true; readonly result: StepResult }
	| {
			readonly ok: false;
			readonly failure: 'bug' | 'retryable' | 'memoryLimit';
			readonly message: string;
			readonly stack?: string;
	  };

export interface Runtime {
	/**
	 * Starts the one run of this realm. Resolves when the outcome can be taken; never rejects. `send` takes the run's calls out; without it
	 * there are none.
	 */
	start(requestJson: string, emit: EmitLine, send?: SendCall): Promise<void>;
	/** Gives a call its answer, JSON of a `CallAnswer`. Calls are settled in the order in which they were made. */
	settle(index: number, answerJson: string): void;
	/** JSON of a {@link RuntimeOutcome}, or undefined while the handler has not answered. */
	take(): string | undefined;
	/** Gives the realm its clock and randomness back. */
	unlock: Unlock;
}

/**
 * Prepares a realm for one run of one handler and returns what drives it.
 *
 * Self-contained: its source text is part of the script that runs inside the sandbox, see `runtime-source.ts`.
 */
export function startRuntime(
	root: typeof globalThis,
	parts: RuntimeParts,
	handlersOf: () => unknown,
	surplus: readonly string[],
	lastingRealm = true,
): Runtime {
	const unlock = parts.lockDeterminism(root, surplus);
	if (!lastingRealm) {
		parts.lockMemory(root);
		parts.lockCompiler(root);
	}
	let outcome: string | undefined;
	let started = false;
	let calls: ReturnType<typeof stepCalls> | undefined;

	const failure = (thrown: unknown): RuntimeOutcome => {
		const error = thrown instanceof Error ? thrown : new Error(`a handler threw ${String(thrown)}, not an Error`);
		const outOfMemory = error instanceof RangeError && /array buffer allocation/i.test(error.message);
		return {
			ok: false,
			failure: outOfMemory ? 'memoryLimit' : error.name === 'RetryableError' ? 'retryable' : 'bug',
			message: `${error.name}: ${error.message}`.slice(0, 2000),
			stack: String(error.stack ?? '').slice(0, 8000),
		};
	};
	const handle = async (requestJson: string, emit: EmitLine, send?: SendCall): Promise<RuntimeOutcome> => {
		const log = parts.stepLog(emit);
		calls = parts.stepCalls(send, parts.toPlain);
		const { ask, pending } = calls;
		try {
			const request: StepRequest = JSON.parse(requestJson);
			const handlers = handlersOf() as Handlers | undefined;
			const handler = handlers && Object.hasOwn(handlers, request.handler) ? handlers[request.handler] : undefined;
			if (typeof handler !== 'function') {
				throw new Error(
					`the code of the package has no handler named "${request.handler}"; it has: ${Object.keys(handlers ?? {}).join(', ') || 'none'}`,
				);
			}
			const answer = await handler(parts.stepContext(request, log, parts.seededRandom(request.stepRunId), ask));
			if (pending() > 0)
				throw new Error(
					`the handler answered while ${pending()} of its calls were unanswered; await every call of use`,
				);
			// `validate` and checks answer with findings alone.
			const result = Array.isArray(answer) ? { kind: 'done', outcome: 'checked', findings: answer } : answer;
			return { ok: true, result: parts.toPlain(result) as StepResult };
		} catch (error) {
			return failure(error);
		} finally {
			log.finish();
		}
	};
	return Object.freeze({
		async start(requestJson: string, emit: EmitLine, send?: SendCall) {
			if (started) throw new Error('a realm runs one handler once');
			started = true;
			outcome = JSON.stringify(await handle(requestJson, emit, send));
		},
		settle: (index: number, answerJson: string) => calls?.settle(index, answerJson),
		take: () => outcome,
		unlock,
	});
}
