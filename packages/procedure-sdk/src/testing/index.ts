/** The test kit of a procedure. Refuses to run in production. */

export type { FixtureMismatch, SampleDossier } from '../fixtures/index.ts';
export { judgeFixture, sampleRequest } from '../fixtures/index.ts';
export { assertIdempotent } from './assert-idempotent.ts';
export type { DoneRun } from './done-by.ts';
export { doneBy } from './done-by.ts';
export { createInProcessRunner } from './in-process-runner.ts';
export type { FlowScript, PlayedAct, PlayedFlow } from './play-flow.ts';
export { playFlow } from './play-flow.ts';
export { ProductionRefusedError } from './refuse-production.ts';
export { runFixture } from './run-fixture.ts';
export type { HandlerName } from './run-handler.ts';
export { runHandler } from './run-handler.ts';
