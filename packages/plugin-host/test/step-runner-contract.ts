import type { CallHandler, StepRunner } from '@motcua/procedure-sdk';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answering, handlerBook, patched, request } from './factories.ts';

/** What every `StepRunner` promises (see its comment in the contract), whatever it is made of. */
export function describeStepRunner(name: string, open: () => StepRunner): void {
	describe(`${name} as a StepRunner`, () => {
		const book = handlerBook('contract');
		const echo = book.add(answering('context.answers.value'));
		let runner: StepRunner;
		beforeAll(() => {
			runner = open();
		});
		afterAll(() => runner.close());

		const talkative = book.add(
			"context.log.info('one'); context.log.warn('two'); return context.done('done', { patch: { a: [1, null] } })",
		);
		it('answers with the result, the log and the times of the run', async () => {
			const done = await runner.run(talkative());
			expect(done).toMatchObject({
				ok: true,
				result: { kind: 'done', outcome: 'done', patch: { a: [1, null] } },
				log: [
					{ level: 'info', message: 'one' },
					{ level: 'warn', message: 'two' },
				],
			});
			expect(done.wallMs).toBeGreaterThan(0);
			expect(done.cpuMs).toBeGreaterThan(0);
		});

		const patient = book.add(
			`let sum = 0; for (let i = 0; i < 100; i++) sum += await Promise.resolve(i); await new Promise((resolve) => resolve()); ${answering('sum')}`,
		);
		it('lets code be asynchronous', async () => {
			expect(patched(await runner.run(patient()))).toBe(4950);
		});

		it('carries Vietnamese and every other letter in and out', async () => {
			const value = 'Đặng Thị Ngọc Ánh 🏛 \u0000 \u2028 " \\ 漢';
			expect(patched(await runner.run(echo({ answers: { value } })))).toBe(value);
		});

		const large = book.add(answering("'x'.repeat(2_000_000)"));
		it('carries a megabyte in and out, and not more', async () => {
			const value = 'x'.repeat(900_000);
			expect(patched(await runner.run(echo({ answers: { value } })))).toBe(value);
			const tooMuch = { ok: false, failure: 'bug' };
			expect(await runner.run(echo({ answers: { value: value + value } }))).toMatchObject({
				...tooMuch,
				message: expect.stringContaining('request'),
			});
			expect(await runner.run(large())).toMatchObject({ ...tooMuch, message: expect.stringContaining('result') });
		});

		const counter = book.add(
			`globalThis.count = (globalThis.count ?? 0) + 1; Array.prototype.leak = (Array.prototype.leak ?? 0) + 1; ${answering('[count, [].leak]')}`,
		);
		it('gives every run a world of its own', async () => {
			for (let i = 0; i < 3; i++) expect(patched(await runner.run(counter()))).toEqual([1, 1]);
		});

		const slow = book.add(
			`for (let i = 0; i < 1000; i++) await null; context.log.info(context.answers.n); ${answering('context.answers.n')}`,
		);
		it('runs several at once without mixing them up', async () => {
			const names = Array.from({ length: 20 }, (_, n) => `citizen ${n}`);
			const runs = await Promise.all(names.map((n) => runner.run(slow({ answers: { n } }))));
			expect(runs.map(patched)).toEqual(names);
			expect(runs.map((one) => one.log[0]?.message)).toEqual(names);
		});

		const retrying = book.add("const e = new Error('away'); e.name = 'RetryableError'; throw e");
		const broken = book.add('null.x');
		it('tells a passing cause from a bug, and names the place of a bug', async () => {
			expect(await runner.run(retrying())).toMatchObject({
				ok: false,
				failure: 'retryable',
				message: 'RetryableError: away',
			});
			const bug = await runner.run(broken());
			expect(bug).toMatchObject({ ok: false, failure: 'bug', message: expect.stringContaining('TypeError') });
			expect(!bug.ok && bug.stack).toMatch(/code\/steps\.js:\d+:\d+/);
		});

		it.each([
			['code that is no code', 'var __procedure = (', 'step'],
			['code that throws before any handler', "throw new Error('top')", 'step'],
			['code that exports nothing', '', 'step'],
			['handlers that are no functions', 'var __procedure = { default: { step: 1 } }', 'step'],
			['exports that throw when looked at', "var __procedure = { get default() { throw new Error('no') } }", 'step'],
			['a handler inherited from Object', 'var __procedure = { default: {} }', 'toString'],
		])('%s is a bug', async (_, code, handler) => {
			expect(await runner.run({ digest: code, code, request: request({}, handler) })).toMatchObject({
				ok: false,
				failure: 'bug',
			});
		});

		const loops = ['for (;;) {}', 'await null; for (;;) {}', 'for (;;) await null'].map((body) => book.add(body));
		it('stops a step that takes too much processor time, before and after an await', async () => {
			for (const loop of loops) {
				const started = performance.now();
				expect(await runner.run(loop({ limits: { cpuMs: 150, wallMs: 2000 } }))).toMatchObject({
					ok: false,
					failure: 'cpuLimit',
				});
				expect(performance.now() - started).toBeLessThan(3000);
			}
		});

		it('stops a step that loops in its top-level code', async () => {
			const looping = { digest: 'top loop', code: 'for (;;) {}', request: request(), limits: { cpuMs: 150 } };
			expect(await runner.run(looping)).toMatchObject({ ok: false, failure: 'cpuLimit' });
		});

		const endless = book.add('for (;;) {}');
		it('tells a wall-clock limit from a processor limit', async () => {
			expect(await runner.run(endless({ limits: { cpuMs: 5000, wallMs: 150 } }))).toMatchObject({
				ok: false,
				failure: 'wallLimit',
			});
		});

		const silent = book.add('await new Promise(() => {})');
		it('ends a promise that never settles', async () => {
			expect(await runner.run(silent())).toMatchObject({
				ok: false,
				failure: 'bug',
				message: expect.stringContaining('never answers'),
			});
		});

		describe('calls out of the sandbox', () => {
			const asking = book.add(
				`const states = []; for (const n of [1, 2]) states.push(await context.use.payment.state()); ${answering('states')}`,
			);
			it('are carried out by who runs the step, in order, and their answers come in', async () => {
				const seen: unknown[] = [];
				const onCall: CallHandler = async (call) => {
					seen.push(call);
					return { ok: true, value: { status: 'due', amountVnd: seen.length } };
				};
				expect(patched(await runner.run({ ...asking(), onCall }))).toEqual([
					{ status: 'due', amountVnd: 1 },
					{ status: 'due', amountVnd: 2 },
				]);
				expect(seen).toEqual([
					{ index: 0, call: 'payment.state', request: {} },
					{ index: 1, call: 'payment.state', request: {} },
				]);
			});

			const together = book.add(
				`const one = async (key) => { const a = await context.use.register(key, { key }); return (await context.use.register(a.record.next, {})).record.next; };
				${answering("await Promise.all([one('a'), one('b')])")}`,
			);
			it('made at once are answered one after another, in the order made: a repetition asks in the same order', async () => {
				const order: string[] = [];
				let active = 0;
				const onCall: CallHandler = async ({ request }) => {
					const { register } = request as { register: string };
					order.push(register);
					active += 1;
					await new Promise((resolve) => setTimeout(resolve, register === 'a' ? 60 : 1));
					expect(active).toBe(1);
					active -= 1;
					return { ok: true, value: { record: { next: `${register}x` }, asOf: '' } };
				};
				expect(patched(await runner.run({ ...together(), onCall }))).toEqual(['axx', 'bxx']);
				expect(order).toEqual(['a', 'b', 'ax', 'bx']);
			});

			const catching = book.add(
				`try { await context.use.http({ method: 'GET', url: 'https://a.vn/' }) } catch (e) { ${answering('[e.name, e.code, e.message]')} }`,
			);
			const notCatching = book.add("await context.use.http({ method: 'GET', url: 'https://a.vn/' })");
			it('that fail throw: what may pass and what may not by different names', async () => {
				const failing =
					(retryable: boolean): CallHandler =>
					async () => ({ ok: false, code: 'http.x', message: 'no', retryable });
				const ends = await Promise.all(
					[true, false].map((retryable) => runner.run({ ...catching(), onCall: failing(retryable) })),
				);
				expect(ends.map(patched)).toEqual([
					['RetryableError', 'http.x', 'no'],
					['CapabilityError', 'http.x', 'no'],
				]);
				for (const [retryable, failure] of [
					[true, 'retryable'],
					[false, 'bug'],
				] as const)
					expect(await runner.run({ ...notCatching(), onCall: failing(retryable) })).toMatchObject({ failure });
			});

			it('without anybody to carry them out are denied, and no catch of the step hides it', async () => {
				expect(await runner.run(catching())).toMatchObject({ ok: false, failure: 'denied' });
			});
			it('that end the run do so whatever the step makes of it', async () => {
				const onCall: CallHandler = async () => ({ breach: { failure: 'bug', message: 'another request' } });
				expect(await runner.run({ ...catching(), onCall })).toMatchObject({
					ok: false,
					failure: 'bug',
					message: 'another request',
				});
			});
			it('that the core cannot carry out are tried again another time', async () => {
				const onCall: CallHandler = () => Promise.reject(new Error('the disk is full'));
				const end = await runner.run({ ...catching(), onCall });
				expect(end).toMatchObject({ ok: false, failure: 'retryable' });
				expect(!end.ok && end.message).not.toContain('disk');
			});

			it('that never settle end with the wall limit, and are told so', async () => {
				let told: AbortSignal | undefined;
				const onCall: CallHandler = (_, signal) => {
					told = signal;
					return new Promise(() => {});
				};
				expect(await runner.run({ ...asking(), onCall, limits: { wallMs: 300 } })).toMatchObject({
					ok: false,
					failure: 'wallLimit',
				});
				await expect.poll(() => told?.aborted).toBe(true);
			});

			it('answered after the end of their run reach nobody, and harm nobody', async () => {
				const late = Promise.withResolvers<{ ok: true; value: unknown }>();
				const first = await runner.run({ ...asking(), onCall: () => late.promise, limits: { wallMs: 300 } });
				expect(first).toMatchObject({ ok: false, failure: 'wallLimit' });
				const onCall: CallHandler = async () => {
					late.resolve({ ok: true, value: 'late' });
					return { ok: true, value: 'in time' };
				};
				expect(patched(await runner.run({ ...asking(), onCall }))).toEqual(['in time', 'in time']);
			});

			const forgetful = book.add(`context.use.payment.state(); ${answering('1')}`);
			it('must be awaited: an answer before theirs is a bug', async () => {
				const onCall: CallHandler = async () => ({ ok: true, value: {} });
				expect(await runner.run({ ...forgetful(), onCall })).toMatchObject({
					ok: false,
					failure: 'bug',
					message: expect.stringContaining('await every call'),
				});
			});

			const many = book.add(
				`let made = 0; try { for (;;) { await context.use.payment.state(); made += 1 } } catch (e) { ${answering('[made, e.code]')} }`,
			);
			const heavy = book.add(
				`try { await context.use.register('r', { x: 'x'.repeat(300_000) }) } catch (e) { ${answering('e.code')} }`,
			);
			it('are at most 32 in a run, of bounded size', async () => {
				let count = 0;
				const onCall: CallHandler = async () => {
					count += 1;
					return { ok: true, value: {} };
				};
				expect(patched(await runner.run({ ...many(), onCall }))).toEqual([32, 'call.tooMany']);
				expect(count).toBe(32);
				expect(patched(await runner.run({ ...heavy(), onCall }))).toBe('call.tooLarge');
				expect(count).toBe(32);
			});
			it('get answers of bounded size', async () => {
				const onCall: CallHandler = async () => ({ ok: true, value: 'x'.repeat(600_000) });
				expect(await runner.run({ ...asking(), onCall })).toMatchObject({
					ok: false,
					failure: 'bug',
					message: expect.stringContaining('answer'),
				});
			});
		});

		it('goes on after every failure', async () => {
			await runner.run(broken());
			expect(patched(await runner.run(echo({ answers: { value: 1 } })))).toBe(1);
		});

		const local = book.add(
			answering("[context.today, new Intl.NumberFormat('vi-VN', { style: 'currency', currency: 'VND' }).format(2000)]"),
		);
		it('knows the date of the ward and the money of the country', async () => {
			expect(patched(await runner.run(local()))).toEqual(['2026-11-23', '2.000\u00a0₫']);
		});
	});
}
