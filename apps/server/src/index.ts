/** The core as a library: what the command line, the benchmarks and the end-to-end tests start. */

export { hashPassword } from './auth/password.ts';
export { ConfigError, readConfig, type ServerConfig } from './config.ts';
export type { Overrides } from './open-services.ts';
export { configureProcedure } from './procedures/admin/configure-procedure.ts';
export { installProcedure } from './procedures/install/install-procedure.ts';
export { noteDemoForms } from './procedures/publishing/check-accessibility.ts';
export { publishProcedure } from './procedures/publishing/publish-procedure.ts';
export { livingProcesses } from './processes/roll-call.ts';
export type { Clock, Services } from './services.ts';
export { type SetupInput, setUpWard } from './setup/set-up-ward.ts';
export { createAccount } from './staff/accounts.ts';
export { type RunningServer, startServer } from './start-server.ts';
export { type RunningWorker, startWorker } from './start-worker.ts';
export type * from './views.ts';
