import { ErrorCode, UnrecoverableError } from 'bullmq';

/** What is known about a refused operation, for the error's text. */
export interface Refusal {
	code: number;
	command: string;
	jobId?: string | undefined;
	parentKey?: string | undefined;
	state?: string | undefined;
}

const message = ({ code, command, jobId, parentKey, state }: Refusal): string => {
	switch (code) {
		case ErrorCode.JobNotExist:
			return `Missing key for job ${jobId}. ${command}`;
		case ErrorCode.JobLockNotExist:
			return `Missing lock for job ${jobId}. ${command}`;
		case ErrorCode.JobNotInState:
			return `Job ${jobId} is not in the ${state} state. ${command}`;
		case ErrorCode.JobPendingChildren:
			return `Job ${jobId} has pending dependencies. ${command}`;
		case ErrorCode.ParentJobNotExist:
			return `Missing key for parent job ${parentKey}. ${command}`;
		case ErrorCode.JobLockMismatch:
			return `Lock mismatch for job ${jobId}. Cmd ${command} from ${state}`;
		case ErrorCode.ParentJobCannotBeReplaced:
			return `The parent job ${parentKey} cannot be replaced. ${command}`;
		case ErrorCode.JobBelongsToJobScheduler:
			return `Job ${jobId} belongs to a job scheduler and cannot be removed directly. ${command}`;
		case ErrorCode.JobHasFailedChildren:
			return `Cannot complete job ${jobId} because it has at least one failed child. ${command}`;
		case ErrorCode.SchedulerJobIdCollision:
			return `Cannot create job scheduler iteration - job ID already exists. ${command}`;
		case ErrorCode.SchedulerJobSlotsBusy:
			return `Cannot create job scheduler iteration - current and next time slots already have jobs. ${command}`;
		default:
			return `Unknown code ${code} error for ${jobId}. ${command}`;
	}
};

/** The error BullMQ's callers know for a refusal: same texts and same numeric `code` on every backend. */
export const refusalError = (refusal: Refusal): Error & { code: number } => {
	const text = message(refusal);
	const error = refusal.code === ErrorCode.JobHasFailedChildren ? new UnrecoverableError(text) : new Error(text);
	return Object.assign(error, { code: refusal.code });
};
