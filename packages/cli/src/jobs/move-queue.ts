import { join, resolve } from 'node:path';
import { JobsError, type MovedType, type MoveProgress, moveJobs } from '@motcua/jobs';
import { jobTypes, livingProcesses } from '@motcua/server/tools';

/** What to move. */
export interface QueueMove {
	readonly from: string;
	readonly to: string;
	readonly dryRun: boolean;
	/** Data folder of the installation: whoever works on it must have stopped. */
	readonly dataDir: string;
	readonly onProgress: (progress: MoveProgress) => void;
}

/** The address that is meant: `sqlite` alone is the queue in the data folder. */
export const queueUrl = (url: string, dataDir: string): string => {
	if (url === 'sqlite') return `sqlite:${join(dataDir, 'jobs.sqlite')}`;
	return url.startsWith('sqlite:') ? `sqlite:${resolve(url.slice('sqlite:'.length))}` : url;
};

/**
 * Moves the product's jobs. The server and all workers must have stopped: the roll of the data folder says so for this
 * machine, the queue's own list of workers for others.
 *
 * @throws {JobsError} `jobs.cannotMove`, `jobs.cannotOpen`, `jobs.badUrl`; nothing is changed then
 */
export async function moveQueue({ from, to, dryRun, dataDir, onProgress }: QueueMove): Promise<MovedType[]> {
	const living = await livingProcesses(dataDir);
	if (living.length > 0)
		throw new JobsError('jobs.cannotMove', {
			vi: `Motcua đang chạy (${living.join(', ')}). Dừng máy chủ và các tiến trình xử lý việc rồi chuyển.`,
			en: `Motcua is running (${living.join(', ')}). Stop the server and the workers, then move.`,
		});
	return moveJobs({ from: { url: from }, to: { url: to }, types: jobTypes, dryRun, onProgress });
}
