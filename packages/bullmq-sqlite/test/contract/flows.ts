import { type FlowJob, FlowProducer, type IQueueBackend } from 'bullmq';
import { expect, it } from 'vitest';
import { type AnyQueue, add, type Bench, codeOf, complete, fail, load, stateOf, TOKEN, take } from './harness.ts';

const flow = async (bench: Bench, tree: FlowJob): Promise<void> => {
	const producer = new FlowProducer({ connection: bench.running.connection as never }, bench.factory as never);
	await producer.add(tree);
	await producer.close();
};

/** A parent `p` with children `c1`, `c2`, … of the given options in the same queue. */
const family = (bench: Bench, ...children: object[]): Promise<void> =>
	flow(bench, {
		name: 'parent',
		queueName: bench.name,
		opts: { jobId: 'p' },
		children: children.map((opts, index) => ({
			name: 'child',
			queueName: bench.name,
			opts: { jobId: `c${index + 1}`, ...opts },
		})),
	});

const keyOf = (backend: IQueueBackend, id: string): string => backend.toKey(id);

const failNext = (backend: IQueueBackend, queue: AnyQueue): Promise<string> => fail(backend, queue, 'child broke');

/** Trees of jobs over queues. */
export const flowTests = (bench: () => Bench): void => {
	it('lets a parent wait for its children, over queues, and gives it their results', async () => {
		const other = `${bench().name}-other`;
		await flow(bench(), {
			name: 'parent',
			queueName: bench().name,
			opts: { jobId: 'p' },
			children: [
				{ name: 'child', queueName: other, opts: { jobId: 'c1' } },
				{ name: 'child', queueName: bench().name, opts: { jobId: 'c2' } },
			],
		});
		const [queue, otherQueue] = [bench().queue(), bench().queue(other)];
		const backend = bench().backend();
		const otherBackend = bench().backend({}, {}, other);
		expect(await stateOf(backend, 'p')).toBe('waiting-children');
		expect(await backend.getDependencyCounts('p', ['processed', 'unprocessed', 'ignored', 'failed'])).toEqual([
			0, 2, 0, 0,
		]);
		await complete(otherBackend, otherQueue, { n: 1 });
		expect(await stateOf(backend, 'p')).toBe('waiting-children');
		await complete(backend, queue, 'two');
		expect(await stateOf(backend, 'p')).toBe('waiting');
		const values = Object.entries(await backend.getProcessedChildrenValues('p'));
		expect(Object.fromEntries(values.map(([key, json]) => [key, JSON.parse(json)]))).toEqual({
			[keyOf(otherBackend, 'c1')]: { n: 1 },
			[keyOf(backend, 'c2')]: 'two',
		});
		expect((await backend.getDependencies('p', {})).processed).toEqual({
			[keyOf(otherBackend, 'c1')]: { n: 1 },
			[keyOf(backend, 'c2')]: 'two',
		});
		const page = await backend.paginate(keyOf(backend, 'p:processed'), { start: 0, end: 0, fetchJobs: true });
		expect(page).toMatchObject({ total: 2 });
		expect(page.items).toHaveLength(1);
		expect(page.jobs?.[0]).toMatchObject({ name: 'child' });
		await otherQueue.obliterate({ force: true });
	});

	it('pages over the children', async () => {
		await family(bench(), ...Array.from({ length: 5 }, () => ({})));
		const backend = bench().backend();
		const { unprocessed } = await backend.getDependencies('p', { unprocessed: { cursor: 0, count: 50 } });
		expect(unprocessed?.toSorted()).toEqual([1, 2, 3, 4, 5].map((index) => keyOf(backend, `c${index}`)));
		const page = await backend.paginate(keyOf(backend, 'p:dependencies'), { start: 1, end: 2 });
		expect(page.total).toBe(5);
		expect(page.items).toHaveLength(2);
		expect(await backend.paginate(keyOf(backend, 'none:dependencies'), { start: 0, end: -1 })).toMatchObject({
			total: 0,
			items: [],
		});
	});

	it('does not complete a parent with children pending, and parks it', async () => {
		const queue = bench().queue();
		const backend = bench().backend();
		await add(queue, 'parent', { jobId: 'p' });
		await take(backend);
		const parent = await load(queue, 'p');
		await add(queue, 'child', { jobId: 'c', parent: { id: 'p', queue: queue.qualifiedName } });
		expect(await codeOf(backend.moveToCompleted(parent, 1, false, TOKEN, false))).toBe(-4);
		expect(await codeOf(backend.moveToWaitingChildren('p', 'another'))).toBe(-6);
		expect(await backend.moveToWaitingChildren('p', TOKEN)).toBe(true);
		expect(await stateOf(backend, 'p')).toBe('waiting-children');
		await complete(backend, queue);
		expect(await take(backend)).toBe('p');
		expect(await backend.moveToWaitingChildren('p', TOKEN)).toBe(false);
	});

	it('failParentOnFailure: the parent fails at its next start', async () => {
		await family(bench(), { failParentOnFailure: true }, {});
		const queue = bench().queue();
		const backend = bench().backend();
		await failNext(backend, queue);
		const data = await backend.getJobData('p');
		expect(data?.deferredFailure).toBe(`child ${keyOf(backend, 'c1')} failed`);
		expect(await backend.getDependencyCounts('p', ['failed', 'unprocessed'])).toEqual([1, 1]);
		expect((await backend.getDependencies('p', { failed: { cursor: 0, count: 5 } })).failed).toEqual([
			keyOf(backend, 'c1'),
		]);
	});

	it('continueParentOnFailure: the parent goes on at once', async () => {
		await family(bench(), { continueParentOnFailure: true }, {});
		const queue = bench().queue();
		const backend = bench().backend();
		await failNext(backend, queue);
		expect(await stateOf(backend, 'p')).toBe('waiting');
		expect(await backend.getIgnoredChildrenFailures('p')).toEqual({ [keyOf(backend, 'c1')]: 'child broke' });
	});

	it('ignoreDependencyOnFailure: the parent goes on after the others, and knows the reason', async () => {
		await family(bench(), { ignoreDependencyOnFailure: true }, {});
		const queue = bench().queue();
		const backend = bench().backend();
		await failNext(backend, queue);
		expect(await stateOf(backend, 'p')).toBe('waiting-children');
		await complete(backend, queue);
		expect(await stateOf(backend, 'p')).toBe('waiting');
		const { ignored } = await backend.getDependencies('p', { ignored: { cursor: 0, count: 5 } });
		expect(ignored).toEqual({ [keyOf(backend, 'c1')]: 'child broke' });
	});

	it('removeDependencyOnFailure: the parent goes on and knows nothing of it', async () => {
		await family(bench(), { removeDependencyOnFailure: true });
		const queue = bench().queue();
		const backend = bench().backend();
		await failNext(backend, queue);
		expect(await stateOf(backend, 'p')).toBe('waiting');
		expect(await backend.getDependencyCounts('p', ['processed', 'unprocessed', 'ignored', 'failed'])).toEqual([
			0, 0, 0, 0,
		]);
	});

	it('without a policy a failed child keeps its parent waiting, until it is run again', async () => {
		await family(bench(), {});
		const queue = bench().queue();
		const backend = bench().backend();
		await failNext(backend, queue);
		expect(await stateOf(backend, 'p')).toBe('waiting-children');
		await backend.retryFinishedJob(await load(queue, 'c1'), 'failed');
		await complete(backend, queue);
		expect(await stateOf(backend, 'p')).toBe('waiting');
	});

	it('cuts a child off its parent', async () => {
		await family(bench(), {}, {});
		const backend = bench().backend();
		const queue = bench().queue();
		expect(await backend.removeChildDependency('c1', keyOf(backend, 'p'))).toBe(true);
		expect((await load(queue, 'c1')).parentKey).toBeUndefined();
		expect(await backend.removeChildDependency('c1', keyOf(backend, 'p'))).toBe(false);
		expect(await codeOf(backend.removeChildDependency('none', keyOf(backend, 'p')))).toBe(-1);
		if (!bench().isPostgres) {
			expect(await codeOf(backend.removeChildDependency('c2', keyOf(backend, 'nobody')))).toBe(-5);
		}
		expect(await backend.removeChildDependency('c2', keyOf(backend, 'p'))).toBe(true);
		expect(await stateOf(backend, 'p')).toBe('waiting');
	});

	for (const [opts, state] of [
		[{ priority: 4 }, 'prioritized'],
		[{ delay: 60_000 }, 'delayed'],
	] as const) {
		it(`lets a parent go on to be ${state} when its options say so`, async () => {
			const child = { name: 'child', queueName: bench().name };
			await flow(bench(), {
				name: 'parent',
				queueName: bench().name,
				opts: { ...opts, jobId: 'p' },
				children: [child],
			});
			const backend = bench().backend();
			expect(await stateOf(backend, 'p')).toBe('waiting-children');
			await complete(backend, bench().queue());
			expect(await stateOf(backend, 'p')).toBe(state);
		});
	}

	it('removes children nobody has worked on', async () => {
		await family(bench(), {}, {}, {});
		const queue = bench().queue();
		const backend = bench().backend();
		await complete(backend, queue);
		await take(backend);
		await backend.removeUnprocessedChildren('p');
		expect(await stateOf(backend, 'c1')).toBe('completed');
		expect(await stateOf(backend, 'c2')).toBe('active');
		expect(await stateOf(backend, 'c3')).toBe('unknown');
	});

	it('removes a tree, unless a worker holds a part of it', async () => {
		await family(bench(), {}, {});
		const queue = bench().queue();
		const backend = bench().backend();
		await take(backend);
		expect(await backend.remove('p', true)).toBe(0);
		await backend.moveToCompleted(await load(queue, 'c1'), 1, false, TOKEN, false);
		expect(await backend.remove('p', true)).toBeGreaterThanOrEqual(1);
		for (const id of ['p', 'c1', 'c2']) expect(await stateOf(backend, id)).toBe('unknown');
	});
};
