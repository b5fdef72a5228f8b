/** The runtime, driven as the runners drive it: its source text in a realm that holds nothing but the language. */
import { describe, expect, it } from 'vitest';
import type { StepRun, StepRunResult } from '../src/index.ts';
import { runtimeSource } from '../src/runtime/index.ts';
import { createInProcessRunner, sampleRequest } from '../src/testing/index.ts';
import { sample } from './sample.ts';

const answers = {
	requester: { fullName: 'Nguyễn Thị Bình' },
	phone: '0912345678',
	copies: 3,
	purpose: 'work',
	school: null,
	pages: [{ title: 'Bằng', count: 2 }],
};
const runner = createInProcessRunner();

/** Runs the body of a handler `async (context) => { … }` named `price`. */
const run = (body: string, more: Partial<StepRun> = {}): Promise<StepRunResult> =>
	runner.run({
		digest: 'test',
		code: `var __procedure = { default: { price: async (context) => { ${body} } } };`,
		request: sampleRequest(sample.manifest, 'price', { answers, now: '2026-11-23T18:30:00Z' }),
		...more,
	});
const resultOf = async (body: string) => {
	const done = await run(`return context.done('priced', { patch: { value: ${body} } })`);
	if (!done.ok) throw new Error(done.message);
	return done.result.kind === 'done' ? done.result.patch?.value : undefined;
};

describe('the world of a step', () => {
	it('is one script that needs nothing from outside', () => {
		expect(runtimeSource()).not.toMatch(/\bimport\b|\brequire\b|__vi/);
	});

	it('shows the answers that were asked for, without the unanswered ones', async () => {
		expect(await resultOf('Object.keys(context.answers)')).toEqual(['copies', 'purpose', 'pages']);
	});

	it('tells the date of the ward, not of the machine', async () => {
		expect(await resultOf('[context.now, context.today]')).toEqual(['2026-11-23T18:30:00Z', '2026-11-24']);
	});

	it('gives default settings', async () => {
		expect(await resultOf('context.settings')).toEqual({ perPage: 2000 });
	});

	it.each(['answers', 'settings', 'dossier', 'ward'])('freezes %s', async (part) => {
		expect(await resultOf(`Object.isFrozen(context.${part})`)).toBe(true);
	});

	it('freezes deep', async () => {
		const failed = await run(`'use strict'; context.answers.pages[0].count = 9`);
		expect(failed).toMatchObject({ ok: false, failure: 'bug', message: expect.stringContaining('read only') });
	});

	it.each([
		['Date.now()', 'context.now'],
		['new Date()', 'context.now'],
		['Date()', 'context.now'],
		['Math.random()', 'context.random'],
		['Temporal.Now.instant()', 'context.now'],
		["new Intl.DateTimeFormat('vi').format()", 'context.now'],
		["new Intl.DateTimeFormat('vi').formatToParts()", 'context.now'],
	])('%s fails and names %s', async (expression, instead) => {
		const failed = await run(`${expression}; return context.done('priced')`);
		expect(failed).toMatchObject({ ok: false, failure: 'bug', message: expect.stringContaining(instead) });
	});

	it('keeps what is the same on every run', async () => {
		expect(await resultOf("new Date('2026-01-02T00:00:00Z').toISOString()")).toBe('2026-01-02T00:00:00.000Z');
		expect(await resultOf('new Date(0) instanceof Date')).toBe(true);
		expect(await resultOf('class extends Date {} && new (class Day extends Date {})(0).getTime()')).toBe(0);
		expect(await resultOf("new Intl.NumberFormat('vi-VN').format(1234567)")).toBe('1.234.567');
		expect(await resultOf("Temporal.PlainDate.from('2026-11-23').add({ days: 8 }).toString()")).toBe('2026-12-01');
		expect(await resultOf("new Intl.DateTimeFormat('vi', { timeZone: 'UTC' }).format(new Date(0))")).toBe('1/1/1970');
	});

	it.each([
		'WebAssembly',
		'SharedArrayBuffer',
		'Atomics',
		'FinalizationRegistry',
		'WeakRef',
		'setTimeout',
		'process',
		'fetch',
	])('has no %s', async (name) => {
		expect(await resultOf(`typeof ${name}`)).toBe('undefined');
	});

	it.each(["eval('1')", "new Function('return 1')()", "(() => {}).constructor('return 1')()"])(
		'compiles no text: %s',
		async (expression) => {
			expect(await run(`return context.done('priced', { patch: { value: ${expression} } })`)).toMatchObject({
				ok: false,
				failure: 'bug',
			});
		},
	);

	it('draws the same numbers for the same run and others for another', async () => {
		const draw =
			'return context.done("priced", { patch: { value: [context.random.next(), context.random.integer(1, 6), context.random.id()] } })';
		const other = { request: { ...sampleRequest(sample.manifest, 'price', { answers }), stepRunId: 'another' } };
		const [first, again, another] = [await run(draw), await run(draw), await run(draw, other)];
		expect(first.ok && first.result).toEqual(again.ok && again.result);
		expect(first.ok && first.result).not.toEqual(another.ok && another.result);
	});

	it('spreads its numbers evenly', async () => {
		const counts = await resultOf(
			'Array.from({ length: 6000 }, () => context.random.integer(0, 5)).reduce((all, n) => { all[n]++; return all; }, [0,0,0,0,0,0])',
		);
		for (const count of counts as number[]) expect(count).toBeGreaterThan(850);
		expect((counts as number[]).reduce((sum, count) => sum + count)).toBe(6000);
	});
});

describe('what a handler may answer', () => {
	it('multiplies fee lines', async () => {
		const priced = await run(
			`return context.done('priced', { intents: [context.fee([{ label: { vi: 'Trang', en: 'Page' }, quantity: 4, unitVnd: 2000 }])] })`,
		);
		expect(priced).toMatchObject({ ok: true, result: { intents: [{ kind: 'setFee', lines: [{ amountVnd: 8000 }] }] } });
	});

	it.each(['-1', '1.5', 'NaN'])('refuses %s as a quantity', async (quantity) => {
		const failed = await run(
			`return context.done('priced', { intents: [context.fee([{ label: { vi: 'a', en: 'a' }, quantity: ${quantity}, unitVnd: 1 }])] })`,
		);
		expect(failed).toMatchObject({ ok: false, failure: 'bug', message: expect.stringContaining('quantity') });
	});

	it('fills placeholders and refuses a missing one', async () => {
		expect(await resultOf("context.t('Còn {{days}} ngày', '{{ days }} days left', { days: 3 })")).toEqual({
			vi: 'Còn 3 ngày',
			en: '3 days left',
		});
		expect(await run("return context.t('{{x}}', 'x')")).toMatchObject({
			ok: false,
			message: expect.stringContaining('{{x}}'),
		});
	});

	it('takes a list of findings for an answer', async () => {
		const found = await run("return [context.finding('copies', 'copies.many', context.t('Nhiều', 'Many'))]");
		expect(found).toMatchObject({
			ok: true,
			result: { kind: 'done', outcome: 'checked', findings: [{ code: 'copies.many' }] },
		});
	});

	it('waits until an instant and refuses a date without offset', async () => {
		expect(await run("return context.wait('2026-12-01T08:00:00+07:00', context.t('a', 'a'))")).toMatchObject({
			ok: true,
			result: { kind: 'wait', until: '2026-12-01T01:00:00Z' },
		});
		expect(await run("return context.wait('2026-12-01T08:00:00', context.t('a', 'a'))")).toMatchObject({ ok: false });
	});

	it.each([
		['new Map()', 'patch.value'],
		['() => 1', 'patch.value'],
		['NaN', 'patch.value'],
		['10n', 'patch.value'],
		['{ a: [new Date(0)] }', 'patch.value.a[0]'],
	])('refuses %s and names its place', async (value, place) => {
		const failed = await run(`return context.done('priced', { patch: { value: ${value} } })`);
		expect(failed).toMatchObject({ ok: false, failure: 'bug', message: expect.stringContaining(place) });
	});

	it.each(['undefined', '{}', "{ kind: 'finished' }", "{ kind: 'done' }", "{ kind: 'done', outcome: 'x', secret: 1 }"])(
		'refuses the answer %s',
		async (answer) => {
			expect(await run(`return ${answer}`)).toMatchObject({ ok: false, failure: 'bug' });
		},
	);

	it('tells a passing cause from a bug', async () => {
		expect(await run("const e = new Error('register away'); e.name = 'RetryableError'; throw e")).toMatchObject({
			ok: false,
			failure: 'retryable',
		});
		expect(await run('null.x')).toMatchObject({
			ok: false,
			failure: 'bug',
			stack: expect.stringContaining('code/steps.js'),
		});
		expect(await run("throw 'text'")).toMatchObject({ ok: false, failure: 'bug' });
	});

	it('names the handlers there are when one is missing', async () => {
		const request = { ...sampleRequest(sample.manifest, 'prise', { answers }) };
		expect(await run('', { request })).toMatchObject({ ok: false, message: expect.stringContaining('it has: price') });
	});

	it('keeps 200 log lines of 2,000 characters and counts the rest', async () => {
		const flooded = await run(
			"for (let i = 0; i < 5000; i++) context.log.info('x'.repeat(5000)); return context.done('priced')",
		);
		expect(flooded.log).toHaveLength(201);
		expect(flooded.log[0]?.message).toHaveLength(2000);
		expect(flooded.log.at(-1)?.message).toBe('4800 more lines were dropped');
	});

	it('is stopped when it loops, also behind an await', async () => {
		const limits = { cpuMs: 100 };
		expect(await run('for (;;) {}', { limits })).toMatchObject({ ok: false, failure: 'cpuLimit' });
		expect(await run('for (;;) await null', { limits })).toMatchObject({ ok: false, failure: 'cpuLimit' });
	});

	it('says at once that a promise can never settle', async () => {
		expect(await run('await new Promise(() => {})')).toMatchObject({
			ok: false,
			failure: 'bug',
			message: expect.stringContaining('never answers'),
		});
	});
});
