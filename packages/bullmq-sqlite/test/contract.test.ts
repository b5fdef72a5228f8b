import type { IQueueBackend } from 'bullmq';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addingTests } from './contract/adding.ts';
import { flowTests } from './contract/flows.ts';
import { Bench } from './contract/harness.ts';
import { queueTests } from './contract/queues.ts';
import { schedulerTests } from './contract/schedulers.ts';
import { transitionTests } from './contract/transitions.ts';
import { waitingTests } from './contract/waiting.ts';
import { workingTests } from './contract/working.ts';
import { hasPostgres, hasRedis, type RunningBackend, startPostgres, startRedis, startSqlite } from './servers.ts';

/** The members of `IQueueBackend`. */
const members = [
	...['waitUntilReady', 'close', 'closing', 'disconnect', 'setName', 'minimumBlockTimeout', 'maximumBlockTimeout'],
	...['on', 'once', 'removeListener', 'forQueue', 'qualifiedName', 'keys', 'toKey', 'parseNodeKey', 'clientName'],
	...['addJob', 'addJobs', 'addFlow', 'addJobScheduler', 'moveToActive', 'moveToCompleted', 'moveToFailed'],
	...['moveToDelayed', 'moveToWaitingChildren', 'moveJobFromActiveToWait', 'retryJob', 'retryFinishedJob', 'promote'],
	...['moveStalledJobsToWait', 'retryFinishedJobs', 'promoteJobs', 'pause', 'drain', 'cleanJobsByState', 'obliterate'],
	...['removeOrphanedJobs', 'extendLock', 'extendLocks', 'updateData', 'updateProgress', 'addLog', 'clearLogs'],
	...['changeDelay', 'changePriority', 'remove', 'removeUnprocessedChildren', 'removeChildDependency'],
	...['removeDeduplicationKey', 'deleteDeduplicationKey', 'updateJobSchedulerNextMillis', 'removeJobScheduler'],
	...['getJobScheduler', 'isJobScheduler', 'getJobSchedulerData', 'getJobSchedulersRange', 'getJobSchedulersCount'],
	...['getState', 'isFinished', 'isMaxed', 'isJobInState', 'getJobData', 'getDeduplicationJobId', 'getJobLogs'],
	...['getRateLimitTtl', 'getCounts', 'getCountsPerPriority', 'getRanges', 'getDependencyCounts', 'getDependencies'],
	...['getProcessedChildrenValues', 'getIgnoredChildrenFailures', 'getMetrics', 'getClientList', 'paginate'],
	...['setQueueMeta', 'getQueueMetaField', 'getQueueMetaFields', 'getQueueMeta', 'removeQueueMetaFields'],
	...['hasQueueMetaField', 'setRateLimit', 'removeRateLimitKey', 'removeDeprecatedPriorityKey', 'trimEvents'],
	...['publishEvent', 'readEvents', 'waitForJob', 'disconnectBlocking', 'reconnectBlocking'],
] as const satisfies readonly (keyof IQueueBackend)[];

/** Does not compile when the interface has a member that is not in the list. */
const listed: keyof IQueueBackend extends (typeof members)[number] ? true : never = true;

const backends: [name: string, start: () => Promise<RunningBackend>][] = [['SQLite', () => startSqlite()]];
if (hasRedis()) backends.push(['Redis', () => startRedis()]);
if (hasPostgres()) backends.push(['PostgreSQL', startPostgres]);

for (const [name, start] of backends) {
	describe(`the backend contract on ${name}`, () => {
		const used = new Set<string>();
		let running: RunningBackend;
		let bench: Bench;

		beforeAll(async () => {
			running = await start();
		}, 60_000);
		afterAll(() => running.close());
		beforeEach(() => {
			bench = new Bench(running, used);
		});
		afterEach(() => bench.close());

		const current = (): Bench => bench;
		describe('adding', () => addingTests(current));
		describe('working', () => workingTests(current));
		describe('transitions', () => transitionTests(current));
		describe('flows', () => flowTests(current));
		describe('queues', () => queueTests(current));
		describe('schedulers', () => schedulerTests(current));
		describe('waiting', () => waitingTests(current));

		it('has been used whole: each method called and answered, each property read', () => {
			expect(listed).toBe(true);
			const known = name === 'PostgreSQL' ? ['removeDeprecatedPriorityKey', 'trimEvents'] : [];
			expect(members.filter((member) => !used.has(member))).toEqual(known);
		});
	});
}
