/** The contract as schemas: for tools and the core, never bundled into a package's code. */

export { callRequestSchemas, httpMethodSchema, MAX_CALL_ANSWER, MAX_CALL_REQUEST, MAX_CALLS } from './call-schema.ts';
export type { ShapeProblem } from './explain-issue.ts';
export { explainIssue } from './explain-issue.ts';
export { fixtureSchema } from './fixture-schema.ts';
export { flowSchema, messagesSchema } from './flow-schema.ts';
export { capabilityRequestSchema, manifestSchema } from './manifest-schema.ts';
export { parseUntrustedJson } from './parse-json.ts';
export type { Verdict } from './read-outcome.ts';
export { boundedLog, MAX_LOG_LINES, MAX_PAYLOAD, readOutcome } from './read-outcome.ts';
export { findingsSchema, runtimeOutcomeSchema, stepResultSchema } from './step-result-schema.ts';
