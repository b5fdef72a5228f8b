const RAW_REDIS = 'speaks to a raw Redis client';

/** Tests of the shared suite that judge something else than a backend, by their full names, with the reason. */
export const notApplicable: ReadonlyMap<string, string> = new Map(
	Object.entries({
		'deduplication when job is deduplicated when added again with same deduplication id emits deduplicated event':
			RAW_REDIS,
		'deduplication when keepLastIfActive is true should still deduplicate when dedup job is waiting (not active)':
			RAW_REDIS,
		'Jobs getters should filter out missing jobs when ids remain in the waiting list': RAW_REDIS,
		'Jobs getters should backfill a bounded range when a job hash is missing': RAW_REDIS,
		'Jobs getters when marker is present when there are delayed jobs and waiting jobs filters jobIds different than marker':
			RAW_REDIS,
		'Pause should rename the legacy paused list into wait on resume': RAW_REDIS,
		'Pause should fully migrate the legacy paused list in batches on resume': RAW_REDIS,
		...Object.fromEntries(
			[
				'addStandardJob stores the',
				'addPrioritizedJob stores the',
				'addDelayedJob stores the',
				'addParentJob stores the parent',
			].map((call) => [
				`queues .add when auto-generated job id counter reaches scientific notation threshold ${call} job id consistently in decimal form (not 3e+8)`,
				RAW_REDIS,
			]),
		),
		'workers when waiting for a job recovers when the blocking command never settles (#4479)': RAW_REDIS,
		'workers Manually process jobs when a stalled job has exhausted its max stalled attempts should move the job to failed automatically on the next getNextJob call and return undefined when no other jobs are waiting':
			RAW_REDIS,
		'workers Manually process jobs when a stalled job has exhausted its max stalled attempts should fail the deferred-failure job and return the next waiting job':
			RAW_REDIS,
		'workers Retries and backoffs when providing a way to execute step jobs when moving job to delayed in one step when passing maxStartedAttempts should allow only retry a job once after it has reached the max attemptsStarted':
			'fails on Redis too: the tests are of 6.2.0, the package is 6.7.0',
	}),
);
