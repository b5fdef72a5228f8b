import { setTimeout as pause } from 'node:timers/promises';
import type { Services } from '../../services.ts';
import { dueRuns, isOutboxDue, lostRuns } from './due-work.ts';
import type { StepEngine } from './step-engine.ts';

const LOOK_MS = 20;
/** Later than any lease: what is asked for with it are all runs that somebody holds. */
const ANY_TIME = '9999-12-31T00:00:00.000Z';

/** The engine of a server whose work is done by worker processes: it works on nothing, and can wait until they are done. */
export function watchOtherEngines(services: Services): StepEngine {
	const isQuiet = async (): Promise<boolean> => {
		const { read } = services.db;
		const now = services.clock.now().toString({ smallestUnit: 'millisecond' });
		const query = { now, limit: 1 };
		const [steps, checks, held, outbox] = await Promise.all([
			dueRuns(read, 'step', query),
			dueRuns(read, 'check', query),
			lostRuns(read, { now: ANY_TIME, limit: 1 }),
			isOutboxDue(read, now),
		]);
		return steps.length + checks.length + held.length === 0 && !outbox;
	};
	let closed = false;
	return {
		async idle() {
			while (!closed && !(await isQuiet())) await pause(LOOK_MS);
		},
		async close() {
			closed = true;
		},
		signOut() {},
	};
}
