/**
 * Tests of a procedure: a ward in memory that plays whole dossiers by the core's own rules on a clock that skips waits, with recorded stand-ins
 * for messages, papers and the outside world. Refuses to run in production, like the runner that it uses.
 */
export type { FakeCalls, RecordedCall } from './calls/fake-calls.ts';
export { FakeOutage } from './calls/fake-calls.ts';
export { sampleAddress, sampleRequester } from './forms/sample-requester.ts';
export { type TriedForm, tryForm } from './forms/try-form.ts';
export type { ExportSource } from './replay/export-dossier.ts';
export { exportDossiers } from './replay/export-dossiers.ts';
export type { DossierExport, ExportedDossier } from './replay/export-schema.ts';
export { exportSchema } from './replay/export-schema.ts';
export type { ReplayChange, ReplayReport } from './replay/replay-export.ts';
export { replayExport } from './replay/replay-export.ts';
export { FormRefusedError, RefusedError, StuckError } from './ward/errors.ts';
export type { TestFiling } from './ward/file-dossier.ts';
export type { TestWard } from './ward/open-test-ward.ts';
export { dataPackage, openTestWard } from './ward/open-test-ward.ts';
export type { PlayScript } from './ward/play-to-end.ts';
export { playToEnd } from './ward/play-to-end.ts';
export type { RecordedRun } from './ward/run-handler-step.ts';
export type { RenderedData, SentMessage } from './ward/sent.ts';
export type { TestClock } from './ward/test-clock.ts';
export type { ActOptions } from './ward/test-dossier.ts';
export { TestDossier } from './ward/test-dossier.ts';
export type { TestWardOptions } from './ward/ward-context.ts';
