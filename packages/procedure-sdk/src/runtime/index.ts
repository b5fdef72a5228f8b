/**
 * What is put around a package's code inside the sandbox, and the same for tests outside it. Both runners use it, so that
 * a handler sees one world everywhere.
 */
export type { CallLine } from './run-calls.ts';
export { RunCalls } from './run-calls.ts';
export { PACKAGE_GLOBAL, RUNTIME_GLOBAL, runtimeParts, runtimeSource, SURPLUS_GLOBALS } from './runtime-source.ts';
export type { Handlers, Runtime, RuntimeOutcome, RuntimeParts } from './start-runtime.ts';
export { startRuntime } from './start-runtime.ts';
export type { Ask, SendCall } from './step-calls.ts';
export type { EmitLine } from './step-log.ts';
