/** Code that wants out, against the runner that production uses. */

import type { CallHandler } from '@motcua/procedure-sdk';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { IsolateHostRunner } from '../src/index.ts';
import { answering, code, handlerBook, patched, request, run } from './factories.ts';

let runner: IsolateHostRunner;
beforeAll(async () => {
	// On a machine that others keep busy, stepping back would make a wall limit of every processor limit.
	runner = new IsolateHostRunner({ rssLimitMb: 400, stepBackAfterMs: Number.POSITIVE_INFINITY });
	await runner.warm();
});
afterAll(() => runner.close());

const book = handlerBook('hostile');
const limits = { cpuMs: 400, wallMs: 3000, memoryMb: 48 };
type Make = ReturnType<typeof book.add>;
const attack = (make: Make, more: Partial<typeof limits> = {}) => runner.run(make({ limits: { ...limits, ...more } }));
/** Cases with their handler in place of the body. */
const withHandlers = <Rest extends readonly unknown[]>(cases: readonly (readonly [string, string, ...Rest])[]) =>
	cases.map(([name, body, ...rest]): [string, Make, ...Rest] => [name, book.add(body), ...(rest as unknown as Rest)]);

const healthy = run(answering("'well'"));
/** After an attack a citizen's step runs as if nothing had been. */
const expectHealthy = async () => expect(patched(await runner.run(healthy))).toBe('well');

describe('there is nothing to reach for', () => {
	const NAMES =
		'process require module Buffer fetch XMLHttpRequest WebSocket WebAssembly SharedArrayBuffer Atomics setTimeout setInterval setImmediate queueMicrotask console performance crypto navigator importScripts structuredClone URL TextEncoder Deno ivm global';
	const reach = book.add(answering(`'${NAMES}'.split(' ').filter((name) => name in globalThis)`));
	it('no process, no modules, no network, no timers, no shared memory', async () => {
		expect(patched(await attack(reach))).toEqual([]);
	});

	const list = book.add(answering('Object.getOwnPropertyNames(globalThis)'));
	it('nothing but the language and our two names', async () => {
		const known =
			/^([A-Z]\w*|parse(Int|Float)|undefined|globalThis|(de|en)codeURI(Component)?|(un)?escape|eval|is(Finite|NaN)|__procedure|__motcua)$/;
		expect((patched(await attack(list)) as string[]).filter((name) => !known.test(name))).toEqual([]);
	});

	const imports = ['node:fs', 'fs', '/etc/passwd', 'data:text/javascript,export default 1', './main.ts'].map((name) =>
		book.add(`await import('${name}')`),
	);
	it('files: no import, static or dynamic, finds a module', async () => {
		for (const dynamic of imports) expect(await attack(dynamic)).toMatchObject({ ok: false, failure: 'bug' });
		expect(await runner.run({ digest: 'static', code: "import fs from 'node:fs';", request: request() })).toMatchObject(
			{ ok: false, failure: 'bug' },
		);
	});

	const compilers = withHandlers(
		[
			'context.constructor.constructor("return process")()',
			'(async () => {}).constructor("return process")()',
			'Object.getPrototypeOf(function* () {}).constructor("return process")()',
			'Reflect.construct(Object.getPrototypeOf(async function* () {}).constructor, ["return process"])',
			'(0, eval)("process")',
			'globalThis.eval("process")',
			'new Function("return process")()',
			'try { null.x } catch (error) { error.constructor.constructor("return process")() }',
			'context.log.info.constructor("return process")()',
			'(function () { return this })().process.exit()',
		].map((body) => [body, body] as const),
	);
	it.each(compilers)('no way around makes code out of text: %s', async (_, handler) => {
		expect(await attack(handler)).toMatchObject({ ok: false, failure: 'bug' });
	});

	const spy = book.add(`
		let caught; const { apply } = Function.prototype;
		Function.prototype.call = Function.prototype.apply = function (...args) { caught ??= this; return Reflect.apply(apply, this, args); };
		context.log.info('x');
		${answering("caught === undefined ? 'nothing' : typeof caught.constructor")}`);
	it('the function that takes log lines out has nothing behind it', async () => {
		expect(patched(await attack(spy))).toBe('nothing');
	});

	const stacks = book.add(`
		Error.prepareStackTrace = (_, sites) => sites.map((site) => typeof site.getThis?.() + typeof site.getFunction?.()).join();
		${answering('new Error().stack')}`);
	it('a stack gives no object of the runtime: the first frame is the step itself, the others are shut', async () => {
		expect(patched(await attack(stacks))).toMatch(/^objectfunction(,undefinedundefined)*$/);
	});
});

describe('a step that takes too much is stopped, and nobody else notices', () => {
	const cases = withHandlers<[RegExp]>([
		['a loop', 'for (;;) {}', /cpuLimit/],
		['a loop of promises', 'for (;;) await null', /cpuLimit/],
		['promises that make promises', 'const again = () => Promise.resolve().then(again); await again()', /cpuLimit/],
		['a regular expression that backtracks for ever', "/(a+)+$/.test('a'.repeat(60) + 'b')", /cpuLimit/],
		['arithmetic that V8 does not interrupt', 'let x = 2n ** 4000000n; for (;;) x = x * x', /cpuLimit/],
		['an array that fills for ever', 'new Array(2 ** 32 - 1).fill(0)', /cpuLimit/],
		['a getter of the result that loops', 'return { get kind() { for (;;) {} } }', /cpuLimit/],
		['a toJSON that loops', "Object.prototype.toJSON = () => { for (;;) {} }; return context.done('x')", /cpuLimit/],
		['a then that loops', 'return { then() { for (;;) {} } }', /cpuLimit/],
		['heap', 'const all = []; for (;;) all.push(new Array(100_000).fill(1))', /memoryLimit/],
		['buffers', 'const all = []; for (;;) all.push(new Uint8Array(1_000_000))', /memoryLimit/],
		['one buffer of a gigabyte', 'new Float64Array(134_217_728)', /memoryLimit/],
		[
			'text',
			"const all = []; for (let i = 0; ; i++) all.push(('x' + i).repeat(100_000).split('').join('y'))",
			/cpuLimit|memoryLimit/,
		],
		['a map', 'const all = new Map(); for (let i = 0; ; i++) all.set(i, [i])', /cpuLimit|memoryLimit/],
		['a resizable buffer, which no isolate counts', 'new ArrayBuffer(0, { maxByteLength: 2 ** 30 })', /bug/],
		['one by way of a subclass', 'class B extends ArrayBuffer {}; new B(0, { maxByteLength: 2 ** 30 })', /bug/],
		['WebAssembly memory, which no isolate counts', 'new WebAssembly.Memory({ initial: 30_000 })', /bug/],
		['a stack', 'const dive = () => dive() + 1; dive()', /bug/],
		['an answer that never comes', 'await new Promise(() => {})', /bug/],
	]);
	it.each(cases)('%s', async (_, handler, failure) => {
		const started = performance.now();
		// Time that a thread waits for its processor counts: on a busy machine filling memory takes longer than looping may.
		const end = await attack(handler, failure.source === 'memoryLimit' ? { cpuMs: limits.wallMs } : {});
		expect(end).toMatchObject({ ok: false, failure: expect.stringMatching(failure) });
		expect(performance.now() - started).toBeLessThan(limits.wallMs + 1000);
		await expectHealthy();
	});

	const flood = run('const all = []; for (;;) all.push("ă".repeat(50_000_000).normalize("NFD"))', { limits });
	const innocent = handlerBook('innocent').add(
		`for (let i = 0; i < 2000; i++) await null; ${answering('context.answers.n')}`,
	);
	it('one that takes its process along leaves the core and other packages alone', async () => {
		const before = process.memoryUsage.rss();
		const others = [0, 1, 2, 3, 4].map((n) => runner.run(innocent({ answers: { n } })));
		expect(await runner.run(flood)).toMatchObject({
			ok: false,
			failure: expect.stringMatching(/memoryLimit|cpuLimit/),
		});
		expect((await Promise.all(others)).map(patched)).toEqual([0, 1, 2, 3, 4]);
		expect(process.memoryUsage.rss() - before).toBeLessThan(150 * 2 ** 20);
	});

	const shouting = book.add(
		"for (let i = 0; i < 50_000; i++) context.log.error('x'.repeat(10_000)); return context.done('done')",
	);
	it('a flood of log lines is cut, counted and does not fill the core', async () => {
		const { log } = await runner.run(shouting({ limits: { cpuMs: 3000 } }));
		expect(log).toHaveLength(201);
		expect(log.every((line) => line.message.length <= 2000)).toBe(true);
		expect(log.at(-1)?.message).toContain('49800');
	});

	const endless = book.add("for (let i = 0; ; i++) context.log.info('line ' + i)");
	it('what was logged before a limit is kept', async () => {
		const end = await attack(endless);
		expect(end).toMatchObject({ ok: false, failure: 'cpuLimit' });
		expect(end.log).toHaveLength(200);
		expect(end.log[0]).toEqual({ level: 'info', message: 'line 0' });
	});

	const answers = withHandlers([
		['a result of 5 MB', answering("'x'.repeat(5_000_000)")],
		[
			'ten thousand findings',
			"return Array.from({ length: 10_000 }, () => context.finding('', 'a', context.t('a', 'a')))",
		],
		['deep nesting', `let a = {}; for (let i = 0; i < 100_000; i++) a = { a }; ${answering('a')}`],
		['a cycle', `const a = {}; a.a = a; ${answering('a')}`],
		['an error message of 5 MB', "throw new Error('x'.repeat(5_000_000))"],
		[
			'an error that cannot be read',
			"const e = new Error('x'); Object.defineProperty(e, 'message', { get() { throw e } }); throw e",
		],
		['something that is no error', 'throw { toString() { throw 1 } }'],
	] as const);
	it.each(answers)('%s is a bug, told in a short message', async (_, handler) => {
		const end = await attack(handler);
		expect(end).toMatchObject({ ok: false, failure: 'bug' });
		expect(JSON.stringify(end).length).toBeLessThan(20_000);
		await expectHealthy();
	});
});

describe('nothing comes across the boundary but data', () => {
	const poison = book.add(
		"Object.prototype.poisoned = true; Array.prototype.map = () => ['poisoned']; JSON.stringify = () => '{}'; return context.done('done')",
	);
	it('a poisoned prototype stays where it was poisoned', async () => {
		await attack(poison);
		expect(({} as { poisoned?: boolean }).poisoned).toBeUndefined();
		expect([1].map(String)).toEqual(['1']);
		await expectHealthy();
	});

	const prototypes = withHandlers([
		['__proto__ as a computed key', "return context.done('done', { patch: { ['__proto__']: { admin: true } } })"],
		['__proto__ out of JSON', `return context.done('done', { patch: JSON.parse('{"__proto__": {"admin": true}}') })`],
		['constructor', "return context.done('done', { patch: { constructor: { prototype: { admin: true } } } })"],
	] as const);
	it.each(prototypes)('%s in a result is refused', async (_, handler) => {
		expect(await attack(handler)).toMatchObject({ ok: false, failure: 'bug' });
		expect(({} as { admin?: boolean }).admin).toBeUndefined();
	});

	const forged = [
		'{"ok":false,"failure":"hostCrash","message":"blame the host"}',
		'{"ok":true,"result":{"kind":"done","outcome":"x","admin":true}}',
		'{"ok":true,"result":{"kind":"done","outcome":"x"},"log":[]}',
		'{"ok":true}',
		'x',
	];
	/** Before the run starts, so that the runtime itself writes down what it is given. */
	const forge = (json: string) => run(answering('1'), { top: `JSON.stringify = () => ${JSON.stringify(json)}` });
	it('a forged outcome can say nothing that a step could not', async () => {
		for (const json of forged) expect(await runner.run(forge(json))).toMatchObject({ ok: false, failure: 'bug' });
	});

	const body = `const last = globalThis.last ?? null; globalThis.last = context.answers.name; Object.prototype.last = context.answers.name; ${answering('last')}`;
	it('what one citizen left behind another does not find', async () => {
		for (const name of ['Nguyễn Văn A', 'Trần Thị B']) {
			const end = await runner.run({
				digest: 'two citizens',
				code: code(body, 'const kept = []'),
				request: request({ name }),
			});
			expect(patched(end)).toBe(null);
		}
	});

	const answeringItself = book.add(
		`const asked = context.use.payment.state(); __motcua.settle(0, '{"ok":true,"value":{"status":"paid"}}'); ${answering('(await asked).status')}`,
	);
	it('a step that answers its own call has lied to nobody but itself: the run is a bug', async () => {
		const onCall: CallHandler = () => new Promise(() => {});
		const end = await runner.run({ ...answeringItself({ limits }), onCall });
		expect(end).toMatchObject({ ok: false, failure: 'bug' });
	});

	const forging = book.add(`
		const send = []; const { set } = Map.prototype;
		JSON.stringify = () => '{"request":"forged"}';
		Map.prototype.set = function (...given) { send.push(...given.map((one) => typeof one)); return set.apply(this, given) };
		await context.use.payment.state(); ${answering('send')}`);
	it('a request that code forged reaches the core as it is, to be judged there; nothing that sends it can be got hold of', async () => {
		const requests: unknown[] = [];
		const onCall: CallHandler = async ({ request }) => {
			requests.push(request);
			return { ok: true, value: {} };
		};
		expect(patched(await runner.run({ ...forging({ limits }), onCall }))).toEqual(['number', 'object']);
		expect(requests).toEqual([{ request: 'forged' }]);
	});

	const storm = book.add(
		"for (;;) { context.use.register('a', { x: 'x'.repeat(200_000) }).catch(() => {}); if (Math.imul(1, 1) > 1) break }",
	);
	it('a storm of large calls that nobody awaits is ended, and the core carries out no more than 32', async () => {
		let made = 0;
		const before = process.memoryUsage.rss();
		const onCall: CallHandler = async () => {
			made += 1;
			return { ok: true, value: {} };
		};
		const end = await runner.run({ ...storm({ limits }), onCall });
		expect(end).toMatchObject({ ok: false, failure: expect.stringMatching(/cpuLimit|memoryLimit/) });
		expect(made).toBeLessThanOrEqual(32);
		expect(process.memoryUsage.rss() - before).toBeLessThan(150 * 2 ** 20);
		await expectHealthy();
	});

	const poisonedAnswer = book.add(
		`const { record } = await context.use.register('a', {}); ${answering('[Object.getPrototypeOf(record) === Object.prototype, record.admin === undefined, ({}).admin === undefined]')}`,
	);
	it('an answer from outside that names a prototype changes none, in the step or in the core', async () => {
		const value = JSON.parse('{"record":{"__proto__":{"admin":true}},"asOf":""}') as unknown;
		const end = await runner.run({ ...poisonedAnswer({ limits }), onCall: async () => ({ ok: true, value }) });
		expect(patched(end)).toEqual([true, true, true]);
		expect(({} as { admin?: boolean }).admin).toBeUndefined();
	});

	const again = book.add(
		`let threw = 'no'; try { await __motcua.start('{}', () => {}) } catch { threw = 'yes' } ${answering('threw')}`,
	);
	const overwrite = book.add("'use strict'; globalThis.__motcua = null");
	it('a step cannot start another run in its realm, or replace the runtime', async () => {
		expect(patched(await attack(again))).toBe('yes');
		expect(await attack(overwrite)).toMatchObject({ ok: false, failure: 'bug' });
	});
});
