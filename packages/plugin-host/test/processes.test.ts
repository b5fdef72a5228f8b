/** The life of host processes, the walls around them, and hosts that have turned against us. */
import { spawn } from 'node:child_process';
import { execPath } from 'node:process';
import { fileURLToPath } from 'node:url';
import type { CallHandler } from '@motcua/procedure-sdk';
import { runtimeSource } from '@motcua/procedure-sdk/runtime';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { IsolateHostOptions } from '../src/index.ts';
import { IsolateHostRunner } from '../src/index.ts';
import { HostProcess } from '../src/runner/host-process.ts';
import { commandFor, defaultProgram, findBubblewrap } from '../src/runner/launch.ts';
import { residentBytes } from '../src/runner/process-tree.ts';
import { answering, code, handlerBook, patched, request, run } from './factories.ts';

const open: IsolateHostRunner[] = [];
const start = (options: IsolateHostOptions = {}): IsolateHostRunner => {
	const runner = new IsolateHostRunner(options);
	open.push(runner);
	return runner;
};
afterEach(() => Promise.all(open.splice(0).map((runner) => runner.close())));

const simple = run(answering('1'));
const hasBubblewrap = (await findBubblewrap(defaultProgram())) !== undefined;

describe('host processes', () => {
	it('end when they have been idle, and come back', async () => {
		const runner = start({ idleMs: 200 });
		expect(patched(await runner.run(simple))).toBe(1);
		expect(runner.stats.processes).toBeGreaterThan(0);
		await expect.poll(() => runner.stats.processes, { timeout: 5000 }).toBe(0);
		expect(patched(await runner.run(simple))).toBe(1);
		expect(runner.stats.crashed).toBe(0);
	});

	it('are one per package and no more than allowed: a waiting package gets the place of an idle one', async () => {
		const runner = start({ maxProcesses: 2, runsPerProcess: 2 });
		let most = 0;
		const timer = setInterval(() => {
			most = Math.max(most, runner.stats.processes);
		}, 5);
		const runs = Array.from({ length: 20 }, (_, n) => {
			const digest = `package ${n % 5}`;
			return runner.run({ digest, code: code(answering('context.answers.n')), request: request({ n }) });
		});
		expect((await Promise.all(runs)).map(patched)).toEqual(runs.map((_, n) => n));
		clearInterval(timer);
		expect(most).toBeLessThanOrEqual(2);
	});

	it('carry 64 runs in flight', async () => {
		const runner = start();
		const echo = handlerBook('echo').add(answering('context.answers.n'));
		const runs = await Promise.all(Array.from({ length: 64 }, (_, n) => runner.run(echo({ answers: { n } }))));
		expect(runs.map(patched)).toEqual(runs.map((_, n) => n));
	});

	it('turn away what would wait too long, as something to try again', async () => {
		const runner = start({ maxProcesses: 1, runsPerProcess: 1, maxQueued: 3 });
		await runner.run(simple);
		const ends = await Promise.all(Array.from({ length: 8 }, () => runner.run(simple)));
		expect(ends.filter((end) => end.ok)).toHaveLength(4);
		expect(ends.filter((end) => !end.ok && end.failure === 'retryable')).toHaveLength(4);
	});

	it('are warm for a package that comes second', async () => {
		const runner = start();
		await runner.run(simple);
		await expect.poll(() => runner.stats.processes).toBe(2);
	});

	it('are gone after close, and runs in flight and after it are told', async () => {
		const runner = start();
		const flight = runner.run(run('for (;;) {}', { limits: { cpuMs: 20_000, wallMs: 20_000 } }));
		await expect.poll(() => runner.stats.active).toBe(1);
		await runner.close();
		expect(await flight).toMatchObject({ ok: false, failure: 'hostCrash' });
		expect(await runner.run(simple)).toMatchObject({ ok: false, failure: 'hostCrash' });
		expect(runner.stats.processes).toBe(0);
	});

	it.each(['auto', 'off'])(
		'do not outlive a core that is killed while a step loops (bubblewrap %s)',
		async (bubblewrap) => {
			const maker = fileURLToPath(new URL('./hosts/orphan-maker.ts', import.meta.url));
			const core = spawn(execPath, [maker, bubblewrap], { stdio: ['ignore', 'pipe', 'inherit'] });
			let printed = '';
			core.stdout.on('data', (chunk: Buffer) => {
				printed += chunk.toString();
			});
			await expect.poll(() => printed.trim().split('\n').length, { timeout: 10_000 }).toBeGreaterThan(3);
			const hosts = (printed.trim().split('\n').at(-1) ?? '').split(' ').map(Number);
			expect(hosts.length).toBeGreaterThan(0);
			core.kill('SIGKILL');
			await expect.poll(() => hosts.filter((pid) => residentBytes(pid) !== undefined), { timeout: 5000 }).toEqual([]);
		},
	);

	it('that have answered are not taken for ones that did not start, however long they live', async () => {
		vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
		const host = new HostProcess(commandFor(defaultProgram(), undefined), runtimeSource());
		try {
			await host.ready;
			vi.advanceTimersByTime(60 * 60_000);
			expect(host.isUsable).toBe(true);
		} finally {
			host.end({ failure: 'hostCrash', message: 'the test is over' });
			await host.exited;
			vi.useRealTimers();
		}
	});

	it('can be measured', () => {
		expect(residentBytes(process.pid)).toBeGreaterThan(10 * 2 ** 20);
		expect(residentBytes(2 ** 22 + 1)).toBeUndefined();
	});

	it('that cannot start say why, and do not hang', async () => {
		const nowhere = await start({ bubblewrap: 'off', program: { node: '/nowhere/node' } }).run(simple);
		expect(nowhere).toMatchObject({ ok: false, failure: 'hostCrash', message: expect.stringContaining('ENOENT') });
		const noAddon = await start({ bubblewrap: 'off', program: { addon: '/nowhere/isolated-vm.node' } }).run(simple);
		expect(noAddon).toMatchObject({
			ok: false,
			failure: 'hostCrash',
			message: expect.stringContaining('isolated-vm.node'),
		});
	});
});

describe('the walls', () => {
	const namesOf = async (runner: IsolateHostRunner, stands: boolean) =>
		(await runner.describeWalls()).filter((wall) => wall.stands === stands).map((wall) => wall.name);

	it('without bubblewrap all stand but signals and bubblewrap itself', async () => {
		expect(await namesOf(start({ bubblewrap: 'off' }), false)).toEqual(['signals', 'bubblewrap']);
	});
	it.runIf(hasBubblewrap)('with bubblewrap all stand', async () => {
		expect(await namesOf(start(), false)).toEqual([]);
	});
	it('fall visibly: a host without flags is found out', async () => {
		const bare = fileURLToPath(new URL('./hosts/bare-host.mjs', import.meta.url));
		const runner = start({ bubblewrap: 'off', program: { entry: bare } });
		expect(await namesOf(runner, false)).toEqual(
			expect.arrayContaining(['files', 'network', 'sockets', 'processes', 'environment', 'signals']),
		);
	});
});

describe('a host that has turned against us', () => {
	const turned = (behaviour: string, options: IsolateHostOptions = {}) => {
		const entry = fileURLToPath(new URL('./hosts/turned-host.mjs', import.meta.url));
		// The behaviour travels as the addon's path, the one argument that a host gets.
		return start({ ...options, bubblewrap: 'off', program: { entry, addon: behaviour } });
	};
	const brief = { ...simple, limits: { wallMs: 300, cpuMs: 300 } };

	it.each([
		['announces a frame of 4 GB', 'huge-frame', /protocol.*bytes/],
		['sends a frame that is no JSON', 'no-json', /protocol.*JSON/],
		['sends a message of another shape', 'strange-message', /protocol.*shape/],
		['sends a key too many', 'extra-key', /protocol.*shape/],
		['answers a run that it was never given', 'foreign-run', /protocol.*run 999/],
		['answers one run twice', 'twice', /protocol.*run 1/],
		['logs for a run that it was never given', 'foreign-log', /protocol.*run 999/],
		['logs for ever', 'log-flood', /protocol.*log lines/],
		['logs a line of a megabyte', 'long-line', /protocol.*shape/],
		['is ready twice', 'ready-twice', /protocol.*twice/],
		['answers a question that nobody asked', 'unasked', /protocol.*question/],
		['claims a processor time of a thousand years', 'strange-time', /protocol.*shape/],
		['blames the core with a failure that only the core may name', 'forged-denied', /protocol.*shape/],
		['ends at once', 'exit', /ended/],
		['kills itself', 'signal', /SIGKILL/],
		['writes to standard output by hand', 'garbage', /protocol/],
	])('%s: the run fails as a host crash, the process ends', async (_, behaviour, message) => {
		const runner = turned(behaviour);
		const end = await runner.run(brief);
		// The one that answers twice has answered once, rightly.
		if (behaviour === 'twice') expect(end.ok).toBe(true);
		else expect(end).toMatchObject({ ok: false, failure: 'hostCrash', message: expect.stringMatching(message) });
		await expect.poll(() => runner.stats.crashed, { timeout: 5000 }).toBeGreaterThan(0);
	});

	it.each([
		['makes a call for a run that it was never given', 'call-foreign', /protocol.*run 999/],
		['makes a call out of order', 'call-out-of-order', /protocol.*call 5/],
		['makes one call twice', 'call-twice', /protocol.*call 0/],
		['makes a call that does not exist', 'call-unknown', /protocol.*shape/],
		['makes a call of 300 KB', 'call-large', /protocol.*shape/],
		['makes a thousand calls', 'call-flood', /protocol.*shape/],
		['answers before its calls are answered', 'call-then-end', /protocol.*outcome/],
	])('%s: the run fails as a host crash, the process ends', async (_, behaviour, message) => {
		const runner = turned(behaviour);
		let made = 0;
		const onCall: CallHandler = async () => {
			made += 1;
			return { ok: true, value: {} };
		};
		const end = await runner.run({ ...brief, onCall });
		expect(end).toMatchObject({ ok: false, failure: 'hostCrash', message: expect.stringMatching(message) });
		await expect.poll(() => runner.stats.crashed, { timeout: 5000 }).toBeGreaterThan(0);
		expect(made).toBeLessThanOrEqual(32);
	});

	it('makes a call after the end of its run: nobody carries it out', async () => {
		const runner = turned('end-then-call');
		const onCall = vi.fn<CallHandler>(async () => ({ ok: true, value: {} }));
		expect(await runner.run({ ...brief, onCall })).toMatchObject({ ok: true });
		await expect.poll(() => runner.stats.crashed, { timeout: 5000 }).toBeGreaterThan(0);
		expect(onCall).not.toHaveBeenCalled();
	});

	it.each(['call-no-json', 'call-proto'])(
		'makes a call whose request must not be kept (%s): a bug',
		async (behaviour) => {
			const onCall = vi.fn<CallHandler>(async () => ({ ok: true, value: {} }));
			expect(await turned(behaviour).run({ ...brief, onCall })).toMatchObject({ ok: false, failure: 'bug' });
			expect(onCall).not.toHaveBeenCalled();
		},
	);

	it('gets its answer and goes on for ever, or does not care that the core ended the run: the limit holds', async () => {
		const answered: CallHandler = async () => ({ ok: true, value: {} });
		expect(await turned('call-for-ever').run({ ...brief, onCall: answered })).toMatchObject({ failure: 'wallLimit' });
		const breached: CallHandler = async () => ({ breach: { failure: 'denied', message: 'revoked' } });
		expect(await turned('call-ignores-abort').run({ ...brief, onCall: breached })).toMatchObject({
			failure: 'denied',
			message: 'revoked',
		});
	});

	it('never answers: the run ends within its limit and a second', async () => {
		const runner = turned('silent');
		const started = performance.now();
		expect(await runner.run(brief)).toMatchObject({ ok: false, failure: 'wallLimit' });
		expect(performance.now() - started).toBeLessThan(300 + 1000 + 1000);
	});

	it('takes memory outside every isolate: the watchdog kills it and names the cause', async () => {
		const runner = turned('take-memory', { rssLimitMb: 200 });
		const end = await runner.run({ ...brief, limits: { wallMs: 10_000 } });
		expect(end).toMatchObject({ ok: false, failure: 'memoryLimit', message: expect.stringContaining('200 MB') });
	});

	it('takes memory while several runs are in it: nobody is accused', async () => {
		const runner = turned('take-memory', { rssLimitMb: 200 });
		const limits = { wallMs: 10_000 };
		const ends = await Promise.all([1, 2, 3].map(() => runner.run({ ...simple, limits })));
		expect(ends.map((end) => !end.ok && end.failure)).toEqual(['hostCrash', 'hostCrash', 'hostCrash']);
	});

	it('forges a result: it is judged like any other', async () => {
		expect(await turned('forged-result').run(brief)).toMatchObject({ ok: false, failure: 'bug' });
	});

	it('sends half a frame and then nothing, or bytes one by one: neither confuses the reader', async () => {
		expect(await turned('half-frame').run(brief)).toMatchObject({ ok: false, failure: 'wallLimit' });
		expect(await turned('byte-by-byte').run({ ...simple, limits: { wallMs: 5000 } })).toMatchObject({ ok: true });
	});

	it('is replaced: the next run of the package gets another process', async () => {
		const runner = turned('die-first-time');
		const ends = [await runner.run(brief), await runner.run(brief)];
		expect(ends.map((end) => end.ok || end.failure)).toEqual(['hostCrash', 'hostCrash']);
		expect(runner.stats.started).toBeGreaterThan(1);
	});
});
