import { lockCompiler } from './lock-compiler.ts';
import { lockDeterminism } from './lock-determinism.ts';
import { lockMemory } from './lock-memory.ts';
import { seededRandom } from './seeded-random.ts';
import type { RuntimeParts } from './start-runtime.ts';
import { startRuntime } from './start-runtime.ts';
import { stepCalls } from './step-calls.ts';
import { stepContext } from './step-context.ts';
import { stepLog } from './step-log.ts';
import { toPlain } from './to-plain.ts';

export const runtimeParts: RuntimeParts = {
	lockCompiler,
	lockDeterminism,
	lockMemory,
	seededRandom,
	stepCalls,
	stepContext,
	stepLog,
	toPlain,
};

/** Global under which the bundle of a package leaves its exports. */
export const PACKAGE_GLOBAL = '__procedure';
/** Global under which the runtime leaves its `Runtime`. */
export const RUNTIME_GLOBAL = '__motcua';

/** Not in the world of a step: uncounted memory, shared memory, and what tells when garbage was collected. */
export const SURPLUS_GLOBALS: readonly string[] = [
	'WebAssembly',
	'SharedArrayBuffer',
	'Atomics',
	'WeakRef',
	'FinalizationRegistry',
	'console',
];

/**
 * The runtime as one script, for a realm that holds nothing but the language. Run it before the package's code.
 *
 * Made of the functions' own source text, which the type stripping of Node leaves as plain JavaScript: no build step and no second
 * copy to keep in step. Hence their rule: no reference to anything outside their own
 * body and arguments. Bundling and minifying leave that true; keeping names (which wraps functions in a helper) does not.
 */
export function runtimeSource(): string {
	const parts = Object.entries(runtimeParts).map(([name, part]) => `${name}: ${part}`);
	return `'use strict';
Object.defineProperty(globalThis, '${RUNTIME_GLOBAL}', {
	value: (${startRuntime})(globalThis, {\n${parts.join(',\n')}\n}, () => globalThis.${PACKAGE_GLOBAL}?.default, ${JSON.stringify(SURPLUS_GLOBALS)}, false),
});`;
}
