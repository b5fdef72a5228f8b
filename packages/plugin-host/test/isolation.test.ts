/** Other procedures do not notice a bad one: proved by what happens, not by how long it takes. */
import { readFileSync } from 'node:fs';
import { getPriority } from 'node:os';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { IsolateHostRunner } from '../src/index.ts';
import { canMeasure, treeOf } from '../src/runner/process-tree.ts';
import { answering, handlerBook, patched, run } from './factories.ts';

let runner: IsolateHostRunner;
beforeEach(() => {
	runner = new IsolateHostRunner({ stepBackAfterMs: 300 });
});
afterEach(() => runner.close());

const good = handlerBook('a good procedure').add(answering('context.answers.n'));
const limits = { cpuMs: 3000, wallMs: 30_000 };

/** Runs a body of its own package again and again until told to stop. */
function haunt(body: string, times: number) {
	let going = true;
	const failures = new Set<string>();
	const one = async () => {
		while (going) {
			const end = await runner.run(run(body, { limits }));
			if (!end.ok) failures.add(end.failure);
		}
	};
	const work = Promise.all(Array.from({ length: times }, one));
	return {
		failures,
		stop: async () => {
			going = false;
			await runner.close();
			await work;
		},
	};
}

/** Priorities of the host processes; those that stepped back have a larger number than the core. */
const priorities = () =>
	treeOf(process.pid)
		.filter((pid) => pid !== process.pid)
		.map((pid) => {
			try {
				return getPriority(pid);
			} catch {
				return null;
			}
		});

const inTheBack = () => priorities().filter((priority) => priority !== null && priority > getPriority());

describe('a procedure that loops for ever and one that fills its memory', () => {
	it('have processes of their own: every step of a third procedure is done while they are at it', async () => {
		const loop = haunt('for (;;) {}', 4);
		const bomb = haunt('const all = []; for (;;) all.push(new Array(100_000).fill(1))', 2);
		await expect.poll(() => runner.stats.active, { timeout: 20_000 }).toBeGreaterThanOrEqual(2);
		const ends = await Promise.all(Array.from({ length: 40 }, (_, n) => runner.run(good({ answers: { n } }))));
		expect(ends.map(patched)).toEqual(ends.map((_, n) => n));
		const { active, processes } = runner.stats;
		// They have not ended: the good one did not simply wait until they had.
		expect(active).toBeGreaterThanOrEqual(1);
		expect(processes).toBeGreaterThanOrEqual(3);
		await Promise.all([loop.stop(), bomb.stop()]);
		expect([...loop.failures, ...bomb.failures].filter((failure) => !/Limit|hostCrash/.test(failure))).toEqual([]);
	});

	it.runIf(canMeasure())('step back behind the others, and the core does not step back with them', async () => {
		const before = [getPriority(), readFileSync('/proc/self/stat', 'utf8').split(' ')[18]];
		await runner.run(good({ answers: { n: 1 } }));
		expect(inTheBack()).toEqual([]);
		const loop = haunt('for (;;) {}', 2);
		await expect.poll(() => inTheBack().length, { timeout: 20_000 }).toBeGreaterThan(0);
		// That of the good one stays in front.
		expect(patched(await runner.run(good({ answers: { n: 2 } })))).toBe(2);
		expect(priorities()).toContain(before[0]);
		await loop.stop();
		expect([getPriority(), readFileSync('/proc/self/stat', 'utf8').split(' ')[18]]).toEqual(before);
	});

	it.runIf(canMeasure())('one long run does not keep the others of its package in the back', async () => {
		const book = handlerBook('one bad dossier');
		const [endless, quick] = [book.add('for (;;) {}'), book.add(answering('1'))];
		const bad = runner.run(endless({ limits }));
		await expect.poll(() => inTheBack().length, { timeout: 20_000 }).toBeGreaterThan(0);
		expect(await bad).toMatchObject({ ok: false });
		expect(patched(await runner.run(quick()))).toBe(1);
		expect(inTheBack()).toEqual([]);
	});

	it('get one place at a time once they labour: a queue of theirs does not grow into threads', async () => {
		const loop = haunt('for (;;) {}', 6);
		await expect.poll(() => runner.stats.queued, { timeout: 20_000 }).toBeGreaterThan(0);
		await expect.poll(() => runner.stats.active, { timeout: 30_000 }).toBe(1);
		expect(runner.stats.queued).toBeGreaterThanOrEqual(4);
		await loop.stop();
	});
});
