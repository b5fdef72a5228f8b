/** Packages by digest, the runner of their code, and what they may do. */

export type { FixtureReport } from './fixtures/replay-fixtures.ts';
export { replayFixtures } from './fixtures/replay-fixtures.ts';
export type { GrantContext, GrantVerdict } from './grants/apply-grants.ts';
export { applyGrants } from './grants/apply-grants.ts';
export type { PoolStats } from './runner/host-pool.ts';
export type { IsolateHostOptions } from './runner/isolate-host-runner.ts';
export { IsolateHostRunner } from './runner/isolate-host-runner.ts';
export type { HostProgram } from './runner/launch.ts';
export type { Wall, WallName } from './runner/walls.ts';
export type { PackageStore } from './store/package-store.ts';
export { openPackageStore } from './store/package-store.ts';
export { PackageStoreError } from './store/package-store-error.ts';
