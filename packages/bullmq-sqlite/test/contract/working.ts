import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { add, type Bench, codeOf, complete, fail, load, stateOf, TOKEN, take } from './harness.ts';

/** From active to the end: completing, failing, retrying, locks, stalls. */
export const workingTests = (bench: () => Bench): void => {
	it('gives the job with what a worker needs, and says when the next is due', async () => {
		const queue = bench().queue();
		const backend = bench().backend();
		const before = Date.now();
		await add(queue, 'now', { attempts: 2 });
		await add(queue, 'later', { delay: 60_000 });
		const [job, id] = await backend.moveToActive(TOKEN, 'worker-a');
		expect(id).toBe('1');
		expect(job).toMatchObject({ name: 'now', attemptsStarted: 1, processedBy: 'worker-a' });
		expect(job.processedOn).toBeGreaterThanOrEqual(before);
		const [none, , limited, nextAt] = await backend.moveToActive(TOKEN);
		expect(none ?? null).toBeNull();
		expect(limited).toBe(0);
		expect(Math.floor(nextAt)).toBeGreaterThanOrEqual(before + 60_000);
	});

	it('completes a job and takes the next in the same step', async () => {
		const queue = bench().queue();
		const backend = bench().backend();
		await add(queue, 'a');
		await add(queue, 'b');
		await take(backend);
		const { result, finishedOn } = await backend.moveToCompleted(await load(queue, '1'), { n: 1 }, false, TOKEN, true);
		expect((result ?? [])[1]).toBe('2');
		expect(await stateOf(backend, '1')).toBe('completed');
		expect(await stateOf(backend, '2')).toBe('active');
		expect(await backend.getJobData('1')).toMatchObject({ returnvalue: '{"n":1}', finishedOn, attemptsMade: 1 });
		expect(await backend.isFinished('1', true)).toEqual([1, '{"n":1}']);
		expect(await backend.isFinished('2')).toBe(0);
		expect(await backend.isFinished('none')).toBe(-1);
	});

	it('fails a job with its reason and stack', async () => {
		const queue = bench().queue();
		const backend = bench().backend();
		await add(queue, 'a');
		await take(backend);
		const fields = { failedReason: 'broken', stacktrace: '["at here"]' };
		await backend.moveToFailed(await load(queue, '1'), 'broken', false, TOKEN, false, fields);
		expect(await stateOf(backend, '1')).toBe('failed');
		expect(await backend.getJobData('1')).toMatchObject({ failedReason: 'broken', stacktrace: '["at here"]' });
		expect(await backend.isFinished('1', true)).toEqual([2, 'broken']);
	});

	it('refuses to finish without the lock, with another lock, out of state, or a job that is gone', async () => {
		const queue = bench().queue();
		const backend = bench().backend({ lockDuration: 700 });
		await add(queue, 'a');
		await add(queue, 'b');
		const waiting = await load(queue, '2');
		const first = await load(queue, (await take(backend)) ?? '');
		expect(await codeOf(backend.moveToCompleted(first, 1, false, 'another', false))).toBe(-6);
		// PostgreSQL looks at the state before the lock.
		const noLock = bench().isPostgres ? -3 : -2;
		expect(await codeOf(backend.moveToCompleted(waiting, 1, false, TOKEN, false))).toBe(noLock);
		expect(await codeOf(backend.moveToCompleted(waiting, 1, false, '0', false))).toBe(-3);
		await sleep(900);
		if (!bench().isPostgres) {
			// There a lock that ran out still counts until another worker takes the job.
			expect(await codeOf(backend.moveToCompleted(first, 1, false, TOKEN, false))).toBe(-2);
			expect(await stateOf(backend, '1')).toBe('active');
		}
		await backend.remove('2', false);
		expect(await codeOf(backend.moveToCompleted(waiting, 1, false, TOKEN, false))).toBe(-1);
	});

	it('keeps as many finished jobs as it is told', async () => {
		const queue = bench().queue();
		const backend = bench().backend();
		for (let index = 0; index < 5; index += 1) await add(queue, 'job');
		for (let index = 0; index < 4; index += 1) {
			const job = await load(queue, (await take(backend)) ?? '');
			await backend.moveToCompleted(job, index, { count: 2 }, TOKEN, false);
			await sleep(2);
		}
		expect((await queue.getCompleted()).map((job) => job.id)).toEqual(['4', '3']);
		await backend.moveToCompleted(await load(queue, (await take(backend)) ?? ''), 1, true, TOKEN, false);
		expect(await stateOf(backend, '5')).toBe('unknown');
		expect(await backend.getCounts(['completed'])).toEqual([2]);
	});

	it('drops finished jobs older than it is told', async () => {
		const queue = bench().queue();
		const backend = bench().backend();
		await add(queue, 'old');
		await add(queue, 'new');
		await complete(backend, queue);
		await sleep(1100);
		await backend.moveToCompleted(await load(queue, (await take(backend)) ?? ''), 1, { age: 1 }, TOKEN, false);
		expect((await queue.getCompleted()).map((job) => job.id)).toEqual(['2']);
	});

	it('delays an active job, and takes it up when due', async () => {
		const queue = bench().queue();
		const backend = bench().backend();
		await add(queue, 'a');
		await take(backend);
		await backend.moveToDelayed('1', Date.now(), 50, TOKEN);
		expect(await stateOf(backend, '1')).toBe('delayed');
		expect((await backend.getJobData('1'))?.attemptsMade).toBe(1);
		expect(await take(backend)).toBeUndefined();
		await sleep(80);
		expect(await take(backend)).toBe('1');
		await backend.moveToDelayed('1', Date.now(), 60_000, TOKEN, { skipAttempt: true });
		expect((await backend.getJobData('1'))?.attemptsMade).toBe(1);
		expect(await codeOf(backend.moveToDelayed('1', Date.now(), 1, '0'))).toBe(-3);
	});

	it('changes a delay, and promotes one job or all', async () => {
		const queue = bench().queue();
		const backend = bench().backend();
		for (let index = 0; index < 4; index += 1) await add(queue, 'later', { delay: 60_000 });
		await backend.changeDelay('1', 1);
		await sleep(20);
		expect(await take(backend)).toBe('1');
		expect(await codeOf(backend.changeDelay('1', 5))).toBe(-3);
		expect(await codeOf(backend.changeDelay('none', 5))).toBe(-1);
		await backend.promote('3');
		expect(await take(backend)).toBe('3');
		expect(await codeOf(backend.promote('3'))).toBe(-3);
		while ((await backend.promoteJobs(1)) === 1 && (await backend.getCounts(['delayed']))[0] !== 0);
		expect(await backend.getCounts(['delayed', 'wait'])).toEqual([0, 2]);
	});

	it('puts an active job back: at once, or as the next one', async () => {
		const queue = bench().queue();
		const backend = bench().backend();
		await add(queue, 'a');
		await add(queue, 'b');
		await take(backend);
		await backend.retryJob('1', false, TOKEN, { fieldsToUpdate: { failedReason: 'once' } });
		expect(await backend.getJobData('1')).toMatchObject({ attemptsMade: 1, failedReason: 'once' });
		expect(await take(backend)).toBe('2');
		await backend.retryJob('2', true, TOKEN);
		expect(await take(backend)).toBe('2');
		expect(await backend.moveJobFromActiveToWait('2', TOKEN)).toBe(0);
		expect(await backend.getJobData('2')).toMatchObject({ attemptsMade: 1 });
		if (bench().isPostgres) return; // A job given back goes behind the others there.
		expect(await take(backend)).toBe('2');
		expect(await codeOf(backend.retryJob('2', false, 'another'))).toBe(-6);
		expect(await codeOf(backend.retryJob('none', false, TOKEN))).toBe(-1);
	});

	it('runs a finished job again, and many', async () => {
		const queue = bench().queue();
		const backend = bench().backend();
		for (let index = 0; index < 3; index += 1) await add(queue, 'job');
		await fail(backend, queue);
		await fail(backend, queue);
		await complete(backend, queue);
		await backend.retryFinishedJob(await load(queue, '3'), 'completed', { resetAttemptsMade: true });
		expect(await backend.getJobData('3')).toMatchObject({ attemptsMade: 0 });
		expect((await backend.getJobData('3'))?.finishedOn).toBeUndefined();
		expect(await codeOf(backend.retryFinishedJob(await load(queue, '1'), 'completed'))).toBe(-3);
		await backend.retryFinishedJobs('failed', 10);
		expect(await backend.getCounts(['failed', 'completed', 'wait'])).toEqual([0, 0, 3]);
	});

	it('renews locks only for their owner', async () => {
		const queue = bench().queue();
		const backend = bench().backend({ lockDuration: 700 });
		await add(queue, 'a');
		await add(queue, 'b');
		await take(backend, 't1');
		await take(backend, 't2');
		expect(await backend.extendLock('1', 't1', 60_000)).toBe(1);
		expect(await backend.extendLock('1', 'other', 60_000)).toBe(0);
		await sleep(900);
		expect(await backend.extendLocks(['1', '2'], ['t1', 't2'], 60_000)).toEqual(bench().isPostgres ? [] : ['2']);
	});

	it('takes up a job whose worker is gone, and fails it when that happens too often', async () => {
		const queue = bench().queue();
		const backend = bench().backend({ lockDuration: 20, stalledInterval: 30, maxStalledCount: 1 });
		await add(queue, 'a');
		await take(backend);
		expect(await backend.moveStalledJobsToWait()).toEqual([]);
		await sleep(60);
		expect(await backend.moveStalledJobsToWait()).toEqual(['1']);
		expect(await stateOf(backend, '1')).toBe('waiting');
		await take(backend);
		await sleep(60);
		await backend.moveStalledJobsToWait();
		await sleep(60);
		await backend.moveStalledJobsToWait();
		const [job] = await backend.moveToActive(TOKEN);
		expect(job).toMatchObject({ deferredFailure: 'job stalled more than allowable limit', stalledCounter: 2 });
	});

	it('changes data, progress and priority of a job', async () => {
		const queue = bench().queue();
		const backend = bench().backend();
		await add(queue, 'a');
		await add(queue, 'b');
		const job = await load(queue, '2');
		await backend.updateData(job, { new: true });
		await backend.updateProgress('2', { percent: 40 });
		expect(await backend.getJobData('2')).toMatchObject({ data: '{"new":true}', progress: { percent: 40 } });
		await backend.changePriority('1', 3);
		expect(await stateOf(backend, '1')).toBe('prioritized');
		expect(await take(backend)).toBe('2');
		expect(await codeOf(backend.changePriority('none', 3))).toBe(-1);
		expect(await codeOf(backend.updateProgress('none', 1))).toBe(-1);
		await backend.remove('1', false);
		const gone = await load(queue, '2');
		await backend.moveToCompleted(gone, 1, true, TOKEN, false);
		expect(await codeOf(backend.updateData(gone, {}))).toBe(-1);
	});

	it('keeps a log of a job', async () => {
		const queue = bench().queue();
		const backend = bench().backend();
		await add(queue, 'a');
		for (const line of ['one', 'two', 'three']) await backend.addLog('1', line);
		expect(await backend.addLog('1', 'four', 3)).toBe(3);
		expect(await backend.getJobLogs('1', 0, -1, true)).toEqual({ logs: ['two', 'three', 'four'], count: 3 });
		expect(await backend.getJobLogs('1', 0, 1, false)).toEqual({ logs: ['four', 'three'], count: 3 });
		await backend.clearLogs('1', 1);
		expect((await backend.getJobLogs('1', 0, -1, true)).logs).toEqual(['four']);
		await backend.clearLogs('1');
		expect((await backend.getJobLogs('1', 0, -1, true)).count).toBe(0);
		expect(await codeOf(backend.addLog('none', 'x'))).toBe(-1);
	});

	it('says where a job is', async () => {
		const queue = bench().queue();
		const backend = bench().backend();
		await add(queue, 'a');
		expect(await backend.isJobInState('wait', '1')).toBe(true);
		expect(await backend.isJobInState('waiting', '1')).toBe(true);
		expect(await backend.isJobInState('active', '1')).toBe(false);
		await complete(backend, queue);
		expect(await backend.isJobInState('completed', '1')).toBe(true);
		expect(await backend.isJobInState('failed', '1')).toBe(false);
		await expect(backend.isJobInState('elsewhere', '1')).rejects.toThrow('Unknown job state');
	});
};
