import { join, resolve } from 'node:path';
import { JobsError, type MovedType, type MoveOptions, moveJobs } from '@motcua/jobs';
import { jobTypes, livingProcesses, signIn } from '@motcua/server/tools';

/** What to move. */
export interface QueueMove extends Pick<MoveOptions, 'dryRun' | 'onProgress' | 'onWarning'> {
	readonly from: string;
	readonly to: string;
	/** Data folder of the installation: whoever works on it must have stopped. */
	readonly dataDir: string;
}

/** The address that is meant: `sqlite` alone is the queue in the data folder. */
export const queueUrl = (url: string, dataDir: string): string => {
	if (url === 'sqlite') return `sqlite:${join(dataDir, 'jobs.sqlite')}`;
	return url.startsWith('sqlite:') ? `sqlite:${resolve(url.slice('sqlite:'.length))}` : url;
};

/**
 * Moves the product's jobs. The server and all workers must have stopped: the roll of the data folder says so for this
 * machine, the queue's own list of workers for others. The move stands on the roll itself: a second one waits for it.
 *
 * @throws {JobsError} `jobs.cannotMove`, `jobs.cannotOpen`, `jobs.badUrl`; nothing is lost then
 */
export async function moveQueue({ from, to, dataDir, ...options }: QueueMove): Promise<MovedType[]> {
	const living = await livingProcesses(dataDir);
	if (living.length > 0)
		throw new JobsError('jobs.cannotMove', {
			vi: `Motcua đang chạy (${living.join(', ')}). Dừng máy chủ, các tiến trình xử lý việc và lệnh chuyển khác rồi chạy lại lệnh này.`,
			en: `Motcua is running (${living.join(', ')}). Stop the server, the workers and any other move, then run this again.`,
		});
	const signedIn = signIn(dataDir, 'move');
	try {
		return await moveJobs({ ...options, from: { url: from }, to: { url: to }, types: jobTypes });
	} finally {
		signedIn.signOut();
	}
}
