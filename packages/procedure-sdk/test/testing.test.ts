import { afterEach, describe, expect, it, vi } from 'vitest';
import { recordedCalls } from '../src/fixtures/index.ts';
import type { Fixture } from '../src/index.ts';
import { defineHandlers, RetryableError, text } from '../src/index.ts';
import {
	assertIdempotent,
	createInProcessRunner,
	doneBy,
	ProductionRefusedError,
	runFixture,
	runHandler,
} from '../src/testing/index.ts';
import { sample } from './sample.ts';

const handlers = defineHandlers<typeof sample>({
	validate: ({ answers, finding, t }) =>
		answers.copies > 20 ? [finding('copies', 'copies.many', t('Nhiều bản', 'Many copies'))] : [],
	checkPages: () => [],
	price: ({ answers, settings, done, fee, log }) => {
		if (answers.copies === 13) throw new RetryableError('register away');
		const pages = answers.pages.reduce((sum, page) => sum + page.count, 0) * answers.copies;
		log.info(`pages: ${pages}`);
		if (pages === 0) return done('free');
		return done('priced', {
			patch: { total: pages },
			intents: [fee([{ label: text('Trang', 'Page'), quantity: pages, unitVnd: settings.perPage }])],
		});
	},
});
const answers = { copies: 2, purpose: 'work', pages: [{ title: 'Bằng', count: 3 }] };

afterEach(() => {
	vi.unstubAllEnvs();
});

describe('recorded calls of a fixture', () => {
	const calls = {
		price: [
			{ call: 'payment.state' as const, answer: { status: 'due' } },
			{ call: 'http' as const, error: { code: 'http.timeout', retryable: true } },
		],
	};
	const answer = recordedCalls({ calls }, 'price');
	const signal = new AbortController().signal;
	it('are given in order; another call, or one too many, is a bug', async () => {
		expect(await answer({ index: 0, call: 'payment.state', request: {} }, signal)).toEqual({
			ok: true,
			value: { status: 'due' },
		});
		expect(await answer({ index: 1, call: 'http', request: {} }, signal)).toMatchObject({
			ok: false,
			code: 'http.timeout',
			retryable: true,
		});
		for (const call of [
			{ index: 0, call: 'http' as const },
			{ index: 2, call: 'http' as const },
		])
			expect(await answer({ ...call, request: {} }, signal)).toMatchObject({ breach: { failure: 'bug' } });
	});
	it('are answered to a handler as it is tested, by the same rules as in the sandbox', async () => {
		const price = async ({
			use,
			done,
		}: {
			use: { payment: { state(): Promise<{ status: string }> } };
			done: (outcome: string) => unknown;
		}) => done((await use.payment.state()).status === 'due' ? 'priced' : 'free');
		const handlers = { validate: () => [], checkPages: () => [], price } as never;
		const sampled = { answers: { copies: 1 } };
		expect(await runHandler(sample, handlers, 'price', sampled, answer)).toMatchObject({
			ok: true,
			result: { outcome: 'priced' },
		});
		expect(await runHandler(sample, handlers, 'price', sampled)).toMatchObject({ ok: false, failure: 'denied' });
	});
});

describe('runHandler', () => {
	it('runs a handler on a sample dossier with the default settings', async () => {
		const run = await runHandler(sample, handlers, 'price', { answers });
		expect(run).toMatchObject({
			ok: true,
			result: { outcome: 'priced', patch: { total: 6 }, intents: [{ lines: [{ amountVnd: 12_000 }] }] },
			log: [{ level: 'info', message: 'pages: 6' }],
		});
	});

	it('takes settings of the ward', async () => {
		const run = await runHandler(sample, handlers, 'price', { answers, settings: { perPage: 500 } });
		expect(run).toMatchObject({ result: { intents: [{ lines: [{ amountVnd: 3000 }] }] } });
	});

	it('reports a passing cause', async () => {
		expect(await runHandler(sample, handlers, 'price', { answers: { ...answers, copies: 13 } })).toMatchObject({
			ok: false,
			failure: 'retryable',
		});
	});

	it.each([
		['the clock', () => Date.now(), 'context.now'],
		['randomness', () => Math.random(), 'context.random'],
		['a timer', () => setTimeout(() => {}, 1), 'setTimeout'],
		['the network', () => fetch('http://127.0.0.1'), 'fetch'],
	])('has no %s while it runs, and gives it back', async (_, reach, named) => {
		const curious = { ...handlers, checkPages: () => [reach()] as never };
		const run = await runHandler(sample, curious, 'checkPages', { answers });
		expect(run).toMatchObject({ ok: false, failure: 'bug', message: expect.stringContaining(named) });
		expect([typeof Date.now(), typeof Math.random(), typeof setTimeout, typeof fetch]).toEqual([
			'number',
			'number',
			'function',
			'function',
		]);
	});

	it('lets several be called at once: they follow one another', async () => {
		const runs = await Promise.all(
			[1, 2, 3].map((copies) => runHandler(sample, handlers, 'price', { answers: { ...answers, copies } })),
		);
		expect(runs.map((run) => run.ok && run.result.kind === 'done' && run.result.patch?.total)).toEqual([3, 6, 9]);
	});

	it('gives up on a handler that does not answer', async () => {
		const silent = { ...handlers, checkPages: () => new Promise<never>(() => {}) };
		expect(await runHandler(sample, silent, 'checkPages', { answers })).toMatchObject({
			ok: false,
			failure: 'wallLimit',
		});
	});
});

describe('runFixture', () => {
	const fixture: Fixture = {
		name: 'three pages twice',
		answers,
		now: '2026-11-23T09:00:00+07:00',
		expect: {
			validate: [],
			steps: {
				price: { kind: 'done', outcome: 'priced', patch: { total: 6 }, feeVnd: 12_000 },
				checkPages: { kind: 'done', findings: [] },
			},
		},
	};
	it('holds', async () => {
		expect(await runFixture(sample, handlers, fixture)).toEqual([]);
	});
	it('names each expectation that does not hold, with what was found', async () => {
		const expectations = {
			validate: ['copies.many'],
			steps: { price: { kind: 'done', outcome: 'free', patch: { total: 7 }, feeVnd: 1 } },
		} as const;
		const mismatches = await runFixture(sample, handlers, { ...fixture, expect: expectations });
		expect(mismatches.map(({ place, expected, found }) => [place, expected, found])).toEqual([
			['validate.findings', 'copies.many', 'none'],
			['price.outcome', 'free', 'priced'],
			['price.feeVnd', '1', '12000'],
			['price.patch.total', '7', '6'],
		]);
	});
	it('a handler that fails is a mismatch, not a pass', async () => {
		const failing = { ...fixture, answers: { ...answers, copies: 13 } };
		const [first] = await runFixture(sample, handlers, failing);
		expect(first?.found).toContain('retryable');
	});
});

describe('assertIdempotent', () => {
	it('passes a step that answers the same', async () => {
		const run = await assertIdempotent(() => runHandler(sample, handlers, 'price', { answers }));
		expect(run.ok).toBe(true);
	});
	it('fails one that remembers', async () => {
		let calls = 0;
		const forgetful = {
			...handlers,
			checkPages: ({ log }: { log: { info(text: string): void } }) => [log.info(String(calls++))].slice(1) as never,
		};
		await expect(assertIdempotent(() => runHandler(sample, forgetful, 'checkPages', { answers }))).rejects.toThrow(
			'two answers',
		);
	});
});

describe('production', () => {
	it('is refused by everything that runs code in this process', async () => {
		const runner = createInProcessRunner();
		vi.stubEnv('NODE_ENV', 'production');
		expect(() => createInProcessRunner()).toThrow(ProductionRefusedError);
		expect(() => runHandler(sample, handlers, 'price', { answers })).toThrow(ProductionRefusedError);
		await expect(runner.run({ digest: 'x', code: '', request: {} as never })).rejects.toThrow(ProductionRefusedError);
	});
});

describe('what a run did', () => {
	it('is its outcome, its patch and the sum of its fee', async () => {
		const run = await runHandler(sample, handlers, 'price', { answers });
		expect(doneBy(run)).toEqual({ outcome: 'priced', patch: { total: 6 }, paper: null, feeVnd: 12_000 });
	});
	it('is the paper that was rendered last', () => {
		const intents = [1, 2].map((page) => ({ kind: 'renderResult', data: { page } }) as const);
		const result = { kind: 'done', outcome: 'drafted', intents } as const;
		expect(doneBy({ ok: true, result, log: [], cpuMs: 1, wallMs: 1 }).paper).toEqual({ page: 2 });
	});
	it('is told when it did something else', async () => {
		const run = await runHandler(sample, handlers, 'price', { answers: { ...answers, copies: 13 } });
		expect(() => doneBy(run)).toThrow(/register away/);
	});
});
