export type { BackendConfig, JobsBackendKind } from './backends.ts';
export { type BilingualText, JobsError, type JobsErrorCode } from './errors.ts';
export { type JobContext, type JobHandler, PermanentFailure } from './handler.ts';
export type { EndedJob, JobInsight, MinuteCount, QueueCounts, WorkerView } from './insight.ts';
export {
	type AnyJobType,
	type Backoff,
	defineJob,
	type JobPayload,
	type JobType,
	type Urgency,
	urgencies,
} from './job-type.ts';
export type {
	CloseOptions,
	EnqueueOptions,
	JobEvent,
	JobPage,
	Jobs,
	Schedule,
	ScheduleView,
} from './jobs.ts';
export { METRICS_MINUTES } from './metrics.ts';
export { type MovedType, type MoveOptions, type MoveProgress, moveJobs } from './move.ts';
export { type JobsConfig, openJobs } from './open-jobs.ts';
export { sparingly } from './sparingly.ts';
export type { JobTransaction, OutboxEntry, TransactionClient } from './transactions.ts';
export { type JobState, type JobTypeStats, type JobView, jobStates } from './views.ts';
