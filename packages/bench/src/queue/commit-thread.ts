/** The thread that commits when it is asked: the alternative to committing on the event loop. */
import { parentPort, workerData } from 'node:worker_threads';
import { openCommitLog } from './commit-log.ts';

const log = openCommitLog(String(workerData), 'FULL');
parentPort?.on('message', () => void log.commit().then(() => parentPort?.postMessage('done')));
parentPort?.postMessage('ready');
