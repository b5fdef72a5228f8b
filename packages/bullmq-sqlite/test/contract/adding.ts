import { expect, it } from 'vitest';
import { add, type Bench, codeOf, jobJson, stateOf, take } from './harness.ts';

/** Adding jobs, alone and many. */
export const addingTests = (bench: () => Bench): void => {
	it('numbers jobs from 1 and puts each where its options say', async () => {
		const backend = bench().backend();
		expect(await backend.addJob(jobJson('plain'), '')).toBe('1');
		expect(await backend.addJob(jobJson('later', { delay: 60_000 }), '')).toBe('2');
		expect(await backend.addJob(jobJson('important', { priority: 5 }), '')).toBe('3');
		expect(await backend.addJob(jobJson('parent'), '', { addToWaitingChildren: true })).toBe('4');
		expect(await stateOf(backend, '1')).toBe('waiting');
		expect(await stateOf(backend, '2')).toBe('delayed');
		expect(await stateOf(backend, '3')).toBe('prioritized');
		// PostgreSQL looks for children at once, Redis when one of them is done.
		expect(await stateOf(backend, '4')).toBe(bench().isPostgres ? 'waiting' : 'waiting-children');
		expect(await stateOf(backend, 'none')).toBe('unknown');
	});

	it('keeps everything a job was given', async () => {
		const backend = bench().backend();
		const opts = { attempts: 3, backoff: { type: 'fixed', delay: 10 }, priority: 7, keepLogs: 4 };
		await backend.addJob(jobJson('letter', opts, { data: '{"text":"Ủy ban nhân dân"}' }), 'own-id');
		const job = await backend.getJobData('own-id');
		expect(job).toMatchObject({ name: 'letter', opts, priority: 7, attemptsMade: 0, stalledCounter: 0, progress: 0 });
		expect(JSON.parse(job?.data ?? '')).toEqual({ text: 'Ủy ban nhân dân' });
		expect(await backend.getJobData('nobody')).toBeUndefined();
	});

	it('adds a known id once', async () => {
		const backend = bench().backend();
		await backend.addJob(jobJson('first'), 'same');
		expect(await backend.addJob(jobJson('second'), 'same')).toBe('same');
		expect((await backend.getJobData('same'))?.name).toBe('first');
		expect(await backend.getCounts(['wait'])).toEqual([1]);
	});

	it('adds many in order', async () => {
		const backend = bench().backend();
		const entries = ['a', 'b', 'c'].map((name) => ({ job: jobJson(name), jobId: '' }));
		expect(await backend.addJobs(entries)).toEqual(['1', '2', '3']);
		expect([await take(backend), await take(backend), await take(backend)]).toEqual(['1', '2', '3']);
	});

	it('takes plain jobs in order, LIFO jobs first, prioritized ones after by priority and arrival', async () => {
		const queue = bench().queue();
		const backend = bench().backend();
		await add(queue, 'low', { priority: 9, jobId: 'low' });
		await add(queue, 'high1', { priority: 2, jobId: 'high1' });
		await add(queue, 'high2', { priority: 2, jobId: 'high2' });
		await add(queue, 'plain', { jobId: 'plain' });
		await add(queue, 'lifo1', { lifo: true, jobId: 'lifo1' });
		await add(queue, 'lifo2', { lifo: true, jobId: 'lifo2' });
		const order = [];
		for (let index = 0; index < 6; index += 1) order.push(await take(backend));
		expect(order).toEqual(['lifo2', 'lifo1', 'plain', 'high1', 'high2', 'low']);
		expect(await take(backend)).toBeUndefined();
	});

	it('refuses a child whose parent is not there', async () => {
		const backend = bench().backend();
		const parentKey = backend.toKey('nobody');
		const parent = { id: 'nobody', queueKey: backend.qualifiedName };
		const options = { parentKey, parentDependenciesKey: `${parentKey}:dependencies` };
		expect(await codeOf(backend.addJob(jobJson('child', {}, { parentKey, parent }), '', options))).toBe(-5);
		expect(await backend.getCounts(['wait'])).toEqual([0]);
	});

	it('names the parts of a queue and finds its way back', async () => {
		const backend = bench().backend();
		const key = backend.toKey('job-7');
		expect(key).toBe(`${backend.qualifiedName}:job-7`);
		expect(backend.parseNodeKey(key)).toMatchObject({ queueName: bench().name, id: 'job-7' });
		expect(typeof backend.keys).toBe('object');
		expect(backend.clientName(':x').endsWith(':x')).toBe(true);
		const sibling = backend.forQueue(`${bench().name}-other`);
		expect(sibling.qualifiedName).toBe(backend.qualifiedName.replace(bench().name, `${bench().name}-other`));
		await sibling.addJob(jobJson('there'), 'there');
		expect(await sibling.getState('there')).toBe('waiting');
		expect(await backend.getState('there')).toBe('unknown');
		await sibling.close();
		expect(await backend.getState('there')).toBe('unknown');
	});
};
