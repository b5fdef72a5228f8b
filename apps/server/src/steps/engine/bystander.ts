import { setTimeout as pause } from 'node:timers/promises';
import type { Services } from '../../services.ts';
import { isOutboxDue, lostRuns, wardsWithDue } from './due-work.ts';
import type { StepEngine } from './step-engine.ts';

const LOOK_MS = 20;
/** Later than any lease: what is asked for with it are all runs that somebody holds. */
const ANY_TIME = '9999-12-31T00:00:00.000Z';

/** The engine of a server whose work is done by worker processes: it works on nothing, and can wait until they are done. */
export function watchOtherEngines(services: Services): StepEngine {
	const isQuiet = async (): Promise<boolean> => {
		const { read } = services.db;
		const now = services.clock.now().toString({ smallestUnit: 'millisecond' });
		const [steps, checks, held, outbox] = await Promise.all([
			wardsWithDue(read, 'step', now),
			wardsWithDue(read, 'check', now),
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
