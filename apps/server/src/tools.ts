/** What the command line does beside a server, without loading one. */

export { MANIFEST } from './backup/backup-manifest.ts';
export { type MadeBackup, makeBackup } from './backup/make-backup.ts';
export { type CheckedBackup, checkBackup, type Restored, restoreBackup } from './backup/restore-backup.ts';
export { jobTypes } from './job-types.ts';
export { livingProcesses, signIn } from './processes/roll-call.ts';
export { type ResetPassword, resetPasswordByName } from './staff/reset-password-by-name.ts';
export { stepJobs } from './steps/engine/step-jobs.ts';
